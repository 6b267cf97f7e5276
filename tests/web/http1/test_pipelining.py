"""Requests that do not wait for the answers to those before."""

import asyncio

import pytest
from tests.web.http1.serving import plain, post, refused, request, serving, tells

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

LAST = request(b"GET /last HTTP/1.1", b"Connection: close")
ENDS = plain(b"GET /last ()", b"connection: close")


async def takes_its_time(scope: Scope, protocol: HTTPProtocol) -> None:
    """Answer `/slow…` after a while."""
    if scope.path.startswith("/slow"):
        await asyncio.sleep(0.1)
    await tells(scope, protocol)


@pytest.mark.parametrize("paths", [["/slow", "/a", "/b"], ["/a", "/slow", "/slow2"], ["/a"] * 40])
@pytest.mark.parametrize("at_once", [True, False])
def test_answers_come_in_the_order_of_the_requests(paths: list[str], at_once: bool) -> None:
    sent = [request(f"GET {path} HTTP/1.1".encode()) for path in paths]
    pieces = [b"".join([*sent, LAST])] if at_once else [*sent, LAST]

    with serving(takes_its_time) as server:
        expected = b"".join(plain(f"GET {path} ()".encode()) for path in paths)
        assert server.answers(*pieces) == expected + ENDS


@pytest.mark.parametrize("at_once", [True, False])
def test_each_request_has_its_own_body(at_once: bool) -> None:
    chunked = b"Transfer-Encoding: chunked"
    sent = [
        post(b"/slow", b"one"),
        request(b"POST /b HTTP/1.1", chunked, body=b"3\r\ntwo\r\n0\r\n\r\n"),
        post(b"/slow/c", b""),
        post(b"/d", request(b"GET /none HTTP/1.1")),
    ]
    pieces = [b"".join([*sent, LAST])] if at_once else [*sent, LAST]

    with serving(takes_its_time) as server:
        bodies = [b"POST /slow (one)", b"POST /b (two)", b"POST /slow/c ()"]
        bodies.append(b"POST /d (%s)" % request(b"GET /none HTTP/1.1"))
        assert server.answers(*pieces) == b"".join(map(plain, bodies)) + ENDS


def test_one_is_worked_on_at_a_time() -> None:
    working: list[str] = []
    most = 0

    async def counts(scope: Scope, protocol: HTTPProtocol) -> None:
        nonlocal most
        working.append(scope.path)
        most = max(most, len(working))
        await asyncio.sleep(0.02)
        working.remove(scope.path)
        await tells(scope, protocol)

    with serving(counts) as server:
        server.answers(request(b"GET /a HTTP/1.1") * 5 + LAST)
    assert most == 1


@pytest.mark.parametrize("path", [b"/a", b"/slow"])
@pytest.mark.parametrize("at_once", [True, False])
def test_what_is_no_request_is_refused_after_the_answers_before(path: bytes, at_once: bool) -> None:
    sent = [post(path, b"body"), request(b"GET /b HTTP/1.1"), b"GET / HTTP/3.0\r\n\r\n", LAST]

    with serving(takes_its_time) as server:
        answers = server.answers(*([b"".join(sent)] if at_once else sent))

    told = plain(b"POST %s (body)" % path) + plain(b"GET /b ()")
    reason = refusals.malformed("Invalid HTTP version")
    assert answers == told + refused(reason, b"connection: close")


def test_an_unread_body_is_no_request() -> None:
    async def reads_nothing(scope: Scope, protocol: HTTPProtocol) -> None:
        await asyncio.sleep(0.02)
        protocol.response_bytes(200, [], scope.path.encode())

    sent = post(b"/a", request(b"GET /none HTTP/1.1")) + post(b"/b", b"GET") + LAST

    with serving(reads_nothing) as server:
        expected = plain(b"/a") + plain(b"/b") + plain(b"/last", b"connection: close")
        assert server.answers(sent) == expected


@pytest.mark.parametrize("reads", [True, False])
def test_after_a_large_body_that_has_waited_for_the_application_the_connection_goes_on(
    reads: bool,
) -> None:
    async def waits(scope: Scope, protocol: HTTPProtocol) -> None:
        await asyncio.sleep(0.2)
        size = sum([len(part) async for part in protocol]) if reads else 0
        protocol.response_bytes(200, [], b"%d" % size)

    sent = post(b"/a", b"x" * 263_000)

    with serving(waits) as server, server.connect(sent[:-1000], sent[-1000:]) as client:
        assert client.response() == plain(b"263000" if reads else b"0")
        client.send(LAST)
        assert client.rest() == plain(b"0", b"connection: close")
