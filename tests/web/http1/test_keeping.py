"""Which connections serve for another request."""

import pytest
from tests.web.http1.serving import plain, request, serving, tells

KEEPS = {
    "HTTP/1.1": request(b"GET /a HTTP/1.1"),
    "HTTP/1.1, that asks for it": request(b"GET /a HTTP/1.1", b"Connection: keep-alive"),
}
CLOSES = {
    "HTTP/1.1, that wants no more": request(b"GET /a HTTP/1.1", b"Connection: close"),
    "however it is written": request(b"GET /a HTTP/1.1", b"CONNECTION: Close"),
    "among others": request(b"GET /a HTTP/1.1", b"Connection: x, close"),
    "HTTP/1.0": b"GET /a HTTP/1.0\r\n\r\n",
    "HTTP/1.0, that wants no more": b"GET /a HTTP/1.0\r\nConnection: close\r\n\r\n",
}
SECOND = request(b"GET /b HTTP/1.1", b"Connection: close")


@pytest.mark.parametrize("name", KEEPS)
def test_a_connection_is_kept(name: str) -> None:
    with serving(tells) as server, server.connect(KEEPS[name]) as client:
        assert client.response() == plain(b"GET /a ()")
        client.send(SECOND)
        assert client.rest() == plain(b"GET /b ()", b"connection: close")


def test_to_http_1_0_it_is_said_that_the_connection_is_kept() -> None:
    sent = b"GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"

    with serving(tells) as server, server.connect(sent) as client:
        assert client.response() == plain(b"GET /a ()", b"connection: keep-alive")
        client.send(SECOND)
        assert client.rest() == plain(b"GET /b ()", b"connection: close")


@pytest.mark.parametrize("name", CLOSES)
def test_a_connection_ends_and_what_follows_is_overlooked(name: str) -> None:
    with serving(tells) as server:
        assert server.answers(CLOSES[name] + SECOND) == plain(b"GET /a ()", b"connection: close")
