"""From bytes to requests: llhttp, and what it leaves to its user."""

from __future__ import annotations

import re
from typing import Final, Protocol

from httptools import (
    HttpParserError,
    HttpParserInvalidMethodError,
    HttpParserUpgrade,
    HttpRequestParser,
)

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.request import Ends, Head, ascii_only
from jinshan_kg.web.replies import Reply

_REQUEST_LINE: Final = re.compile(rb"(?:\r\n)*[!#$%&'*+.^_`|~0-9A-Za-z-]+ \S+ HTTP/1\.[01]\r\n")
_VERSIONS: Final = ("1.1", "1.0")


class Sink(Protocol):
    """Where requests go."""

    def request_begins(self, head: Head, /) -> None:
        """Take the head of a request."""
        ...

    def request_part(self, part: bytes, /) -> None:
        """Take a part of its body."""
        ...

    def request_ends(self, *, keeps: bool) -> None:
        """Take note that it is whole; `keeps` tells whether another may follow."""
        ...

    def request_fails(self, refusal: Reply, /) -> None:
        """Take the answer to what is no request, or too large a one; nothing comes after it."""
        ...


class Reader:
    """Takes the bytes of one connection.

    Attributes:
        is_over: Whether it takes no more: after an error, or after a last request.
    """

    def __init__(self, sink: Sink, ends: Ends, limits: Limits) -> None:
        """Take where the requests go, and how large they may be."""
        self.is_over = False
        self._sink = sink
        self._ends = ends
        self._limits = limits
        self._parser = HttpRequestParser(self)
        self._target = b""
        self._lines: list[tuple[bytes, bytes]] = []
        self._is_between = True  # two requests
        self._is_in_head = False
        self._is_in_line = False  # the first of the head, of which more is to come
        # Of what has come without an end of the head or a part of the body in it, but for the
        # bytes that the request began with: head, trailers, and what is said of chunks.
        self._size = 0
        self._upgrade = False

    def feed(self, data: bytes) -> None:
        """Take some bytes."""
        if not self._is_between:
            self._size += len(data)
        if (self._is_between or self._is_in_line) and not data.isascii():
            data = ascii_only(data)
        while True:
            try:
                self._parser.feed_data(data)
            except HttpParserUpgrade as offer:
                if not self.is_over:
                    data = self._declined(data[offer.args[0] :])
                    continue
            except HttpParserInvalidMethodError:
                if _REQUEST_LINE.match(data):
                    self._fail(refusals.unknown_method())
                else:
                    self._fail(refusals.malformed("the request line"))
            except HttpParserError as error:
                self._fail(refusals.malformed(str(error)))
            break
        if self._is_in_head:
            self._is_in_line = self._ends_in_line(data)
        if self._size > self._limits.head and not self._is_between:
            self._fail(self._too_long())

    # From the parser. What is raised here it would wrap.

    def on_message_begin(self) -> None:
        """Begin a request."""
        self._target = b""
        self._lines = []
        self._size = 0
        self._is_in_head, self._is_between = True, False

    def on_url(self, part: bytes) -> None:
        """Take some of the target."""
        self._target += part

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header field; nobody asks for those after a body."""
        if self._is_in_head:
            self._lines.append((name, value))

    def on_headers_complete(self) -> None:
        """Hand the head on, or refuse it."""
        self._is_in_head = self._is_in_line = False
        self._size = 0
        if self.is_over:
            return
        method = self._parser.get_method().decode("ascii")
        if method == "CONNECT":
            return self._fail(refusals.unknown_method())
        if self._parser.should_upgrade():
            self._upgrade = True
            return None
        head = self._head(method)
        if isinstance(head, Reply):
            return self._fail(head)
        return self._sink.request_begins(head)

    def on_body(self, part: bytes) -> None:
        """Hand a part of the body on."""
        self._size = 0
        if not self.is_over:
            self._sink.request_part(part)

    def on_message_complete(self) -> None:
        """Tell of the end of the request, unless it is to be read once more."""
        if self.is_over or self._upgrade:
            return
        self._is_between = True
        keeps = self._parser.should_keep_alive()
        self.is_over = not keeps
        self._sink.request_ends(keeps=keeps)

    def _ends_in_line(self, data: bytes) -> bool:
        """Say whether some bytes, at whose end there is a part of a head, end in its first line."""
        if self._size:  # it began before them
            return self._is_in_line and b"\n" not in data
        return b"\n" not in data.rpartition(b"\r\n\r\n")[2].lstrip(b"\r\n")

    def _head(self, method: str) -> Head | Reply:
        """Return the head of a request; the answer to it if that is refused."""
        limits = self._limits
        if len(self._target) > limits.target:
            return refusals.target_too_long(limits.target)
        if len(self._lines) > limits.fields or sum(map(_size, self._lines)) > limits.head:
            return refusals.head_too_large(limits.fields, limits.head)
        version = self._parser.get_http_version()
        if version not in _VERSIONS:
            return refusals.malformed("its version is another")
        try:
            head = Head(method, self._target, version, self._lines, self._ends)
        except ValueError:
            return refusals.malformed("its target is no URL")
        # RFC 9112, section 3.2
        hosts = len([1 for name, _ in self._lines if len(name) == 4 and name.lower() == b"host"])
        if hosts > 1 or (hosts == 0 and version == "1.1"):
            return refusals.malformed("it has to have one Host field")
        return head

    def _declined(self, rest: bytes) -> bytes:
        """Return a request that offers another protocol, and the rest, as if it did not.

        That is what RFC 9110 (section 7.8) has a server do that knows none. After such an offer
        llhttp overlooks the body, which Java's client sends with the offer of HTTP/2.
        """
        version = self._parser.get_http_version().encode()
        lines = [b"%s: %s" % line for line in self._lines if line[0].lower() != b"upgrade"]
        first = b"%s %s HTTP/%s" % (self._parser.get_method(), self._target, version)
        self._upgrade = False
        self._parser = HttpRequestParser(self)
        return b"\r\n".join([first, *lines, b"", b""]) + rest

    def _too_long(self) -> Reply:
        if len(self._target) > self._limits.target:
            return refusals.target_too_long(self._limits.target)
        return refusals.head_too_large(self._limits.fields, self._limits.head)

    def _fail(self, refusal: Reply) -> None:
        if not self.is_over:
            self.is_over = True
            self._sink.request_fails(refusal)


def _size(line: tuple[bytes, bytes]) -> int:
    return len(line[0]) + len(line[1])
