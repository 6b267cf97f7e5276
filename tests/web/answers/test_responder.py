"""Responses as a client sees them, without the layer in front."""

from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from jinshan_kg.web.answers.service import Answers
from jinshan_kg.web.answers.store import AnswerStore

Ask = Callable[..., TestResponse]
MakeApp = Callable[[Answers, int], Flask]

BIG = "1000:0123456789"
LARGE = "30000:0123456789"
OURS = ("ETag", "Cache-Control", "Vary", "Content-Type", "Content-Length", "Content-Encoding")


def described(response: TestResponse) -> dict[str, str]:
    return {name: response.headers[name] for name in OURS if name in response.headers}


def tag_of(response: TestResponse) -> str:
    return response.headers["ETag"]


def test_an_answer_says_how_it_may_be_used_again(app: Flask, ask: Ask) -> None:
    response = ask(app, "3:ab", accept="text/csv")
    assert (response.status, response.data) == ("200 OK", b"ababab")
    assert described(response) == {
        "ETag": tag_of(response),
        "Cache-Control": "public, no-cache",
        "Vary": "Accept, Accept-Encoding",
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Length": "6",
    }


def test_the_same_bytes_have_the_same_strong_tag(app: Flask, ask: Ask, asked: list[str]) -> None:
    tags = {tag_of(ask(app, "3:ab", method=method)) for method in ("GET", "HEAD", "POST", "GET")}
    (tag,) = tags
    assert tag.startswith('"')
    assert asked == ["3:ab"]


def test_another_media_type_or_query_has_another_tag(app: Flask, ask: Ask) -> None:
    tags = {
        tag_of(ask(app, query, accept=accept))
        for query in ("3:ab", "3:ab#2")
        for accept in ("text/csv", "application/json", "application/sparql-results+json")
    }
    assert len(tags) == 6


def test_an_age_may_be_given(make_app: MakeApp, answers: Answers, ask: Ask) -> None:
    response = ask(make_app(answers, 60), "3:ab")
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_head_is_get_without_the_body(app: Flask, ask: Ask) -> None:
    for query in ("3:ab", BIG, LARGE):
        got = ask(app, query, accept_encoding="gzip")
        headed = ask(app, query, method="HEAD", accept_encoding="gzip")
        assert headed.data == b""
        # A large answer is evaluated again, and has another tag.
        etag = {} if query != LARGE else {"ETag": tag_of(got)}
        assert described(headed) | etag == described(got)


def test_a_client_that_has_the_answer_keeps_it(app: Flask, ask: Ask, asked: list[str]) -> None:
    tag = tag_of(ask(app, "3:ab"))
    response = ask(app, "3:ab", if_none_match=tag)
    assert (response.status, response.data) == ("304 NOT MODIFIED", b"")
    assert described(response) == {
        "ETag": tag,
        "Cache-Control": "public, no-cache",
        "Vary": "Accept, Accept-Encoding",
    }
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_after_a_restart_a_client_keeps_its_answer_and_nothing_is_evaluated(
    make_app: MakeApp, ask: Ask, asked: list[str]
) -> None:
    before, after = (make_app(Answers(AnswerStore(1 << 20), "edition 1"), 0) for _ in range(2))
    for query in ("3:ab", BIG, LARGE):
        tag = tag_of(ask(before, query, accept_encoding="br"))
        asked.clear()
        response = ask(after, query, accept_encoding="br", if_none_match=tag)
        assert (response.status, tag_of(response), asked) == ("304 NOT MODIFIED", tag, [])


def test_two_evaluations_have_two_tags(make_app: MakeApp, ask: Ask) -> None:
    apps = [make_app(Answers(AnswerStore(1 << 20), "edition 1"), 0) for _ in range(2)]
    assert len({tag_of(ask(app, "3:ab")) for app in apps}) == 2


def test_over_another_dataset_the_client_gets_a_new_answer(make_app: MakeApp, ask: Ask) -> None:
    store = AnswerStore(1 << 20)
    old, new = (make_app(Answers(store, edition), 0) for edition in ("edition 1", "edition 2"))
    tag = tag_of(ask(old, "3:ab"))
    response = ask(new, "3:ab", if_none_match=tag)
    assert (response.status, response.data) == ("200 OK", b"ababab")
    assert tag_of(response) != tag


