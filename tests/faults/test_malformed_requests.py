"""Requests that are no HTTP, or that two servers might read differently.

Each gets an error, soon, and nothing that follows it is taken for a request of its own.
"""

import re

import pytest
from tests.faults.server import Server

ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
SIX = b"\r\n6\r\nASK {}\r\n0\r\n\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
SECOND = b"GET /-/version HTTP/1.1\r\nHost: localhost\r\n\r\n"

REQUESTS = {
    "no request line": (b"HELLO\r\n\r\n", 400),
    "no target": (b"GET\r\n\r\n", 400),
    "HTTP/0.9": (b"GET /\r\n\r\n", 400),
    "HTTP/9.9": (b"GET / HTTP/9.9\r\n\r\n", 400),
    "HTTP/2 at once": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500, 400),
    "NUL in the target": (b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "NUL in a header": (ASK + b"X: a\x00b\r\n\r\n", 400),
    "no UTF-8 in the target": (b"GET /sparql?query=\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "a carriage return in a header": (ASK + b"X: a\rb\r\n\r\n", 400),
    "a header without a colon": (ASK + b"Xab\r\n\r\n", 400),
    "a space in the name of a header": (ASK + b"X b: a\r\n\r\n", 400),
    "a header of a megabyte": (ASK + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n", 431),
    "200 headers": (ASK + b"".join(b"X%d: a\r\n" % n for n in range(200)) + b"\r\n", 431),
    "NUL as an escape in the path": (b"GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
    "escapes that are none, in the path": (b"GET /%zz%ff HTTP/1.1\r\nHost: a\r\n\r\n", 404),
    "a way out of the folder": (b"GET /static/..%2f..%2fapp.py HTTP/1.1\r\nHost: a\r\n\r\n", 404),
    "NUL as an escape in the query": (b"GET /sparql?query=ASK%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    "escapes that are none, in the query": (
        b"GET /sparql?query=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        400,
    ),
    "no UTF-8 as an escape": (b"GET /sparql?query=%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    "NUL in the body": (POST + b"Content-Length: 7\r\n\r\nASK \x00{}", 400),
    "another host's address": (b"CONNECT example.org:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501),
    "two lengths": (POST + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}", 400),
    "a list of lengths": (POST + b"Content-Length: 6, 6\r\n\r\nASK {}", 400),
    "a length below 0": (POST + b"Content-Length: -6\r\n\r\nASK {}", 400),
    "a length with a sign": (POST + b"Content-Length: +6\r\n\r\nASK {}", 400),
    "a length in hexadecimal": (POST + b"Content-Length: 0x6\r\n\r\nASK {}", 400),
    "a length of 5,000 digits": (POST + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n", 400),
    "a length of 8 exbibytes": (POST + b"Content-Length: 9223372036854775807\r\n\r\n", 413),
    "a length, and chunks": (
        POST + b"Content-Length: 4\r\n" + CHUNKED + b"\r\n6\r\nASK {}\r\n0\r\n\r\n",
        400,
    ),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "two hosts": (ASK + b"Host: localhost\r\n\r\n", 400),
    "a method that there is not": (b"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
    "a length, and no chunks": (POST + b"Content-Length: 6\r\n" + CHUNKED + b"\r\n0\r\n\r\n", 400),
    "another coding": (POST + b"Transfer-Encoding: xchunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n", 400),
    "a coding after chunks": (POST + b"Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", 400),
    "a coding with a space": (POST + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
    "a coding on a line of its own": (POST + b"Transfer-Encoding:\r\n chunked\r\n\r\n", 400),
    "a chunk of no size": (POST + CHUNKED + b"\r\nzz\r\nASK {}\r\n0\r\n\r\n", 400),
    "a chunk of too large a size": (POST + CHUNKED + b"\r\nffffffffffffffffff\r\nASK {}", 400),
}


def statuses(server: Server, data: bytes) -> list[int]:
    """Return the statuses of the answers until the server closes the connection."""
    got = b""
    with server.connect(data, seconds=5) as client:
        try:
            while part := client.recv(1 << 16):
                got += part
                if b"\r\n\r\n" in got:
                    client.settimeout(0.2)  # so soon a second answer would be here
        except (TimeoutError, ConnectionResetError):
            assert got, "neither an answer nor the end of the connection"
    return [int(status) for status in re.findall(rb"HTTP/1\.[01] ([0-9]{3}) ", got)]


@pytest.mark.parametrize("name", REQUESTS)
def test_an_error(server: Server, name: str) -> None:
    data, expected = REQUESTS[name]
    with server.survives():
        assert statuses(server, data) == [expected]


def test_the_chunks_count_and_what_follows_is_no_part_of_them(server: Server) -> None:
    request = POST + CHUNKED + SIX
    with server.survives():
        assert statuses(server, request + SECOND) == [200, 200]


def test_the_body_of_a_get_is_no_request(server: Server) -> None:
    with server.survives():
        assert statuses(server, ASK + b"Content-Length: %d\r\n\r\n" % len(SECOND) + SECOND) == [200]


def test_a_body_that_breaks_off_is_no_query(server: Server) -> None:
    with server.survives(), server.connect(POST + b"Content-Length: 60\r\n\r\nASK {}") as client:
        client.shutdown(1)
        assert client.recv(1 << 16).startswith(b"HTTP/1.1 400 ")
