"""Responses to the byte."""

import pytest
from tests.web.http1.serving import plain, post, request, response, serving

from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope
from jinshan_kg.web.replies import Headers

GET = request(b"GET / HTTP/1.1")
HEAD = request(b"HEAD / HTTP/1.1")
CLOSE = b"connection: close"


def answer(
    status: int, headers: Headers, body: bytes | None, sent: bytes = GET
) -> tuple[bytes, bytes]:
    """Return the response to a request, and that to a second one on the same connection."""

    async def answers(scope: Scope, protocol: HTTPProtocol) -> None:
        if scope.path == "/second":
            protocol.response_empty(200, [])
        elif body is None:
            protocol.response_empty(status, headers)
        else:
            protocol.response_bytes(status, headers, body)

    with serving(answers) as server, server.connect(sent) as client:
        first = client.head()
        if not sent.startswith(b"HEAD"):
            first += client.body(len(body or b""))
        client.send(request(b"GET /second HTTP/1.1"))
        return first, client.response()


SECOND = response(b"200 OK", b"content-length: 0")


def test_the_fields_come_in_their_order_then_the_length_then_the_date() -> None:
    headers = [("x-b", "1"), ("content-type", "text/plain"), ("x-a", "é"), ("x-b", "2")]

    lines = (b"x-b: 1", b"content-type: text/plain", b"x-a: \xe9", b"x-b: 2", b"content-length: 4")
    expected = response(b"418 I'm a Teapot", *lines, body=b"body")
    assert answer(418, headers, b"body") == (expected, SECOND)


def test_the_length_that_the_application_gives_is_given_once() -> None:
    expected = response(b"200 OK", b"content-length: 4", b"x: y", body=b"body")

    assert answer(200, [("content-length", "4"), ("x", "y")], b"body") == (expected, SECOND)


@pytest.mark.parametrize("body", [b"", None])
def test_a_body_may_be_empty(body: bytes | None) -> None:
    assert answer(200, [], body) == (response(b"200 OK", b"content-length: 0"), SECOND)


@pytest.mark.parametrize(("status", "line"), [(204, b"204 No Content"), (304, b"304 Not Modified")])
@pytest.mark.parametrize("body", [b"", None])
def test_what_can_have_no_body_has_no_length(status: int, line: bytes, body: bytes | None) -> None:
    assert answer(status, [("etag", '"a"')], body) == (response(line, b'etag: "a"'), SECOND)


def test_what_can_have_no_body_is_sent_without_the_one_it_was_given() -> None:
    async def answers(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(304, [], b"body")

    with serving(answers) as server, server.connect(GET) as client:
        assert client.head() == response(b"304 Not Modified")
        assert client.gets_nothing()


@pytest.mark.parametrize("body", [b"", b"body", None])
def test_a_head_has_the_length_that_the_application_gives_and_no_body(body: bytes | None) -> None:
    expected = response(b"200 OK", b"content-length: 26", b"x: y")

    assert answer(200, [("content-length", "26"), ("x", "y")], body, HEAD) == (expected, SECOND)


def test_a_head_without_a_length_has_none() -> None:
    assert answer(200, [("x", "y")], b"", HEAD) == (response(b"200 OK", b"x: y"), SECOND)


def test_http_1_0_is_answered_as_http_1_1() -> None:
    with serving(empty) as server:
        expected = response(b"200 OK", b"content-length: 0", CLOSE)
        assert server.answers(b"GET / HTTP/1.0\r\n\r\n") == expected  # RFC 9110, section 2.5


async def empty(scope: Scope, protocol: HTTPProtocol) -> None:
    protocol.response_empty(200, [])


def test_the_application_may_end_the_connection() -> None:
    async def closes(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [("connection", "close"), ("x", "y")], b"body")

    with serving(closes) as server:
        expected = response(b"200 OK", b"x: y", b"content-length: 4", CLOSE, body=b"body")
        assert server.answers(GET) == expected


def test_an_answer_before_the_request_is_whole_ends_the_connection() -> None:
    with serving(empty) as server:
        sent = post(b"/", b"body")[:-1]
        assert server.answers(sent) == response(b"200 OK", b"content-length: 0", CLOSE)


def test_bodies_of_all_sizes_come_whole() -> None:
    async def sized(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [], b"x" * int(scope.query_string))

    sizes = [0, 1, 65_000, 65_535, 65_536, 65_537, 262_144, 5_000_000, 3]
    with serving(sized) as server, server.connect() as client:
        for size in sizes:
            client.send(request(b"GET /?%d HTTP/1.1" % size))
            assert client.response() == plain(b"x" * size)


def test_a_request_is_answered_once() -> None:
    errors: list[str] = []

    async def twice(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [], b"body")
        for again in (
            lambda: protocol.response_empty(200, []),
            lambda: protocol.response_bytes(200, [], b"more"),
            lambda: protocol.response_stream(200, []),
        ):
            try:
                again()
            except RuntimeError as error:
                errors.append(str(error))

    with serving(twice) as server, server.connect(GET) as client:
        assert client.response() == plain(b"body")
        client.send(GET)
        assert client.response() == plain(b"body")
    assert errors == ["a request is answered once"] * 6
