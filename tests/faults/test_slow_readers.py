"""Clients that ask for much and read next to nothing, while others are served."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlencode

import pytest
from tests.faults.queries import LARGE
from tests.faults.server import MEBI, Server

Serve = Callable[..., Server]
KEPT = LARGE.replace("1000000", "200000")  # 6 MB, which the server keeps in memory
LIMITS = {"threads": 8, "queue": 8, "timeout": 30}  # fewer than there are slow readers


@pytest.mark.parametrize(
    ("query", "clients", "most"),
    [(KEPT, 200, 200 * MEBI), (LARGE, 12, 60 * MEBI)],
    ids=["an answer that is kept", "an answer in a file"],
)
def test_others_are_served_and_the_slow_get_all_in_the_end(
    serve: Serve, query: str, clients: int, most: int
) -> None:
    server = serve(limits=LIMITS)
    whole = server.ask(query).body  # by POST and as another text: not what is asked for below
    before = server.memory()
    with server.survives(growth=most), slow_readers(server, query, clients) as readers:
        for _ in range(3):
            for reader in readers:
                assert len(reader.recv(1)) == 1
            assert server.counts()
            time.sleep(0.5)
        assert server.memory() - before < most  # and not as much as all have asked for
        assert server.load() == (0, 0)  # no worker and no place in the queue is held
        first, *_ = readers
        rest = b"".join(iter(lambda: first.recv(MEBI), b""))
        assert rest.endswith(whole)


@contextmanager
def slow_readers(server: Server, query: str, count: int) -> Iterator[list[socket.socket]]:
    """Clients that have little room and an answer that has begun."""
    target = f"/sparql?{urlencode({'query': query})}"
    request = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n"
    with ExitStack() as stack:
        readers = []
        for _ in range(count):
            reader = stack.enter_context(with_little_room(server))
            readers.append(reader)
            reader.sendall(f"{request}Connection: close\r\n\r\n".encode())
            assert reader.recv(16) == b"HTTP/1.1 200 OK\r"
        yield readers


def with_little_room(server: Server) -> socket.socket:
    client = socket.socket()
    client.settimeout(60)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # before the window is agreed on
    client.connect(("127.0.0.1", server.port))
    return client
