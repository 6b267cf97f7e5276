"""`Expect: 100-continue` (RFC 9110, section 10.1.1)."""

import pytest
from tests.web.http1.serving import plain, post, request, response, serving, tells

from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

EXPECT = b"Expect: 100-continue"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
HEAD = post(b"/a", b"body", EXPECT)[:-4]
TOLD = plain(b"POST /a (body)")


@pytest.mark.parametrize("expect", [b"Expect: 100-continue", b"EXPECT:100-Continue "])
def test_a_body_that_is_read_is_asked_for_once(expect: bytes) -> None:
    with serving(tells) as server, server.connect(post(b"/a", b"body", expect)[:-4]) as client:
        assert client.head() == CONTINUE
        client.send(b"bo", b"dy")
        assert client.response() == TOLD
        client.send(request(b"GET /b HTTP/1.1"))
        assert client.response() == plain(b"GET /b ()")


def test_a_body_that_is_there_is_not_asked_for() -> None:
    with serving(tells) as server, server.connect(HEAD + b"body") as client:
        assert client.response() == TOLD


def test_a_body_in_chunks_is_asked_for() -> None:
    sent = request(b"POST /a HTTP/1.1", EXPECT, b"Transfer-Encoding: chunked")

    with serving(tells) as server, server.connect(sent) as client:
        assert client.head() == CONTINUE
        client.send(b"4\r\nbody\r\n0\r\n\r\n")
        assert client.response() == TOLD


def test_a_body_that_is_not_read_is_not_asked_for_and_the_connection_ends() -> None:
    async def refuses(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_empty(417, [])

    with serving(refuses) as server:
        expected = response(b"417 Expectation Failed", b"content-length: 0", b"connection: close")
        assert server.answers(HEAD) == expected


def test_a_body_that_there_is_none_of_is_not_asked_for() -> None:
    with serving(tells) as server, server.connect(request(b"GET /a HTTP/1.1", EXPECT)) as client:
        assert client.response() == plain(b"GET /a ()")


@pytest.mark.parametrize("field", [b"X: 100-continue", b"Expect: 200-ok"])
def test_without_the_expectation_nothing_is_asked_for(field: bytes) -> None:
    with serving(tells) as server, server.connect(post(b"/a", b"body", field)[:-4]) as client:
        assert client.gets_nothing()
        client.send(b"body")
        assert client.response() == TOLD


def test_http_1_0_cannot_expect_that() -> None:
    sent = request(b"POST /a HTTP/1.0", EXPECT, b"Content-Length: 4")

    with serving(tells) as server, server.connect(sent) as client:
        assert client.gets_nothing()
        client.send(b"body")
        assert client.rest() == plain(b"POST /a (body)", b"connection: close")


def test_a_body_that_is_read_after_the_answer_began_is_not_asked_for() -> None:
    async def answers_first(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [("content-length", "4")])
        async for part in protocol:
            await stream.send_bytes(part)

    with serving(answers_first) as server, server.connect(HEAD) as client:
        assert client.head() == response(b"200 OK", b"content-length: 4", b"connection: close")
        assert client.gets_nothing()
        client.send(b"body")
        assert client.rest() == b"body"


def test_who_pipelines_is_asked_in_turn() -> None:
    sent = request(b"GET /b HTTP/1.1") + HEAD

    with serving(tells) as server, server.connect(sent) as client:
        assert client.response() == plain(b"GET /b ()")
        assert client.head() == CONTINUE
        client.send(b"body")
        assert client.response() == TOLD
