"""The language of a page: the address, a cookie, the browser, in that order; English otherwise."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.language import choose_language, gettext, language, local_address


@pytest.mark.parametrize(
    ("wanted", "remembered", "accepted", "chosen"),
    [
        (None, None, None, "en"),
        (None, None, "zh", "zh"),
        (None, "en", "zh", "en"),
        ("zh", "en", "en", "zh"),
        ("fr", "nonsense", "zh", "zh"),
    ],
)
def test_the_first_that_is_known_is_chosen(
    wanted: str | None, remembered: str | None, accepted: str | None, chosen: str
) -> None:
    assert choose_language(wanted, remembered, accepted) == chosen


def test_a_page_says_its_language_and_what_that_depends_on(client: FlaskClient) -> None:
    english = client.get("/")
    chinese = client.get("/", headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"})
    assert '<html lang="en">' in english.text
    assert '<html lang="zh">' in chinese.text
    assert "金山知识图谱" in chinese.text
    for answer in (english, chinese):
        assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))
    assert english.headers["ETag"] != chinese.headers["ETag"]


@pytest.mark.parametrize(
    ("code", "passage"), [("en", "Passage 9–98"), ("zh", "段落 9–98"), ("fr", "Passage 9–98")]
)
def test_a_message_is_said_in_the_language_of_the_request(
    client: FlaskClient, code: str, passage: str
) -> None:
    with client.application.test_request_context(f"/?lang={code}"):
        assert language() == ("zh" if code == "zh" else "en")
        assert gettext("Passage %(start)s–%(end)s", start=9, end=98) == passage
        assert gettext("100 % of nothing") == "100 % of nothing"
        assert gettext("%(text)s!", text="金山") == "金山!"


def test_without_a_request_there_is_the_fallback() -> None:
    assert language() == "en"


def test_a_choice_is_remembered(client: FlaskClient) -> None:
    answer = client.get("/-/language/zh?back=/sparql?query=ASK%7B%7D")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/sparql?query=ASK%7B%7D"
    assert "lang=zh" in answer.headers["Set-Cookie"]
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert '<html lang="zh">' in client.get("/").text
    assert '<html lang="en">' in client.get("/?lang=en").text


def test_a_choice_of_no_language_of_ours_is_refused(client: FlaskClient) -> None:
    answer = client.get("/-/language/fr")
    assert answer.status_code == 404
    assert answer.get_json()["detail"] == "No language 'fr'; there are: en, zh."


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/id/park/x?page=2&lang=en", "/id/park/x?page=2"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org", "/"),
        ("/\t/example.org", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_stays_on_this_server(address: str, kept: str) -> None:
    assert local_address(address) == kept


@given(st.text())
def test_the_way_back_is_a_path(address: str) -> None:
    kept = local_address(address)
    assert kept.startswith("/")
    assert not kept.startswith(("//", "/\\"))
