"""Requests that come in pieces, through a socket."""

import pytest
from tests.web.http1.serving import plain, post, request, serving, tells

CLOSE = b"Connection: close"
CHUNKED = b"Transfer-Encoding: chunked"
REQUESTS = {
    b"GET /a (": request(b"GET /a HTTP/1.1", CLOSE),
    b"POST /b (body": post(b"/b", b"body", CLOSE),
    b"POST /c (body": request(
        b"POST /c HTTP/1.1", CLOSE, CHUNKED, body=b"3\r\nbod\r\n1;a=b\r\ny\r\n0\r\nX: y\r\n\r\n"
    ),
}


@pytest.mark.parametrize("told", REQUESTS)
def test_a_request_that_comes_in_pieces_is_one_request(told: bytes) -> None:
    sent = REQUESTS[told]

    with serving(tells) as server:
        assert server.answers(*(sent[at : at + 1] for at in range(len(sent)))) == plain(
            told + b")", b"connection: close"
        )


def test_a_head_and_its_body_may_come_apart() -> None:
    sent = post(b"/a", b"body", CLOSE)

    with serving(tells) as server, server.connect(sent[:-4]) as client:
        assert client.gets_nothing()
        client.send(sent[-4:])
        assert client.rest() == plain(b"POST /a (body)", b"connection: close")


def test_a_body_of_megabytes_comes_whole() -> None:
    body = bytes(range(256)) * 20_000

    with serving(tells) as server:
        assert server.answers(post(b"/a", body, CLOSE)) == plain(
            b"POST /a (%s)" % body, b"connection: close"
        )
        sent = request(b"POST /a HTTP/1.1", CLOSE, CHUNKED)
        chunks = b"".join(b"%x\r\n%s\r\n" % (65536, body[:65536]) for _ in range(40))
        assert server.answers(sent + chunks + b"0\r\n\r\n") == plain(
            b"POST /a (%s)" % (body[:65536] * 40), b"connection: close"
        )
