"""When the layer in front answers by itself, and when it asks the application."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from flask import Flask, Response
from werkzeug.test import EnvironBuilder, TestResponse

from jinshan_kg.web.answers.conditional import Stamp
from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.answers.service import Answers
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.answers.whole import WholeAnswer
from jinshan_kg.web.replies import Reply
from jinshan_kg.web.telemetry.record import Asked, CacheUse, Entered, RequestRecord, current

Ask = Callable[..., TestResponse]
MakeApp = Callable[[Answers, int], Flask]

BIG = "1000:0123456789"


class Counting:
    """A WSGI application that counts how often it is asked."""

    def __init__(self, app: Flask) -> None:
        self.calls = 0
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.calls += 1
        return self._app.wsgi_app(environ, start_response)


@pytest.fixture
def behind(app: Flask) -> Counting:
    return Counting(app)


@pytest.fixture
def front(behind: Counting, answers: Answers) -> Front:
    return Front(behind, answers.store)


def environ_of(query: str, **headers: str) -> WSGIEnvironment:
    builder = EnvironBuilder(
        "/sparql", query_string={"query": query}, headers=list(headers.items())
    )
    return builder.get_environ()


def reply_to(front: Front, query: str, record: RequestRecord) -> Reply | None:
    environ = environ_of(query)
    return front.reply(environ, front.likeness(environ), record)


def test_a_repeated_request_is_answered_without_the_application(
    front: Front, behind: Counting, ask: Ask
) -> None:
    first, second = ask(front, "3:ab"), ask(front, "3:ab")
    assert behind.calls == 1
    assert second.data == first.data == b"ababab"
    assert list(second.headers) == list(first.headers)


def test_a_head_and_a_304_are_answered_without_the_application(
    front: Front, behind: Counting, ask: Ask
) -> None:
    first = ask(front, BIG, accept_encoding="gzip")
    head = ask(front, BIG, method="HEAD", accept_encoding="gzip")
    unchanged = ask(front, BIG, accept_encoding="gzip", if_none_match=first.headers["ETag"])
    assert behind.calls == 1
    assert (head.status, head.data) == ("200 OK", b"")
    assert head.headers["Content-Length"] == str(len(first.data))
    assert (unchanged.status, unchanged.data) == ("304 NOT MODIFIED", b"")
    assert "Content-Encoding" not in unchanged.headers


@pytest.mark.parametrize(
    "header",
    [
        {"authorization": "Basic eDp5"},
        {"range": "bytes=0-1"},
        {"if_range": '"x"'},
        {"if_match": '"x"'},
        {"if_modified_since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        {"if_unmodified_since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        {"cookie": "a=b"},
        {"expect": "100-continue"},
        {"content_type": "text/plain"},
        {"content_length": "0"},
        {"transfer_encoding": "chunked"},
        {"upgrade": "h2c"},
    ],
    ids=lambda header: next(iter(header)),
)
def test_an_unusual_request_goes_to_the_application(
    front: Front, behind: Counting, ask: Ask, header: dict[str, str]
) -> None:
    ask(front, "3:ab")
    ask(front, "3:ab", **header)
    assert behind.calls == 2


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "PUT"])
def test_another_method_goes_to_the_application(
    front: Front, behind: Counting, ask: Ask, method: str
) -> None:
    ask(front, "3:ab")
    ask(front, "3:ab", method=method)
    assert behind.calls == 2


@pytest.mark.parametrize(
    "header", [{"accept": "text/csv"}, {"accept_encoding": "br"}, {"host": "example.org"}]
)
def test_what_the_answer_may_depend_on_must_be_the_same(
    front: Front, behind: Counting, ask: Ask, header: dict[str, str]
) -> None:
    ask(front, BIG)
    ask(front, BIG, **header)
    ask(front, BIG, **header)
    assert behind.calls == 2


def test_what_it_does_not_depend_on_may_differ(front: Front, behind: Counting, ask: Ask) -> None:
    ask(front, "3:ab", user_agent="one", origin="http://one.example")
    ask(front, "3:ab", user_agent="other", cache_control="no-cache")
    assert behind.calls == 1


@pytest.mark.parametrize("query", ["wrong", "1:now", "300000:x"])
def test_errors_and_what_is_not_kept_go_to_the_application_each_time(
    front: Front, behind: Counting, ask: Ask, query: str
) -> None:
    for _ in range(2):
        ask(front, query)
    assert behind.calls == 2


def test_a_post_and_a_get_share_the_answer(front: Front, ask: Ask, asked: list[str]) -> None:
    posted = ask(front, "3:ab", method="POST")
    got = ask(front, "3:ab")
    assert posted.headers["ETag"] == got.headers["ETag"]
    assert asked == ["3:ab"]


def test_an_answer_that_had_to_make_room_is_asked_for_again(make_app: MakeApp, ask: Ask) -> None:
    answers = Answers(AnswerStore(30_000), "1")
    behind = Counting(make_app(answers, 0))
    front = Front(behind, answers.store)
    first = ask(front, "3000:a")
    for number in range(10):
        ask(front, f"3000:a#{number}")
    again = ask(front, "3000:a")
    assert behind.calls == 12
    assert again.data == first.data
    assert again.headers["ETag"] != first.headers["ETag"]
    assert list(ask(front, "3000:a").headers) == list(again.headers)
    assert behind.calls == 12


def test_an_answer_evaluated_again_is_not_given_under_its_old_tag(
    front: Front, answers: Answers, behind: Counting, ask: Ask
) -> None:
    first = ask(front, "3:ab")
    key = first.headers["ETag"][1:25]
    answers.store.put(WholeAnswer(b"baba", first.content_type, Stamp(key, "0" * 12)))
    second = ask(front, "3:ab")
    assert behind.calls == 2
    assert second.data == b"baba"
    assert second.headers["ETag"] != first.headers["ETag"]


def test_requests_that_are_remembered_have_a_bound(
    make_app: MakeApp, answers: Answers, ask: Ask
) -> None:
    behind = Counting(make_app(answers, 0))
    front = Front(behind, answers.store, max_bytes=10_000)
    for _ in range(2):
        for number in range(10):
            ask(front, f"1:a#{number}")
    assert behind.calls == 20


def test_a_very_long_request_is_not_remembered(front: Front, behind: Counting, ask: Ask) -> None:
    for _ in range(2):
        ask(front, f"1:a#{'x' * 16_384}")
    assert behind.calls == 2


def cookie(response: Response) -> Response:
    response.set_cookie("session", "mine")
    return response


def private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private"
    return response


def retagged(response: Response) -> Response:
    response.set_etag("another")
    return response


def lengthened(response: Response) -> Response:
    response.data += b"\n"
    return response


def refused(response: Response) -> Response:
    response.status_code = 429
    return response


@pytest.mark.parametrize("hook", [cookie, private, retagged, lengthened, refused])
def test_what_the_application_changed_its_mind_about_is_not_remembered(
    app: Flask, front: Front, behind: Counting, ask: Ask, hook: Any
) -> None:
    app.after_request(hook)
    for _ in range(4):
        ask(front, "3:ab")
    assert behind.calls == 4


def test_a_client_cannot_mark_an_answer(front: Front, behind: Counting, ask: Ask) -> None:
    for _ in range(2):
        ask(front, "wrong", **{"jinshan_kg.sent": "1"})
    assert behind.calls == 2


def test_the_event_loop_may_ask_too(front: Front, ask: Ask) -> None:
    record = RequestRecord("id", 0.0)
    assert reply_to(front, "3:ab", record) is None
    first = ask(front, "3:ab")
    reply = reply_to(front, "3:ab", record)
    assert reply is not None
    assert (reply.status, reply.body) == (200, b"ababab")
    assert reply.headers == [(name.lower(), value) for name, value in first.headers]
    assert record.cache is CacheUse.HIT


def test_requests_that_get_the_same_answer_are_alike(front: Front) -> None:
    one = front.likeness(environ_of("3:ab", Accept="text/csv", Cookie=""))
    assert one is not None
    assert one == front.likeness(environ_of("3:ab", Accept="text/csv", If_None_Match='"x"'))
    assert one != front.likeness(environ_of("3:ab"))
    assert one != front.likeness(environ_of("3:b", Accept="text/csv"))
    assert front.likeness(environ_of("3:ab", Range="bytes=0-1")) is None


@pytest.mark.parametrize("path", ["/-/health", "/static/style.css", "/downloads/x.ttl"])
def test_what_is_not_marked_or_takes_long_is_none_of_its_business(front: Front, path: str) -> None:
    assert front.likeness(EnvironBuilder(path).get_environ()) is None


def test_a_slash_at_the_end_makes_another_request_for_the_same(front: Front) -> None:
    query = {"query": "3:ab"}
    one, other = (
        front.likeness(EnvironBuilder(path, query_string=query).get_environ())
        for path in ("/sparql", "/sparql/")
    )
    assert one is not None
    assert other is not None
    assert one != other


def test_the_list_of_headers_is_the_callers(front: Front, ask: Ask) -> None:
    ask(front, "3:ab")
    first, second = (reply_to(front, "3:ab", RequestRecord("id", 0.0)) for _ in "12")
    assert first is not None
    assert second is not None
    first.headers.append(("x-request-id", "1"))
    assert ("x-request-id", "1") not in second.headers


def test_a_hit_tells_the_request_record_what_the_first_answer_told(
    app: Flask, front: Front, ask: Ask
) -> None:
    known = Asked("3:ab", "SELECT", "json")

    def note(response: Response) -> Response:
        record = current()
        record.route, record.asked, record.rows = "/sparql", known, 2
        return response

    app.after_request(note)
    with Entered(RequestRecord("one", 0.0)):
        ask(front, "3:ab")
        assert current().cache is CacheUse.MISS
    with Entered(RequestRecord("two", 0.0)):
        ask(front, "3:ab")
        record = current()
    assert (record.id, record.cache, record.route) == ("two", CacheUse.HIT, "/sparql")
    assert record.asked is known
    assert record.rows == 2


def test_a_hit_counts_as_one_and_a_miss_too(front: Front, answers: Answers, ask: Ask) -> None:
    for _ in range(3):
        ask(front, "3:ab")
    statistics = answers.store.statistics()
    assert (statistics.hits, statistics.misses) == (2, 1)
