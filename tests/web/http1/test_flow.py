"""Nobody is sent, and nobody sends, more than the other end takes."""

import asyncio
import socket
import time

from tests.web.http1.serving import Client, plain, post, request, response, serving, tells

from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

GET = request(b"GET /a HTTP/1.1")


def sends_what_is_taken(client: Client, data: bytes) -> int:
    """Send until the server has taken nothing for a while; return how much it has taken."""
    client.stream.settimeout(0.2)
    taken = 0
    try:
        while taken < len(data):
            taken += client.stream.send(data[taken : taken + 65536])
    except TimeoutError:
        pass
    client.stream.settimeout(10)
    return taken


def test_a_client_that_reads_slowly_has_the_application_wait() -> None:
    sent: list[int] = []

    async def streams(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [("content-length", "10000000")])
        for n in range(100):
            await stream.send_bytes(bytes([n]) * 100_000)
            sent.append(n)

    with serving(streams, sends=4096) as server, server.connect(GET, takes=4096) as client:
        assert client.head() == response(b"200 OK", b"content-length: 10000000")
        time.sleep(0.1)
        assert len(sent) <= 2
        for n in range(20):
            assert client.body(100_000) == bytes([n]) * 100_000
        time.sleep(0.1)
        assert 18 <= len(sent) <= 23


def test_a_body_that_the_application_does_not_read_is_not_taken() -> None:
    sizes: list[int] = []
    go_on: list[bool] = []

    async def waits(scope: Scope, protocol: HTTPProtocol) -> None:
        while not go_on:
            await asyncio.sleep(0.01)
        sizes.extend([len(part) async for part in protocol])
        protocol.response_bytes(200, [], b"read")

    sent = post(b"/a", b"x" * 30_000_000)
    with serving(waits) as server, server.connect() as client:
        client.stream.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
        taken = sends_what_is_taken(client, sent)
        assert taken < 10_000_000
        go_on.append(True)
        client.send(sent[taken:])
        assert client.response() == plain(b"read")
    assert sum(sizes) == 30_000_000


def test_a_body_that_the_application_reads_slowly_is_taken_slowly() -> None:
    read = 0
    pauses = 0

    async def slow(scope: Scope, protocol: HTTPProtocol) -> None:
        nonlocal read, pauses
        async for part in protocol:
            read += len(part)
            if read > pauses * 1_000_000:
                pauses += 1
                await asyncio.sleep(0.01)
        protocol.response_bytes(200, [], b"%d" % read)

    with serving(slow) as server, server.connect(post(b"/a", b"x" * 20_000_000)) as client:
        assert client.response() == plain(b"20000000")


def test_a_client_that_asks_thousands_of_times_and_reads_nothing_is_answered_a_few_times() -> None:
    asked: list[str] = []

    async def counts(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.query_string)
        protocol.response_bytes(200, [], scope.query_string.encode().ljust(2000))

    many = 4000
    sent = b"".join(request(b"GET /?%d HTTP/1.1" % n, b"X: " + b"y" * 1000) for n in range(many))
    with serving(counts, sends=4096) as server, server.connect(takes=4096) as client:
        client.stream.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        assert sends_what_is_taken(client, sent) < len(sent)
        assert len(asked) < 100
        for n in range(50):
            assert client.response() == plain(b"%d" % n + b" " * (2000 - len(str(n))))
        assert len(asked) < 150


def test_all_of_them_are_answered_once_it_reads() -> None:
    asked: list[str] = []

    async def counts(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        protocol.response_bytes(200, [], b"x" * 1000)

    many = 3000
    with serving(counts) as server, server.connect(takes=4096) as client:
        client.send(GET * (many - 1) + request(b"GET /last HTTP/1.1", b"Connection: close"))
        time.sleep(0.1)
        ends = plain(b"x" * 1000, b"connection: close")
        assert client.rest() == plain(b"x" * 1000) * (many - 1) + ends
    assert asked == ["/a"] * (many - 1) + ["/last"]


def test_nothing_is_begun_behind_an_answer_that_ends_the_connection() -> None:
    asked: list[str] = []

    async def closes(scope: Scope, protocol: HTTPProtocol) -> None:
        asked.append(scope.path)
        protocol.response_bytes(200, [("connection", "close")], b"x" * 1_000_000)

    with serving(closes, sends=4096) as server, server.connect(GET * 3, takes=65536) as client:
        assert client.rest() == plain(b"x" * 1_000_000, b"connection: close")
        assert asked == ["/a"]


def test_a_client_that_reads_nothing_does_not_keep_others_waiting() -> None:
    async def large(scope: Scope, protocol: HTTPProtocol) -> None:
        if scope.path == "/a":
            return await tells(scope, protocol)
        stream = protocol.response_stream(200, [])
        while True:
            await stream.send_bytes(b"x" * 100_000)

    endless = request(b"GET /endless HTTP/1.1")
    with (
        serving(large) as server,
        server.connect(endless, takes=4096) as one,
        server.connect(endless, takes=4096) as two,
    ):
        assert one.head() == two.head()
        with server.connect(GET) as other:
            assert other.response() == plain(b"GET /a ()")
