"""The client of the benchmark."""

import socket
import threading
from collections.abc import Iterator

import pytest
from benchmarks.client import Client, request_of
from benchmarks.incoming import BrokenResponseError

REQUEST = request_of("/sparql?query=ASK", "text/plain")
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


def test_a_request_is_http() -> None:
    assert REQUEST == (
        b"GET /sparql?query=ASK HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/plain\r\n\r\n"
    )


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def answering(listener: socket.socket, *connections: list[bytes]) -> threading.Thread:
    """Answer so many connections, each with so many responses, and close them."""

    def answer() -> None:
        for responses in connections:
            connection, _ = listener.accept()
            with connection:
                for response in responses:
                    assert connection.recv(1 << 16) == REQUEST
                    connection.sendall(response)

    thread = threading.Thread(target=answer)
    thread.start()
    return thread


def test_it_keeps_its_connection(listener: socket.socket) -> None:
    thread = answering(listener, [RESPONSE, RESPONSE])
    with Client(listener.getsockname()[1], 5) as client:
        for _ in range(2):
            response = client.send(REQUEST)
            assert (response.status, response.body) == (200, b"hi")
            assert 0 < response.seconds < 5
    thread.join()


def test_it_opens_another_where_the_server_has_closed_one(listener: socket.socket) -> None:
    with Client(listener.getsockname()[1], 5) as client:
        for _ in range(2):
            thread = answering(listener, [RESPONSE])
            assert client.send(REQUEST).body == b"hi"
            thread.join()


def test_half_an_answer_is_an_error(listener: socket.socket) -> None:
    thread = answering(listener, [RESPONSE[:-1]])
    with Client(listener.getsockname()[1], 5) as client, pytest.raises(BrokenResponseError):
        client.send(REQUEST)
    thread.join()


def test_no_answer_is_a_timeout(listener: socket.socket) -> None:
    with Client(listener.getsockname()[1], 0.1) as client, pytest.raises(TimeoutError):
        client.send(REQUEST)
