"""Applications that answer some requests without waiting for anything."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

import pytest
from tests.web.http1.serving import Begin, plain, post, refused, request, serving, tells

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

NOW = request(b"GET /now HTTP/1.1")
LATER = request(b"GET /later HTTP/1.1")
LAST = request(b"GET /now HTTP/1.1", b"Connection: close")
AT_ONCE, TOLD, ENDS = plain(b"OK"), plain(b"GET /later ()"), plain(b"OK", b"connection: close")
FAILED = refused(refusals.failed())


def begins(scope: Scope, protocol: HTTPProtocol) -> Coroutine[Any, Any, None] | None:
    """Answer `/now` at once, and others a little later."""
    if scope.path != "/now":
        return waits(scope, protocol)
    protocol.response_bytes(200, [], b"OK")
    return None


async def waits(scope: Scope, protocol: HTTPProtocol) -> None:
    await asyncio.sleep(0.01)
    await tells(scope, protocol)


@pytest.mark.parametrize("at_once", [True, False])
def test_answers_at_once_and_later_come_in_order(at_once: bool) -> None:
    sent = [NOW, NOW, LATER, NOW, LATER, LATER, NOW, LAST]
    pieces = [b"".join(sent)] if at_once else sent

    with serving(waits, begin=begins) as server:
        expected = AT_ONCE * 2 + TOLD + AT_ONCE + TOLD * 2 + AT_ONCE + ENDS
        assert server.answers(*pieces) == expected


def test_thousands_that_come_at_once_are_answered_one_after_the_other() -> None:
    with serving(waits, begin=begins) as server:
        assert server.answers(NOW * 5000 + LAST) == AT_ONCE * 5000 + ENDS


def test_a_request_that_is_not_whole_is_waited_for() -> None:
    sent = post(b"/now", b"body")

    with serving(waits, begin=begins) as server, server.connect(sent[:-2], sent[-2:]) as client:
        assert client.response() == plain(b"POST /now (body)")
        client.send(sent + LAST)
        assert client.rest() == AT_ONCE + ENDS


def fails(scope: Scope, protocol: HTTPProtocol) -> None:
    raise KeyError


def fails_late(scope: Scope, protocol: HTTPProtocol) -> None:
    protocol.response_bytes(200, [], b"OK")
    raise KeyError


def injects(scope: Scope, protocol: HTTPProtocol) -> None:
    protocol.response_bytes(200, [("x", "a\r\nset-cookie: b")], b"OK")


@pytest.mark.parametrize(
    ("begin", "expected"), [(fails, FAILED), (fails_late, AT_ONCE), (injects, FAILED)]
)
def test_a_failure_ends_neither_the_connection_nor_the_server(
    begin: Begin, expected: bytes
) -> None:
    with serving(waits, begin=begin) as server, server.connect(NOW * 3) as client:
        assert client.response() == expected
        assert client.response() + client.response() == expected * 2


def test_what_is_not_answered_at_all_is_reset() -> None:
    with (
        serving(waits, begin=lambda scope, protocol: None) as server,
        pytest.raises(ConnectionResetError),
    ):
        server.answers(NOW)


def test_a_client_that_sends_no_more_gets_all_its_answers() -> None:
    with serving(waits, begin=begins) as server, server.connect((NOW + LATER) * 5) as client:
        client.sends_no_more()
        assert client.rest() == (AT_ONCE + TOLD) * 5


def test_a_client_that_reads_nothing_is_answered_a_few_times() -> None:
    asked: list[str] = []

    def large(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        protocol.response_bytes(200, [], b"x" * 5000)

    with (
        serving(waits, begin=large, sends=4096) as server,
        server.connect(NOW * 500 + LAST, takes=4096) as client,
    ):
        time.sleep(0.1)
        assert len(asked) < 50
        expected = plain(b"x" * 5000) * 500 + plain(b"x" * 5000, b"connection: close")
        assert client.rest() == expected
    assert len(asked) == 501
