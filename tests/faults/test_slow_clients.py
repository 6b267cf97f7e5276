"""Clients that take their time: 200 that send a byte now and then, while others are served."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from tests.faults.server import Server

PAUSE = 1.0  # seconds between two bytes
HEADER = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nX: "
BODY = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    b"Content-Length: 1000\r\n\r\nASK {} #"
)


@contextmanager
def trickling(server: Server, beginnings: list[bytes]) -> Iterator[list[socket.socket]]:
    """Clients that send the beginning of a request, and then a byte after each pause."""
    over = threading.Event()
    with ExitStack() as stack:
        clients = [stack.enter_context(server.connect(begun)) for begun in beginnings]

        def trickle() -> None:
            while not over.wait(PAUSE):
                for client in clients:
                    with suppress(OSError):  # the server waits for a header no longer
                        client.sendall(b"a")

        thread = threading.Thread(target=trickle)
        thread.start()
        try:
            yield clients
        finally:
            over.set()
            thread.join()


def test_others_are_served_at_once(server: Server) -> None:
    with server.survives(), trickling(server, [HEADER, BODY] * 100) as clients:
        for _ in range(20):
            assert server.counts()
        # Those that have the time to are still there, and have no answer.
        for client in clients[1::2]:
            client.setblocking(False)
            with suppress(BlockingIOError):
                assert client.recv(1) == b"an answer"


def test_who_sends_no_whole_header_is_let_go_and_makes_room_for_others(server: Server) -> None:
    kept = b"GET /-/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with server.survives(), ExitStack() as stack:
        clients = [
            stack.enter_context(server.connect(begun, seconds=25))
            for begun in (b"", b"GET / HT", HEADER, kept)
        ]
        ends = [b"".join(iter(lambda: client.recv(1 << 16), b"")) for client in clients]  # noqa: B023
    assert ends[:3] == [b"", b"", b""]
    assert ends[3].startswith(b"HTTP/1.1 200 OK")


def test_what_they_ask_is_answered_in_the_end(server: Server) -> None:
    with server.survives(), trickling(server, [BODY] * 3) as clients:
        assert server.counts()
        for client in clients:
            client.sendall(b"a" * 1000)
            assert client.recv(16) == b"HTTP/1.1 200 OK\r"
