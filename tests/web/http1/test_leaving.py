"""Clients that leave."""

import asyncio
import time
from collections.abc import Callable

import pytest
from tests.waiting import wait_until
from tests.web.http1.serving import Client, plain, post, request, response, serving, tells

from jinshan_kg.web.http1.rsgi import ClosedError, HTTPProtocol, Scope

GET = request(b"GET /a HTTP/1.1")
LAST = request(b"GET /last HTTP/1.1", b"Connection: close")
LEAVE: dict[str, Callable[[Client], None]] = {
    "closes": lambda client: client.stream.close(),
    "resets": lambda client: client.resets(),
    "sends no more": lambda client: client.sends_no_more(),
}
GO = ["closes", "resets"]


@pytest.mark.parametrize("way", LEAVE)
def test_an_application_may_wait_for_the_client_to_leave(way: str) -> None:
    events: list[str] = []

    async def waits(scope: Scope, protocol: HTTPProtocol) -> None:
        events.append("asked")
        await protocol.client_disconnect()
        events.append("left")

    with serving(waits) as server, server.connect(GET) as client:
        assert wait_until(lambda: events == ["asked"])
        assert client.gets_nothing()
        assert events == ["asked"]
        LEAVE[way](client)
        assert wait_until(lambda: events == ["asked", "left"])


def test_a_client_that_waits_for_its_answer_has_not_left() -> None:
    async def waits(scope: Scope, protocol: HTTPProtocol) -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(protocol.client_disconnect(), 0.1)
        protocol.response_bytes(200, [], b"here")

    with serving(waits) as server, server.connect(GET + GET + b"GET") as client:
        assert client.response() + client.response() == plain(b"here") * 2


@pytest.mark.parametrize("way", GO)
def test_to_a_client_that_has_left_no_parts_can_be_sent(way: str) -> None:
    events: list[str] = []

    async def goes_on(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [])
        await stream.send_bytes(b"part")
        events.append("sent")
        await protocol.client_disconnect()
        for _ in range(2):
            with pytest.raises(ClosedError):
                await stream.send_bytes(b"more")
        events.append("closed")

    with serving(goes_on) as server, server.connect(GET) as client:
        assert client.head() == response(b"200 OK", b"transfer-encoding: chunked")
        LEAVE[way](client)
        assert wait_until(lambda: events == ["sent", "closed"])


@pytest.mark.parametrize("way", GO)
def test_an_application_that_waits_for_room_learns_that_the_client_has_left(way: str) -> None:
    events: list[str] = []

    async def endless(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [])
        try:
            while True:
                await stream.send_bytes(b"x" * 1_000_000)
        except ClosedError:
            events.append("closed")

    with serving(endless) as server, server.connect(GET) as client:
        client.head()
        LEAVE[way](client)
        assert wait_until(lambda: events == ["closed"])


@pytest.mark.parametrize("way", GO)
def test_an_answer_to_a_client_that_has_left_is_no_error(way: str) -> None:
    events: list[str] = []

    async def late(scope: Scope, protocol: HTTPProtocol) -> None:
        if scope.path == "/last":
            return await tells(scope, protocol)
        await protocol.client_disconnect()
        protocol.response_bytes(200, [], b"x" * 1_000_000)
        events.append("answered")

    with serving(late) as server:
        with server.connect(GET) as client:
            LEAVE[way](client)
        assert wait_until(lambda: events == ["answered"])
        assert server.answers(LAST) == plain(b"GET /last ()", b"connection: close")


@pytest.mark.parametrize("way", LEAVE)
@pytest.mark.parametrize(
    "sent",
    [
        post(b"/a", b"body, that has more")[:-15],
        request(b"POST /a HTTP/1.1", b"Transfer-Encoding: chunked", body=b"8\r\nbody"),
        request(b"POST /a HTTP/1.1", b"Transfer-Encoding: chunked", body=b"4\r\nbody\r\n"),
    ],
)
def test_a_body_that_breaks_off_ends_early(sent: bytes, way: str) -> None:
    parts: list[bytes] = []
    events: list[str] = []

    async def reads(scope: Scope, protocol: HTTPProtocol) -> None:
        async for part in protocol:
            parts.append(part)
        events.append("end")

    with serving(reads) as server, server.connect(sent) as client:
        assert wait_until(lambda: b"".join(parts) == b"body")
        assert events == []
        LEAVE[way](client)
        assert wait_until(lambda: events == ["end"])
    assert b"".join(parts) == b"body"


def test_a_client_that_sends_no_more_is_told_what_is_wrong_with_a_body_that_breaks_off() -> None:
    with serving(tells) as server, server.connect(post(b"/a", b"body")[:-2]) as client:
        client.sends_no_more()
        assert client.rest() == plain(b"POST /a (bo)", b"connection: close")


@pytest.mark.parametrize("many", [1, 5])
def test_a_client_that_sends_no_more_gets_answers_that_are_quick(many: int) -> None:
    async def quick(scope: Scope, protocol: HTTPProtocol) -> None:
        await asyncio.sleep(0.02)
        await tells(scope, protocol)

    with serving(quick) as server, server.connect(GET * many) as client:
        client.sends_no_more()
        assert client.rest() == plain(b"GET /a ()") * many


def test_a_client_that_sends_no_more_gets_the_answer_to_what_it_sent_meanwhile() -> None:
    size = 500_000

    async def large(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [], b"x" * size)

    with serving(large, sends=4096) as server, server.connect(GET, takes=4096) as client:
        got = client.head()
        client.send(GET)
        client.sends_no_more()
        time.sleep(0.05)
        assert got + client.rest() == plain(b"x" * size) * 2


def test_a_body_that_breaks_off_while_an_earlier_request_is_answered_ends_as_well() -> None:
    asked: list[str] = []
    go_on: list[bool] = []

    async def slow(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        while not go_on:
            await asyncio.sleep(0.01)
        await tells(scope, protocol)

    with serving(slow) as server, server.connect(GET) as client:
        assert wait_until(lambda: asked == ["/a"])
        client.send(post(b"/b", b"body")[:-2])
        client.sends_no_more()
        assert client.gets_nothing()
        go_on.append(True)
        expected = plain(b"GET /a ()") + plain(b"POST /b (bo)", b"connection: close")
        assert client.rest() == expected


def test_what_waits_its_turn_is_not_begun_for_a_client_that_has_left() -> None:
    asked: list[str] = []
    events: list[str] = []

    async def waits(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        await protocol.client_disconnect()
        await asyncio.sleep(0.05)
        protocol.response_empty(204, [])
        events.append("answered")

    with serving(waits) as server, server.connect(GET + LAST) as client:
        assert wait_until(lambda: asked == ["/a"])
        client.resets()
        assert wait_until(lambda: events == ["answered"])
    assert asked == ["/a"]
