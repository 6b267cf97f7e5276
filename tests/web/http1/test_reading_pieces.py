"""However the bytes of requests are cut into pieces, they are the same requests."""

from itertools import pairwise
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from tests.web.http1.reading import Asked, Sink, read
from tests.web.http1.serving import post, request

HOST: Final = ("host", "a")
CHUNKS: Final = b"4;x=y\r\nBODY\r\n0b\r\n\r\nGET / HTT\r\n0\r\nTrailer: t\r\n\r\n"
H2C: Final = (b"Connection: Upgrade, HTTP2-Settings", b"Upgrade: h2c", b"HTTP2-Settings: AAQ")
OFFERED: Final = [HOST, ("connection", "Upgrade, HTTP2-Settings"), ("http2-settings", "AAQ")]


def lengths(body: bytes) -> tuple[str, str]:
    return ("content-length", str(len(body)))


REQUESTS: Final = [
    (request(b"GET / HTTP/1.1"), Asked(("GET", "/", "", "1.1"), [HOST], keeps=True)),
    (
        request(b"GET /%20?%20 HTTP/1.1", b"X: \xe9", b"empty:"),
        Asked(("GET", "/ ", "%20", "1.1"), [HOST, ("x", "é"), ("empty", "")], keeps=True),
    ),
    (
        post(b"/a%20b", "é\r\n\r\n".encode()),
        Asked(("POST", "/a b", "", "1.1"), [lengths(b"123456"), HOST], "é\r\n\r\n".encode(), True),
    ),
    (
        request(b"POST / HTTP/1.1", b"Transfer-Encoding: chunked", body=CHUNKS),
        Asked(
            ("POST", "/", "", "1.1"),
            [HOST, ("transfer-encoding", "chunked")],
            b"BODY\r\nGET / HTT",
            True,
        ),
    ),
    (
        request(b"GET http://b/c HTTP/1.1", b"X: y"),
        Asked(("GET", "/c", "", "1.1"), [("host", "b"), ("x", "y")], keeps=True),
    ),
    (
        request(b"GET /h2 HTTP/1.1", *H2C),
        Asked(("GET", "/h2", "", "1.1"), OFFERED, keeps=True),
    ),
    (
        post(b"/h2", b"whole", *H2C),
        Asked(("POST", "/h2", "", "1.1"), [*OFFERED, lengths(b"whole")], b"whole", True),
    ),
    (
        b"GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        Asked(("GET", "/old", "", "1.0"), [("connection", "keep-alive")], keeps=True),
    ),
]
AS_TYPED: Final = (
    request("GET /金?é HTTP/1.1".encode(), b"X: \xe9"),
    Asked(("GET", "/金", "%C3%A9", "1.1"), [HOST, ("x", "é")], keeps=True),
)
LAST: Final = (
    request(b"HEAD /last HTTP/1.1", b"Connection: close"),
    Asked(("HEAD", "/last", "", "1.1"), [HOST, ("connection", "close")], keeps=False),
)


@st.composite
def cut(draw: st.DrawFn, data: bytes) -> list[bytes]:
    """Return some bytes in pieces, of which none is empty."""
    cuts = draw(st.sets(st.integers(1, len(data) - 1), max_size=40))
    ends = [0, *sorted(cuts), len(data)]
    return [data[start:end] for start, end in pairwise(ends)]


@given(st.data())
def test_requests_in_pieces_are_the_same_requests(data: st.DataObject) -> None:
    first = data.draw(st.sampled_from([*REQUESTS, AS_TYPED]))
    some = [first, *data.draw(st.lists(st.sampled_from(REQUESTS), max_size=5)), LAST]
    pieces = data.draw(cut(b"".join(sent for sent, _ in some)))

    assert by_name(read(*pieces)) == by_name(Sink([asked for _, asked in some]))


def test_requests_in_single_bytes_are_the_same_requests() -> None:
    some = [AS_TYPED, *REQUESTS, AS_TYPED, LAST]
    sent = b"".join(sent for sent, _ in some)

    expected = Sink([asked for _, asked in some])
    assert by_name(read(*(sent[at : at + 1] for at in range(len(sent))))) == by_name(expected)


def by_name(sink: Sink) -> list[Asked]:
    """Return the requests with their fields sorted."""
    assert sink.refusals == []
    return [
        Asked(asked.line, sorted(asked.fields), asked.body, asked.keeps) for asked in sink.asked
    ]


@given(st.integers(0, len(LAST[0])))
def test_what_is_not_whole_is_waited_for(size: int) -> None:
    sent, asked = LAST

    assert read(sent[:size]).asked == ([asked] if size == len(sent) else [])


@given(st.integers(1, 1000))
def test_what_follows_a_last_request_is_overlooked(size: int) -> None:
    follows = (REQUESTS[0][0] * 50)[:size]

    assert read(LAST[0] + follows) == Sink([LAST[1]])
    assert read(LAST[0], follows) == Sink([LAST[1]])
