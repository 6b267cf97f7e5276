"""Applications that fail."""

import asyncio
import http.client
import logging

import pytest
from tests.web.http1.serving import (
    Answer,
    plain,
    post,
    problem,
    refused,
    request,
    response,
    serving,
)

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope
from jinshan_kg.web.replies import Headers

GET = request(b"GET / HTTP/1.1")
LAST = request(b"GET /last HTTP/1.1", b"Connection: close")
ENDS = plain(b"OK", b"connection: close")
FAILED = refused(refusals.failed())


def fails(answer: Answer) -> Answer:
    """Return an application that answers OK at `/last`, and otherwise so."""

    async def answers(scope: Scope, protocol: HTTPProtocol) -> None:
        if scope.path == "/last":
            protocol.response_bytes(200, [], b"OK")
        else:
            await answer(scope, protocol)

    return answers


async def raises(scope: Scope, protocol: HTTPProtocol) -> None:
    raise KeyError("a detail that is nobody's business")


async def forgets(scope: Scope, protocol: HTTPProtocol) -> None:
    """Answer nothing."""


def test_an_application_that_raises_has_the_client_told_and_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with serving(fails(raises)) as server:
        answers = server.answers(LAST.replace(b"/last", b"/"))

    status, told = problem(answers)
    assert status == b"HTTP/1.1 500 Internal Server Error"
    assert told == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "An error of the server; it has been logged.",
    }
    (record,) = caplog.records
    assert (record.levelno, record.name) == (logging.ERROR, "jinshan_kg.web.http1.connection")
    assert record.exc_info is not None
    assert record.exc_info[0] is KeyError


@pytest.mark.parametrize("sent", [GET, post(b"/", b"body")])
def test_the_connection_goes_on_where_the_request_was_whole(sent: bytes) -> None:
    with serving(fails(raises)) as server:
        assert server.answers(sent + sent + LAST) == FAILED + FAILED + ENDS


def test_the_connection_ends_where_the_request_was_not_whole() -> None:
    with serving(fails(raises)) as server:
        sent = post(b"/", b"body")[:-1]
        assert server.answers(sent) == refused(refusals.failed(), b"connection: close")


def test_a_head_is_told_without_a_body() -> None:
    with serving(fails(raises)) as server:
        answers = server.answers(request(b"HEAD / HTTP/1.1", b"Connection: close"))

    fields = FAILED.partition(b"content-length: ")[0]
    assert answers == fields + b"connection: close\r\ndate: now\r\n\r\n"


def test_an_application_that_fails_after_its_answer_has_answered() -> None:
    async def late(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [], b"body")
        raise KeyError

    with serving(fails(late)) as server:
        assert server.answers(GET + LAST) == plain(b"body") + ENDS


EIGHT: Headers = [("content-length", "8")]


@pytest.mark.parametrize(("length", "ends"), [([], raises), (EIGHT, raises), (EIGHT, forgets)])
def test_a_stream_that_breaks_off_is_no_whole_response(length: Headers, ends: Answer) -> None:
    async def breaks_off(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, length)
        await stream.send_bytes(b"part")
        await asyncio.sleep(0.02)
        await ends(scope, protocol)

    with serving(fails(breaks_off)) as server:
        client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        client.request("GET", "/")
        with pytest.raises((http.client.IncompleteRead, ConnectionResetError)):
            client.getresponse().read()
        client.close()


def test_what_follows_a_stream_that_breaks_off_is_not_answered() -> None:
    asked: list[str] = []

    async def breaks_off(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        stream = protocol.response_stream(200, [])
        await stream.send_bytes(b"part")
        raise KeyError

    with serving(breaks_off) as server, server.connect(GET + LAST) as client:
        assert client.head() == response(b"200 OK", b"transfer-encoding: chunked")
        with pytest.raises(ConnectionResetError):
            client.rest()
    assert asked == ["/"]


def test_a_stream_that_breaks_off_is_reset_for_http_1_0() -> None:
    async def breaks_off(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [])
        await stream.send_bytes(b"part")
        await asyncio.sleep(0.02)
        raise KeyError

    with serving(breaks_off) as server, server.connect(b"GET / HTTP/1.0\r\n\r\n") as client:
        assert client.head() == response(b"200 OK", b"connection: close")
        with pytest.raises(ConnectionResetError):
            client.rest()


@pytest.mark.parametrize("headers", [[("x", "a\r\nset-cookie: b")], [("x\n", "a")], [("x", "金")]])
@pytest.mark.parametrize("kind", ["empty", "bytes", "stream"])
def test_nothing_is_injected_by_a_field_that_is_none(kind: str, headers: Headers) -> None:
    async def injects(scope: Scope, protocol: HTTPProtocol) -> None:
        if kind == "empty":
            protocol.response_empty(200, headers)
        elif kind == "bytes":
            protocol.response_bytes(200, headers, b"body")
        else:
            protocol.response_stream(200, [*headers, ("content-length", "4")])

    with serving(fails(injects)) as server:
        assert server.answers(GET + LAST) == FAILED + ENDS


def test_an_application_that_does_not_answer_has_the_connection_reset() -> None:
    with serving(fails(forgets)) as server, pytest.raises(ConnectionResetError):
        server.answers(GET)


def test_an_application_that_is_cancelled_has_the_connection_closed() -> None:
    async def is_cancelled(scope: Scope, protocol: HTTPProtocol) -> None:
        raise asyncio.CancelledError

    with serving(is_cancelled) as server:
        assert server.answers(GET) == b""
