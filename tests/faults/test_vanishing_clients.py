"""Clients that are gone before their answer is there."""

import socket
import struct
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.faults.queries import LARGE, RUNAWAY
from tests.faults.server import Server
from tests.waiting import wait_until

Serve = Callable[..., Server]


def close(client: socket.socket) -> None:
    client.close()


def reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


@pytest.mark.parametrize("leave", [close, reset])
def test_a_query_ends_when_its_client_has_left(
    serve: Serve, leave: Callable[[socket.socket], None]
) -> None:
    server = serve(limits={"workers": 1, "timeout": 600})
    with server.survives():
        client = server.connect(server.request(RUNAWAY))
        assert wait_until(lambda: server.load() == (1, 0))
        leave(client)
        began = time.monotonic()
        assert server.counts()  # by the only worker, or by the one in its place
        assert time.monotonic() - began < 10


def test_a_query_that_waits_gives_up_its_place_when_its_client_has_left(serve: Serve) -> None:
    server = serve(limits={"workers": 1, "queue": 1, "timeout": 600})
    with server.survives(), ThreadPoolExecutor() as clients:
        running = server.connect(server.request(RUNAWAY))
        assert wait_until(lambda: server.load() == (1, 0))
        waiting = server.connect(server.request("ASK {}"))
        assert wait_until(lambda: server.load() == (1, 1))
        waiting.close()
        assert wait_until(lambda: server.load() == (1, 0))
        patient = clients.submit(server.ask, "ASK {}")
        assert wait_until(lambda: server.load() == (1, 1))
        running.close()
        assert patient.result().body == b"true"


def test_a_large_answer_is_let_go_when_its_client_has_left(serve: Serve) -> None:
    server = serve(limits={"timeout": 60})
    with server.survives():
        for leave in (close, reset):
            client = server.connect(server.request(LARGE), seconds=60)
            assert client.recv(16) == b"HTTP/1.1 200 OK\r"
            leave(client)


def test_hundreds_that_leave_at_once(server: Server) -> None:
    with server.survives():
        for _ in range(300):
            server.connect(server.request("ASK {}")).close()
