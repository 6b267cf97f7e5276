"""Clients that are still sending what nobody is interested in get to know why."""

import socket
import time

import pytest
from tests.waiting import wait_until
from tests.web.http1.serving import Client, plain, post, refused, request, serving

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

CLOSE = b"connection: close"
MEGA = b"x" * 1_000_000


async def too_large(scope: Scope, protocol: HTTPProtocol) -> None:
    """Refuse a body of more than 1,000 bytes; answer with the length of others."""
    size = 0
    async for part in protocol:
        size += len(part)
        if size > 1000:
            refusal = refusals.too_large(1000)
            return protocol.response_bytes(refusal.status, refusal.headers, refusal.body)
    return protocol.response_bytes(200, [], b"%d" % size)


@pytest.mark.parametrize("chunked", [True, False])
def test_a_client_that_is_still_sending_gets_its_answer(chunked: bool) -> None:
    if chunked:
        head = request(b"POST /a HTTP/1.1", b"Transfer-Encoding: chunked")
        sent = head + b"%x\r\n%s\r\n" % (len(MEGA), MEGA) * 20 + b"0\r\n\r\n"
    else:
        sent = post(b"/a", MEGA * 20)

    with serving(too_large) as server, server.connect() as client:
        client.send(sent)
        assert client.rest() == refused(refusals.too_large(1000), CLOSE)


def test_what_it_sends_after_that_is_no_request() -> None:
    asked: list[str] = []

    async def counts(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        await too_large(scope, protocol)

    sent = post(b"/a", MEGA) + request(b"GET /b HTTP/1.1")
    with serving(counts) as server, server.connect() as client:
        client.send(sent[:100_000])
        answer = client.head()
        client.send(sent[100_000:])
        answer += client.rest()
    assert (answer, asked) == (refused(refusals.too_large(1000), CLOSE), ["/a"])


def test_what_is_no_request_may_be_long() -> None:
    with serving(too_large) as server, server.connect() as client:
        client.send(b"GET / HTTP/7.7\r\n", MEGA * 5)
        assert client.rest() == refused(refusals.malformed("Invalid HTTP version"), CLOSE)


def ends(client: Client) -> bool:
    """Send on until the server does not want it."""
    client.stream.settimeout(5)
    try:
        for _ in range(2000):
            client.send(b"x" * 100)
            time.sleep(0.005)
    except (BrokenPipeError, ConnectionResetError):
        return True
    return False


def test_a_client_that_does_not_end_is_cut_off() -> None:
    began = time.monotonic()
    with serving(too_large, Limits(linger_seconds=0.3)) as server, server.connect() as client:
        client.send(post(b"/a", MEGA)[:10_000])
        assert client.rest() == refused(refusals.too_large(1000), CLOSE)
        assert ends(client)
    assert 0.3 < time.monotonic() - began < 5


def test_a_client_that_ends_is_not_waited_for() -> None:
    with serving(too_large, Limits(linger_seconds=60)) as server, server.connect() as client:
        client.send(post(b"/a", MEGA)[:10_000])
        assert client.rest() == refused(refusals.too_large(1000), CLOSE)
        client.sends_no_more()
        assert wait_until(lambda: is_gone(client), 5)


def is_gone(client: Client) -> bool:
    """Say whether the server has closed its side altogether."""
    try:
        client.stream.getpeername()
    except OSError:
        return True
    info = client.stream.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)
    return info[0] != 5  # FIN_WAIT2


def test_an_answer_may_take_longer_to_be_read_than_lingering_lasts() -> None:
    body = bytes(range(256)) * 1000

    async def reads_nothing(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [], body)

    sent = post(b"/a", MEGA)[:1000]
    limits = Limits(linger_seconds=0.2)
    with (
        serving(reads_nothing, limits, sends=4096) as server,
        server.connect(sent, takes=4096) as client,
    ):
        got = client.head()
        for at in range(0, len(body), 8000):
            got += client.body(min(8000, len(body) - at))
            time.sleep(0.04)
        assert got == plain(body, CLOSE)


def test_an_answer_that_ends_the_connection_reaches_a_client_that_pipelines_much() -> None:
    body = bytes(range(256)) * 4000

    async def closes(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [("connection", "close")], body)

    with serving(closes, sends=4096) as server, server.connect(takes=4096) as client:
        client.send(request(b"GET /a HTTP/1.1"))
        client.send(post(b"/b", b"x" * 500_000)[:200_000])
        assert client.rest() == plain(body, CLOSE)
