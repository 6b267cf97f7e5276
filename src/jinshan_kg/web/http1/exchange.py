"""One request and its response: the protocol object of RSGI."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable
from typing import Final, Protocol

from jinshan_kg.web.http1.head import response_head
from jinshan_kg.web.http1.request import Head
from jinshan_kg.web.http1.rsgi import BrokenBodyError
from jinshan_kg.web.replies import Headers, Reply

_CLOSE: Final = "connection: close\r\n"
_KEEP: Final = "connection: keep-alive\r\n"  # HTTP/1.0 has to be told
_CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"
_UNREAD: Final = 1 << 18  # bytes of a body that may wait for the application
_WITHOUT_BODY: Final = (204, 304)
_LAST_CHUNK: Final = b"0\r\n\r\n"


class Wire(Protocol):
    """The connection, as far as an exchange uses it."""

    def write(self, *parts: bytes) -> None:
        """Send some bytes; to a client that has left none are sent."""
        ...

    async def drain(self) -> None:
        """Wait until there is room for more to be written.

        Raises:
            ClosedError: If the client has left.
        """
        ...

    async def lost(self) -> None:
        """Wait for the client to leave."""
        ...

    def hold(self, held: bool, /) -> None:
        """Read nothing for now, or go on."""
        ...


class Exchange:
    """A request as it comes in, and the response as it goes out.

    Attributes:
        head: The head of the request.
        is_read: Whether all of the request has come.
        keeps: Whether the connection serves for another request after this one.
        begun: Whether the response has begun.
    """

    __slots__ = (
        "_has_ended",
        "_parts",
        "_refusal",
        "_stream",
        "_unread",
        "_waiter",
        "_wire",
        "begun",
        "head",
        "is_read",
        "keeps",
    )

    def __init__(self, head: Head, wire: Wire) -> None:
        """Take the head of the request, and the connection."""
        self.head = head
        self.is_read = False
        self.keeps = False
        self.begun = False
        self._wire = wire
        self._parts: deque[bytes] | None = None
        self._unread = 0
        self._has_ended = False
        self._waiter: asyncio.Future[None] | None = None
        self._stream: Parts | None = None
        self._refusal: Reply | None = None

    # The request, from the connection.

    def feed(self, part: bytes) -> None:
        """Take a part of the body."""
        if self._parts is None:
            self._parts = deque()
        self._parts.append(part)
        self._unread += len(part)
        if self._unread > _UNREAD:
            self._wire.hold(True)
        self._wake()

    def end(self, *, keeps: bool) -> None:
        """Take note that the request is there.

        Args:
            keeps: Whether it lets the connection serve for another.
        """
        self.is_read = True
        self.keeps = keeps and not self.begun  # else the response has said that it does not
        self.break_off()

    def finish(self, *, has_failed: bool) -> bool:
        """End the response; say whether it is whole.

        Args:
            has_failed: Whether the application did not get to its end.
        """
        return self.begun and (self._stream is None or self._stream.end(has_failed=has_failed))

    def fail(self, refusal: Reply) -> None:
        """Take note that the body is none of HTTP, and what to answer to that."""
        self._refusal = refusal
        self._wake()

    def fail_now(self, refusal: Reply) -> None:
        """Answer in place of the application, if it has not begun to."""
        if not self.begun:
            self.response_bytes(refusal.status, refusal.headers, refusal.body)

    def break_off(self) -> None:
        """Take note that no more of the request will come."""
        self._has_ended = True
        self._wake()

    # To the application.

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the parts of the body; they end early where the client leaves."""
        may_tell = not self.is_read and not self.begun and self.head.http_version != "1.0"
        if may_tell and self.head.headers.get("expect").lower() == "100-continue":
            self._wire.write(_CONTINUE)  # RFC 9110, section 10.1.1
        while True:
            while self._parts:
                part = self._parts.popleft()
                self._unread -= len(part)
                yield part
            if self._refusal is not None:
                raise BrokenBodyError(self._refusal)
            if self._has_ended:
                return
            self._wire.hold(False)
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter

    def client_disconnect(self) -> Awaitable[None]:
        """Wait for the client to leave."""
        return self._wire.lost()

    def response_empty(self, status: int, headers: Headers) -> None:
        """Answer without a body; what the header fields say of one is that of a GET."""
        is_bare = self._is_bare(status)
        length = () if is_bare or _length(headers) is not None else ("content-length: 0\r\n",)
        self._wire.write(self._head(status, headers, *length))

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        """Answer with a body that is whole."""
        if self._is_bare(status):
            return self.response_empty(status, headers)
        length = () if _length(headers) is not None else (f"content-length: {len(body)}\r\n",)
        return self._wire.write(self._head(status, headers, *length), body)

    def response_stream(self, status: int, headers: Headers) -> Parts:
        """Answer with a body that comes in parts, until the application is done with the request.

        Without a Content-Length it is sent in chunks, or to HTTP/1.0 until the connection ends;
        where there can be none, it is not sent.
        """
        is_bare = self._is_bare(status)
        length = 0 if is_bare else _length(headers)
        is_chunked = length is None and self.head.http_version == "1.1"
        self.keeps = self.keeps and (length is not None or is_chunked)
        framing = ("transfer-encoding: chunked\r\n",) if is_chunked else ()
        self._wire.write(self._head(status, headers, *framing))
        way_out = NoParts if is_bare else Parts
        self._stream = way_out(self._wire, length, is_chunked=is_chunked)
        return self._stream

    def _is_bare(self, status: int) -> bool:
        """Say whether a response has no body, whatever its header fields say."""
        return self.head.method == "HEAD" or status in _WITHOUT_BODY

    def _head(self, status: int, headers: Headers, *framing: str) -> bytes:
        if self.begun:
            raise RuntimeError("a request is answered once")
        self.keeps = self.keeps and ("connection", "close") not in headers
        if not self.keeps:
            headers = [field for field in headers if field[0] != "connection"]
            framing = (*framing, _CLOSE)
        elif self.head.http_version == "1.0":
            framing = (*framing, _KEEP)
        head = response_head(status, headers, *framing)
        self.begun = True
        return head

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class Parts:
    """The way out for a body in parts."""

    __slots__ = ("_is_chunked", "_left", "_wire")

    def __init__(self, wire: Wire, length: int | None, *, is_chunked: bool) -> None:
        """Take the connection, and how many bytes there will be, where that is known."""
        self._wire = wire
        self._left = length
        self._is_chunked = is_chunked

    async def send_bytes(self, data: bytes) -> None:
        """Send some bytes, once the client has taken most of those before.

        Raises:
            ClosedError: If the client has left.
            ValueError: If they are more than the header fields say.
        """
        await self._wire.drain()
        if self._is_chunked:
            if data:  # a chunk of no size would be the last
                self._wire.write(b"%x\r\n" % len(data), data, b"\r\n")
            return
        if self._left is not None:
            if len(data) > self._left:
                raise ValueError("the body is longer than its Content-Length")
            self._left -= len(data)
        self._wire.write(data)

    def end(self, *, has_failed: bool) -> bool:
        """Send what tells that the body is at its end, and say whether it is whole.

        Args:
            has_failed: Whether the application did not get to the end of it.
        """
        if self._left is not None:
            return not self._left
        if self._is_chunked and not has_failed:
            self._wire.write(_LAST_CHUNK)
        return not has_failed


class NoParts(Parts):
    """The way out for a body that is not to be sent."""

    __slots__ = ()

    async def send_bytes(self, data: bytes) -> None:
        """Send nothing."""
        await self._wire.drain()


def _length(headers: Headers) -> int | None:
    for name, value in headers:
        if name == "content-length":
            return int(value)
    return None
