"""A query is UTF-8, however it is sent (SPARQL 1.1 Protocol, section 2.1.3)."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Serve = Callable[..., FlaskClient]

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
QUERY = 'SELECT ("金山" AS ?x) {}'
ANSWER = (200, "x\r\n金山\r\n".encode())


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def refused(answer: TestResponse) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["detail"]


@pytest.mark.parametrize(
    "parameter",
    [
        "",
        "; charset=utf-8",
        ";charset=UTF-8",
        '; charset="utf-8"',
        "; Charset=Utf8",
        ";",
        "; version=1.2; charset=utf-8",
    ],
)
def test_a_direct_query_in_utf_8(client: FlaskClient, parameter: str) -> None:
    answer = client.post(
        "/sparql?format=csv", data=QUERY.encode(), content_type=f"{DIRECT}{parameter}"
    )

    assert (answer.status_code, answer.data) == ANSWER


def test_the_media_type_is_in_any_case(client: FlaskClient) -> None:
    answer = client.post(
        "/sparql?format=csv", data=QUERY.encode(), content_type="Application/SPARQL-Query"
    )

    assert (answer.status_code, answer.data) == ANSWER


@pytest.mark.parametrize("charset", ["UTF-16", "utf-16le", "ISO-8859-1", "GB18030", "none"])
@pytest.mark.parametrize("media_type", [DIRECT, FORM])
def test_another_charset_is_refused_by_its_name(
    client: FlaskClient, media_type: str, charset: str
) -> None:
    answer = client.post(
        "/sparql", data="query=ASK+%7B%7D", content_type=f"{media_type}; charset={charset}"
    )

    assert refused(answer) == (400, f"The body is in {charset}: send the query in UTF-8.")


def test_utf_16_that_does_not_say_so(client: FlaskClient) -> None:
    with_mark = client.post("/sparql", data="ASK {}".encode("utf-16"), content_type=DIRECT)
    without = client.post("/sparql", data="ASK {}".encode("utf-16-le"), content_type=DIRECT)

    reason = "The body is not UTF-8: byte 0 is 0xff. Send the query in UTF-8."
    assert refused(with_mark) == (400, reason)
    assert refused(without) == (400, "unexpected '\\x00'")


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (b"ASK { # \xe9\x87", "byte 8 is 0xe9"),  # cut off
        (b"ASK { # \x80", "byte 8 is 0x80"),  # begins in the middle
        (b"ASK { # \xc0\xaf", "byte 8 is 0xc0"),  # overlong
        (b"ASK { # \xed\xa0\x80", "byte 8 is 0xed"),  # a surrogate
        (b"ASK { # \xf5\x80\x80\x80", "byte 8 is 0xf5"),  # beyond U+10FFFF
    ],
)
def test_broken_utf_8_is_refused_with_its_place(
    client: FlaskClient, broken: bytes, place: str
) -> None:
    answer = client.post("/sparql", data=broken, content_type=DIRECT)

    assert refused(answer) == (400, f"The body is not UTF-8: {place}. Send the query in UTF-8.")


def test_broken_utf_8_in_a_form_or_a_url(client: FlaskClient) -> None:
    form = client.post("/sparql", data="query=ASK+%7B%7D%E9", content_type=FORM)
    url = client.get("/sparql?query=ASK+%7B%7D%E9")

    reason = "is not UTF-8: byte 6 is 0xe9. Send the query in UTF-8."
    assert refused(form) == (400, f"The body {reason}")
    assert refused(url) == (400, f"The URL {reason}")


def test_utf_8_in_a_form_or_a_url(client: FlaskClient) -> None:
    encoded = "query=SELECT+(%22%E9%87%91%E5%B1%B1%22+AS+?x)+%7B%7D&format=csv"

    for answer in (
        client.get(f"/sparql?{encoded}"),
        client.post("/sparql", data=encoded, content_type=f"{FORM}; charset=utf-8"),
        client.post("/sparql", data=f"query={QUERY}&format=csv".encode(), content_type=FORM),
    ):
        assert (answer.status_code, answer.data) == ANSWER
