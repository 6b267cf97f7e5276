"""Clients that take a large answer a byte a second, while others are served."""

import socket
import time
from contextlib import ExitStack

from tests.faults.queries import LARGE
from tests.faults.server import Server

CLIENTS = 6


def test_others_are_served_and_the_slow_get_all_in_the_end(server: Server) -> None:
    whole = server.ask(LARGE).body
    with server.survives(), ExitStack() as stack:
        clients = [stack.enter_context(slow(server)) for _ in range(CLIENTS)]
        for _ in range(3):
            time.sleep(1)
            for client in clients:
                assert len(client.recv(1)) == 1
            began = time.monotonic()
            assert server.counts()
            assert time.monotonic() - began < 2
        first, *_ = clients
        rest = b"".join(iter(lambda: first.recv(1 << 20), b""))
        assert rest.endswith(whole)


def slow(server: Server) -> socket.socket:
    """A client that has little room, and wants the connection closed after the answer."""
    client = server.connect()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    request = server.request(LARGE).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    client.sendall(request)
    assert client.recv(16) == b"HTTP/1.1 200 OK\r"
    return client
