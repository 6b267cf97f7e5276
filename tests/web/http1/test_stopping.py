"""A server that stops."""

import asyncio
import time
from threading import Thread

import pytest
from tests.waiting import wait_until
from tests.web.http1.serving import plain, request, serving, tells

from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

GET = request(b"GET /a HTTP/1.1")
LARGE = bytes(range(256)) * 4000


async def large(scope: Scope, protocol: HTTPProtocol) -> None:
    protocol.response_bytes(200, [], LARGE)


def test_a_server_without_connections_stops_at_once() -> None:
    began = time.monotonic()

    with serving(tells) as server:
        server.stop(30)

    assert time.monotonic() - began < 5


def test_idle_connections_are_closed_at_once() -> None:
    began = time.monotonic()

    with serving(tells) as server, server.connect(GET) as one, server.connect(b"GET") as two:
        assert one.response() == plain(b"GET /a ()")
        server.stop(30)
        assert (one.rest(), two.rest()) == (b"", b"")

    assert time.monotonic() - began < 5


def test_nobody_can_connect_any_more() -> None:
    with serving(tells) as server:
        server.stop(30)
        with pytest.raises(ConnectionRefusedError):
            server.connect()


def test_what_is_written_is_sent() -> None:
    with serving(large, sends=4096) as server, server.connect(GET, takes=4096) as client:
        begins = client.head()
        stopping = Thread(target=server.stop, args=(30,))
        stopping.start()
        time.sleep(0.1)
        assert stopping.is_alive()
        assert begins + client.rest() == plain(LARGE)
        stopping.join(5)
        assert not stopping.is_alive()


def test_a_client_that_reads_nothing_is_waited_for_so_long() -> None:
    with serving(large, sends=4096) as server, server.connect(GET, takes=4096) as client:
        client.head()
        began = time.monotonic()
        server.stop(0.3)
        assert 0.3 <= time.monotonic() - began < 5


def test_what_is_still_worked_on_is_given_up() -> None:
    events: list[str] = []

    async def endless(scope: Scope, protocol: HTTPProtocol) -> None:
        events.append("begun")
        try:
            await asyncio.sleep(60)
        finally:
            events.append("ended")

    began = time.monotonic()
    with serving(endless) as server, server.connect(GET * 2) as client:
        assert wait_until(lambda: events == ["begun"])
        server.stop(30)
        assert client.rest() == b""
    assert events == ["begun", "ended"]
    assert time.monotonic() - began < 5


def test_requests_that_wait_for_their_turn_are_not_begun() -> None:
    asked: list[str] = []

    async def counts(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        await large(scope, protocol)

    with serving(counts, sends=4096) as server, server.connect(GET * 5, takes=4096) as client:
        begins = client.head()
        stopping = Thread(target=server.stop, args=(30,))
        stopping.start()
        time.sleep(0.1)
        assert begins + client.rest() == plain(LARGE)
        stopping.join(5)
    assert asked == ["/a"]
