"""Telemetry around a WSGI application."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from werkzeug.test import Client, TestResponse

from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.record import Asked, CacheUse, Outcome, RequestRecord, current
from jinshan_kg.web.telemetry.telemetry import Telemetry
from jinshan_kg.web.telemetry.wsgi import RECORD, WsgiTelemetry

Logged = Callable[[], list[dict[str, Any]]]
HEADERS = {"X-Request-Id": "4f1d", "User-Agent": "curl/8.5.0"}


def get(
    app: WSGIApplication, path: str = "/x?y=z", record: RequestRecord | None = None
) -> TestResponse:
    """Ask an application within telemetry that trusts one proxy."""
    client = Client(WsgiTelemetry(app, Telemetry(Metrics(), proxies=1)))
    environ = {"REMOTE_ADDR": "192.0.2.7", RECORD: record}
    return client.get(path, headers=HEADERS, environ_overrides=environ, buffered=True)


def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"two ", b"parts"]


def sparql(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    record = current()
    record.route, record.cache, record.asked = "/sparql", CacheUse.MISS, Asked("ASK {}", "ASK")
    record.outcome, record.queued, record.ran = Outcome.OK, 0.0, 0.0025
    return answer(environ, start_response)


def test_the_answer_is_that_of_the_application_with_id_and_timing() -> None:
    response = get(answer)

    assert (response.status, response.data) == ("200 OK", b"two parts")
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["X-Request-Id"] == "4f1d"
    assert re.fullmatch(r"total;dur=\d+\.\d\d", response.headers["Server-Timing"])


def test_what_the_application_notes_is_in_the_timing() -> None:
    timing = get(sparql).headers["Server-Timing"]

    assert timing.startswith("queue;dur=0.00, run;dur=2.50, cache;desc=miss, total;dur=")


def test_the_headers_of_the_application_are_not_changed() -> None:
    headers = [("Content-Type", "text/plain")]

    def cached(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", headers)
        return [b""]

    get(cached)

    assert headers == [("Content-Type", "text/plain")]


def test_a_request_is_logged_without_its_query_string(logged: Logged) -> None:
    get(answer, "/caf%C3%A9?secret=1")

    (line,) = logged()
    assert 0 <= line.pop("ms") < 1_000
    assert line == {
        "level": "INFO",
        "logger": "jinshan_kg.access",
        "id": "4f1d",
        "client": "192.0.2.7",
        "method": "GET",
        "path": "/café",
        "status": 200,
        "bytes": 9,
        "cache": "none",
        "agent": "curl/8.5.0",
    }


def test_a_query_has_a_line_of_its_own_with_the_same_id(logged: Logged) -> None:
    get(sparql)

    access, query = logged()
    assert (access["logger"], access["id"]) == ("jinshan_kg.access", "4f1d")
    assert query.pop("ms") == access["ms"]
    assert query == {
        "level": "INFO",
        "logger": "jinshan_kg.query",
        "id": "4f1d",
        "query": "819ea91ed5f12b38",
        "form": "ASK",
        "format": None,
        "status": 200,
        "bytes": 9,
        "cache": "miss",
        "outcome": "ok",
        "queue_ms": 0.0,
        "run_ms": 2.5,
    }


@pytest.mark.parametrize("logged", ["debug"], indirect=True)
def test_the_text_of_a_query_is_logged_at_debug_level(logged: Logged) -> None:
    get(sparql)

    assert logged()[1]["text"] == "ASK {}"


def probe(status: str) -> WSGIApplication:
    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        current().route = "/-/ready"
        start_response(status, [])
        return []

    return app


def test_a_monitor_that_all_is_well_for_is_not_logged(logged: Logged) -> None:
    get(probe("200 OK"))

    assert logged() == []


def test_a_monitor_that_something_is_wrong_for_is_logged(logged: Logged) -> None:
    get(probe("503 Service Unavailable"))

    assert logged()[0]["status"] == 503


@pytest.mark.parametrize("logged", ["debug"], indirect=True)
def test_every_monitor_is_logged_at_debug_level(logged: Logged) -> None:
    get(probe("200 OK"))

    assert logged()[0]["status"] == 200


@pytest.mark.parametrize("logged", ["warning"], indirect=True)
def test_nothing_of_this_is_logged_at_warning_level(logged: Logged) -> None:
    get(sparql)

    assert logged() == []


def test_a_path_that_is_not_utf_8_is_logged(logged: Logged) -> None:
    get(answer, "/%FF")

    assert logged()[0]["path"] == "/\ufffd"


def test_an_application_that_raises_is_logged_as_a_failure(logged: Logged) -> None:
    def fails(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        get(fails)

    assert logged()[0]["status"] == 500


class Parts:
    """A body that comes in parts, and is closed."""

    def __init__(self) -> None:
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"one"
        yield b"two"

    def close(self) -> None:
        self.is_closed = True


def streams(body: Parts) -> WSGIApplication:
    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        return body

    return app


def test_a_body_in_parts_is_logged_when_the_last_has_gone(logged: Logged) -> None:
    body = Parts()

    response = get(streams(body))

    assert (response.data, body.is_closed) == (b"onetwo", True)
    (line,) = logged()
    assert line["bytes"] == 6
    assert "aborted" not in line


def test_a_client_that_leaves_amid_the_answer_is_logged_once(logged: Logged) -> None:
    body = Parts()
    wrapped = WsgiTelemetry(streams(body), Telemetry(Metrics()))
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/x"}

    answered: Any = wrapped(environ, lambda *_: lambda _: None)
    assert next(answered) == b"one"
    answered.close()
    answered.close()

    (line,) = logged()
    assert body.is_closed
    assert (line["bytes"], line["aborted"]) == (3, True)


def test_a_request_that_has_a_record_already_is_entered_and_not_ended(logged: Logged) -> None:
    record = RequestRecord("4f1d", 0.0)

    response = get(sparql, record=record)

    assert record.asked == Asked("ASK {}", "ASK")
    assert "X-Request-Id" not in response.headers
    assert logged() == []


def test_the_record_is_left_when_the_request_is_answered() -> None:
    seen: list[RequestRecord] = []

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        seen.append(current())
        return answer(environ, start_response)

    get(app)

    assert seen[0].id == "4f1d"
    assert current() is not seen[0]
