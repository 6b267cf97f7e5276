"""Where an HTTP response ends."""

from itertools import pairwise

import pytest
from benchmarks.incoming import BrokenResponseError, Incoming
from hypothesis import given
from hypothesis import strategies as st

HEAD = b"HTTP/1.1 200 OK\r\nServer: x\r\n"
LENGTH = HEAD + b"Content-Length: 5\r\n\r\nhello"
CHUNKS = HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"


@pytest.mark.parametrize("response", [LENGTH, CHUNKS])
@given(cuts=st.sets(st.integers(1, 40)))
def test_it_ends_where_it_says_however_it_is_cut(response: bytes, cuts: set[int]) -> None:
    places = [0, *sorted(cuts), len(response)]
    parts = [response[begin:end] for begin, end in pairwise(places)]
    incoming = Incoming()
    assert [incoming.feed(part) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert (incoming.status, incoming.body()) == (200, b"hello")


@pytest.mark.parametrize(
    "response",
    [
        HEAD + b"Content-Length: 0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_it_may_be_empty(response: bytes) -> None:
    incoming = Incoming()
    assert incoming.feed(response)
    assert incoming.body() == b""


def test_without_a_length_it_ends_with_the_connection() -> None:
    incoming = Incoming()
    assert not incoming.feed(HEAD + b"\r\nhello")
    assert incoming.feed(b"")
    assert incoming.body() == b"hello"


@pytest.mark.parametrize("response", [b"", HEAD, LENGTH[:-1], CHUNKS[:-1]])
def test_a_connection_that_ends_early_is_an_error(response: bytes) -> None:
    incoming = Incoming()
    if response:
        assert not incoming.feed(response)
    with pytest.raises(BrokenResponseError, match="closed before"):
        incoming.feed(b"")


@pytest.mark.parametrize("response", [b"SSH-2.0\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_something_else_is_an_error(response: bytes) -> None:
    with pytest.raises(BrokenResponseError, match=r"not HTTP/1\.1"):
        Incoming().feed(response)


def test_chunks_out_of_order_are_an_error() -> None:
    incoming = Incoming()
    incoming.feed(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")
    with pytest.raises(BrokenResponseError, match="chunks"):
        incoming.body()
