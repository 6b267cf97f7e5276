"""Telemetry around an RSGI application."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest

from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.record import CacheUse
from jinshan_kg.web.telemetry.rsgi import RsgiTelemetry
from jinshan_kg.web.telemetry.telemetry import Telemetry

Logged = Callable[[], list[dict[str, Any]]]
Answer = Callable[[Any], Awaitable[None]]


class Headers(dict[str, str]):
    """Granian's: `get` gives the first of several with one name, `items` all."""

    def __init__(self, *fields: tuple[str, str]) -> None:
        super().__init__(reversed(fields))
        self.fields = fields

    def items(self) -> Any:
        return self.fields


class Protocol:
    """The server's side of a request, from which the client leaves after so many parts."""

    def __init__(self, parts: int = 100) -> None:
        self.sent: list[Any] = []
        self._parts = parts

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"the body"

    async def client_disconnect(self) -> None:
        self.sent.append("client_disconnect")

    def response_empty(self, *response: Any) -> None:
        self.sent.append(response)

    def response_bytes(self, *response: Any) -> None:
        self.sent.append(response)

    def response_stream(self, *response: Any) -> "Protocol":
        self.sent.append(response)
        return self

    async def send_bytes(self, part: bytes) -> None:
        if len(self.sent) > self._parts:
            raise RuntimeError("the client has left")
        self.sent.append(part)


def ask(answer: Answer, *fields: tuple[str, str], proxies: int = 0, parts: int = 100) -> list[Any]:
    """Return what goes out, where the application answers so."""

    async def answers(scope: Any, protocol: Any) -> None:
        await answer(protocol)

    app: Any = SimpleNamespace(__rsgi__=answers)
    scope: Any = SimpleNamespace(
        method="GET", path="/café", client="192.0.2.7:4711", headers=Headers(*fields)
    )
    protocol: Any = Protocol(parts)
    asyncio.run(RsgiTelemetry(app, Telemetry(Metrics(), proxies)).__rsgi__(scope, protocol))
    sent: list[Any] = protocol.sent
    return sent


async def two_bytes(protocol: Any) -> None:
    protocol.response_bytes(200, [("content-type", "text/plain")], b"ok")


async def three_parts(protocol: Any) -> None:
    transport = protocol.response_stream(200, [])
    await transport.send_bytes(b"one")
    await transport.send_bytes("zwölf".encode())
    await transport.send_bytes(b"three")


def test_an_answer_gets_id_and_timing() -> None:
    ((status, headers, body),) = ask(two_bytes, ("x-request-id", "4f1d"), proxies=1)

    assert (status, body) == (200, b"ok")
    assert headers[:2] == [("content-type", "text/plain"), ("X-Request-Id", "4f1d")]
    assert headers[2][0] == "Server-Timing"
    assert headers[2][1].startswith("total;dur=")


def test_the_application_is_told_of_the_loop() -> None:
    told: list[object] = []
    app: Any = SimpleNamespace(__rsgi_init__=told.append, __rsgi__=None)
    loop: Any = object()

    RsgiTelemetry(app, Telemetry(Metrics())).__rsgi_init__(loop)

    assert told == [loop]


def test_a_request_is_logged(logged: Logged) -> None:
    ask(two_bytes, ("user-agent", "curl/8.5.0"))

    (line,) = logged()
    assert 0 <= line.pop("ms") < 1_000
    assert len(line.pop("id")) == 16
    assert line == {
        "level": "INFO",
        "logger": "jinshan_kg.access",
        "client": "192.0.2.7",
        "method": "GET",
        "path": "/café",
        "status": 200,
        "bytes": 2,
        "cache": "none",
        "agent": "curl/8.5.0",
    }


def test_the_application_notes_what_it_knows_in_the_record_of_the_protocol(logged: Logged) -> None:
    async def hit(protocol: Any) -> None:
        protocol.record.cache = CacheUse.HIT
        protocol.response_bytes(200, [], "é".encode())

    ((_, headers, body),) = ask(hit)

    assert body == b"\xc3\xa9"
    assert headers[1][1].startswith("cache;desc=hit, total;dur=")
    assert logged()[0]["cache"] == "hit"


def test_a_client_behind_a_proxy_has_the_address_that_the_proxy_tells(logged: Logged) -> None:
    ask(
        two_bytes,
        ("x-forwarded-for", "203.0.113.9, 198.51.100.1"),  # from the client, whoever that is
        ("x-forwarded-for", "198.51.100.2"),  # from the proxy, in a line of its own
        proxies=1,
    )

    assert logged()[0]["client"] == "198.51.100.2"


def test_a_stranger_tells_nothing_of_its_address(logged: Logged) -> None:
    ask(two_bytes, ("x-forwarded-for", "203.0.113.9"))

    assert logged()[0]["client"] == "192.0.2.7"


def test_an_answer_without_body(logged: Logged) -> None:
    async def empty(protocol: Any) -> None:
        protocol.response_empty(304, [])

    ((status, headers),) = ask(empty)

    assert (status, headers[0][0]) == (304, "X-Request-Id")
    assert (logged()[0]["status"], logged()[0]["bytes"]) == (304, 0)


def test_a_body_in_parts(logged: Logged) -> None:
    response, *parts = ask(three_parts)

    assert response[0] == 200
    assert parts == [b"one", "zwölf".encode(), b"three"]
    (line,) = logged()
    assert line["bytes"] == 14
    assert "aborted" not in line


def test_a_client_that_leaves_amid_the_answer(logged: Logged) -> None:
    with pytest.raises(RuntimeError, match="the client has left"):
        ask(three_parts, parts=2)

    (line,) = logged()
    assert (line["status"], line["bytes"], line["aborted"]) == (200, 9, True)


def test_a_client_that_leaves_before_the_answer(logged: Logged) -> None:
    async def nothing(protocol: Any) -> None:
        await protocol.client_disconnect()

    assert ask(nothing) == ["client_disconnect"]

    (line,) = logged()
    assert (line["status"], line["bytes"], line["aborted"]) == (499, 0, True)


def test_a_body_that_breaks_off_here_is_not_complete_either(logged: Logged) -> None:
    async def breaks(protocol: Any) -> None:
        await protocol.response_stream(200, []).send_bytes(b"one")
        raise OSError("the disk broke")

    with pytest.raises(OSError, match="the disk broke"):
        ask(breaks)

    assert logged()[0]["aborted"] is True


def test_the_application_reads_the_body_of_the_request() -> None:
    async def echo(protocol: Any) -> None:
        parts = [part async for part in protocol]
        protocol.response_bytes(200, [], b"".join(parts))

    assert ask(echo)[0][2] == b"the body"


def test_an_application_that_raises_is_logged_as_a_failure(logged: Logged) -> None:
    async def fails(protocol: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(fails)

    assert logged()[0]["status"] == 500