def test_a_star_is_met_by_any_answer(app: Flask, ask: Ask) -> None:
    for query in ("3:ab", BIG, LARGE):
        assert ask(app, query, if_none_match="*").status == "304 NOT MODIFIED"
    assert ask(app, "wrong", if_none_match="*").status == "400 BAD REQUEST"


def test_a_condition_on_a_post_is_ignored(app: Flask, ask: Ask) -> None:
    tag = tag_of(ask(app, "3:ab"))
    response = ask(app, "3:ab", method="POST", if_none_match=tag)
    assert (response.status, response.data) == ("200 OK", b"ababab")


def test_a_compressed_answer_says_so(app: Flask, ask: Ask) -> None:
    plain, coded = ask(app, BIG), ask(app, BIG, accept_encoding="gzip, deflate, br")
    assert brotli.decompress(coded.data) == plain.data
    assert coded.headers["Content-Encoding"] == "br"
    assert coded.headers["Content-Length"] == str(len(coded.data))
    assert "Content-Encoding" not in plain.headers
    assert tag_of(coded) == f'{tag_of(plain)[:-1]}.br"'
    assert coded.headers["Vary"] == plain.headers["Vary"] == "Accept, Accept-Encoding"


def test_the_tag_of_another_coding_is_not_enough(app: Flask, ask: Ask) -> None:
    tag = tag_of(ask(app, BIG, accept_encoding="br"))
    assert ask(app, BIG, accept_encoding="gzip", if_none_match=tag).status == "200 OK"
    assert ask(app, BIG, if_none_match=tag).status == "200 OK"
    assert ask(app, BIG, accept_encoding="br", if_none_match=tag).status == "304 NOT MODIFIED"


def test_a_small_answer_is_not_compressed(app: Flask, ask: Ask) -> None:
    response = ask(app, "3:ab", accept_encoding="gzip")
    assert (response.data, "Content-Encoding" in response.headers) == (b"ababab", False)
    again = ask(app, "3:ab", accept_encoding="gzip", if_none_match=tag_of(response))
    assert again.status == "304 NOT MODIFIED"


def test_a_large_answer_is_streamed_whole(app: Flask, ask: Ask) -> None:
    response = ask(app, LARGE, accept_encoding="gzip", accept="text/csv")
    assert response.data == b"0123456789" * 30_000
    assert described(response) == {
        "ETag": tag_of(response),
        "Cache-Control": "public, no-cache",
        "Vary": "Accept, Accept-Encoding",
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Length": "300000",
    }


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not tell")
def test_the_file_of_a_large_answer_is_closed(app: Flask, ask: Ask) -> None:
    def descriptors() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = descriptors()
    for method in ("GET", "HEAD", "POST"):
        ask(app, LARGE, method=method).close()
        ask(app, LARGE, method=method, if_none_match="*").close()
    assert descriptors() == before


def test_an_answer_that_is_not_repeatable_is_for_one_client(
    app: Flask, ask: Ask, asked: list[str]
) -> None:
    for _ in range(2):
        response = ask(app, "1:now", accept="text/csv", if_none_match="*")
        assert (response.status, response.data) == ("200 OK", b"now")
        assert described(response) == {
            "Cache-Control": "no-store",
            "Vary": "Accept, Accept-Encoding",
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Length": "3",
        }
    assert len(asked) == 2


def test_an_error_is_not_kept_and_has_no_tag(app: Flask, ask: Ask, asked: list[str]) -> None:
    for _ in range(2):
        response = ask(app, "wrong", accept="application/json", accept_encoding="gzip")
        assert response.status == "400 BAD REQUEST"
        assert response.get_json()["detail"] == "wrong is no query."
        assert "ETag" not in response.headers
    assert len(asked) == 2


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br", "zstd"])
def test_a_store_of_0_bytes_changes_nothing_that_a_client_sees(
    make_app: MakeApp, ask: Ask, encoding: str
) -> None:
    app, without = (make_app(Answers(AnswerStore(size), "1"), 0) for size in (1 << 20, 0))
    for query in ("3:ab", BIG):
        with_store = ask(app, query, accept_encoding=encoding)
        response = ask(without, query, accept_encoding=encoding)
        assert response.data == with_store.data
        assert described(response) | {"ETag": ""} == described(with_store) | {"ETag": ""}
