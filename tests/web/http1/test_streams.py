"""Responses that come in parts."""

import http.client

import pytest
from tests.web.http1.serving import Answer, Server, plain, request, response, serving

from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope
from jinshan_kg.web.replies import Headers

GET = request(b"GET / HTTP/1.1")
OLD = b"GET / HTTP/1.0\r\n"
KEEP = b"Connection: keep-alive\r\n"
CHUNKED = b"transfer-encoding: chunked"
CLOSE = b"connection: close"


def streams(headers: Headers, *parts: bytes) -> Answer:
    """Return an application that answers in parts, and with OK at `/second`."""

    async def answers(scope: Scope, protocol: HTTPProtocol) -> None:
        if scope.path == "/second":
            return protocol.response_bytes(200, [], b"OK")
        stream = protocol.response_stream(200, headers)
        for part in parts:
            await stream.send_bytes(part)

    return answers


def goes_on(server: Server, sent: bytes, expected: bytes) -> bool:
    """Say whether the answer is that, and the connection serves for another request."""
    _, _, body = expected.partition(b"\r\n\r\n")
    with server.connect(sent) as client:
        got = client.head() + client.body(len(body))
        client.send(request(b"GET /second HTTP/1.1"))
        second = client.response()
    return (got, second) == (expected, plain(b"OK"))


def test_parts_of_a_length_that_is_known_are_sent_as_they_are() -> None:
    app = streams([("content-length", "7"), ("x", "y")], b"one", b"", b"more")

    expected = response(b"200 OK", b"content-length: 7", b"x: y", body=b"onemore")
    with serving(app) as server:
        assert goes_on(server, GET, expected)


def test_parts_of_a_length_that_is_not_known_are_chunks() -> None:
    app = streams([("x", "y")], b"one", b"", b"sixteen of them.")

    body = b"3\r\none\r\n10\r\nsixteen of them.\r\n0\r\n\r\n"
    with serving(app) as server:
        assert goes_on(server, GET, response(b"200 OK", b"x: y", CHUNKED, body=body))


def test_there_may_be_no_parts() -> None:
    with serving(streams([])) as server:
        assert goes_on(server, GET, response(b"200 OK", CHUNKED, body=b"0\r\n\r\n"))
    with serving(streams([("content-length", "0")])) as server:
        assert goes_on(server, GET, response(b"200 OK", b"content-length: 0"))


@pytest.mark.parametrize("keep", [b"", KEEP])
def test_http_1_0_gets_parts_without_a_length_until_the_end_of_the_connection(keep: bytes) -> None:
    with serving(streams([("x", "y")], b"one", b"", b"more")) as server:
        expected = response(b"200 OK", b"x: y", CLOSE, body=b"onemore")
        assert server.answers(OLD + keep + b"\r\n") == expected


def test_http_1_0_may_keep_the_connection_where_the_length_is_known() -> None:
    app = streams([("content-length", "7")], b"one", b"more")

    lines = (b"content-length: 7", b"connection: keep-alive")
    with serving(app) as server:
        assert goes_on(server, OLD + KEEP + b"\r\n", response(b"200 OK", *lines, body=b"onemore"))


def test_chunks_may_be_the_last_of_the_connection() -> None:
    sent = request(b"GET / HTTP/1.1", b"Connection: close")

    with serving(streams([], b"one")) as server:
        expected = response(b"200 OK", CHUNKED, CLOSE, body=b"3\r\none\r\n0\r\n\r\n")
        assert server.answers(sent) == expected


@pytest.mark.parametrize("headers", [[], [("content-length", "20000000")]])
def test_a_client_of_another_make_reads_megabytes_in_parts(headers: Headers) -> None:
    parts = [bytes([n]) * 1_000_000 for n in range(20)]

    with serving(streams(headers, *parts)) as server:
        client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        for _ in range(2):
            client.request("GET", "/")
            assert client.getresponse().read() == b"".join(parts)
        client.close()


def test_parts_go_out_as_they_come() -> None:
    async def asks_back(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [("content-length", "8")])
        async for part in protocol:
            await stream.send_bytes(part)

    sent = request(b"POST / HTTP/1.1", b"Content-Length: 8")
    with serving(asks_back) as server, server.connect(sent) as client:
        assert client.head() == response(b"200 OK", b"content-length: 8", CLOSE)
        for part in (b"ab", b"cde", b"fgh"):
            client.send(part)
            assert client.body(len(part)) == part
        assert client.rest() == b""


@pytest.mark.parametrize("parts", [[b"12345"], [b"123", b"4", b"5"], [b"1234", b"5"]])
def test_more_than_the_length_is_an_error_and_is_not_sent(parts: list[bytes]) -> None:
    errors: list[str] = []

    async def too_long(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [("content-length", "4")])
        for part in parts:
            try:
                await stream.send_bytes(part)
            except ValueError as error:
                errors.append(str(error))
                await stream.send_bytes(b"!" * (4 - sum(map(len, parts[:-1]))))

    with serving(too_long) as server, server.connect(GET) as client:
        body = b"".join(parts[:-1]).ljust(4, b"!")
        assert client.response() == response(b"200 OK", b"content-length: 4", body=body)
    assert errors == ["the body is longer than its Content-Length"]


@pytest.mark.parametrize("headers", [[("x", "y"), ("content-length", "7000000")], [("x", "y")]])
@pytest.mark.parametrize("parts", [[], [b"one", b"more"]])
def test_a_head_is_answered_without_the_parts(headers: Headers, parts: list[bytes]) -> None:
    lines = [f"{name}: {value}".encode() for name, value in headers]

    with serving(streams(headers, *parts)) as server:
        assert goes_on(server, request(b"HEAD / HTTP/1.1"), response(b"200 OK", *lines))


def test_what_can_have_no_body_is_sent_without_the_parts() -> None:
    async def not_modified(scope: Scope, protocol: HTTPProtocol) -> None:
        if scope.path == "/second":
            return protocol.response_bytes(200, [], b"OK")
        stream = protocol.response_stream(304, [("etag", "x")])
        await stream.send_bytes(b"part")

    with serving(not_modified) as server:
        assert goes_on(server, GET, response(b"304 Not Modified", b"etag: x"))
