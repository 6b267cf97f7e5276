"""The head of a request (RFC 9112, section 3), as the application sees it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")


class Fields:
    """The header fields of a request in their order, with names in lower case."""

    __slots__ = ("_items",)

    def __init__(self, lines: list[tuple[bytes, bytes]]) -> None:
        """Take the names and values as they came."""
        self._items = [
            (_name(name), value.decode("latin-1").rstrip(" \t")) for name, value in lines
        ]

    def items(self) -> list[tuple[str, str]]:
        """Return names and values; a name that comes twice is there twice."""
        return self._items

    def get(self, name: str, default: str = "", /) -> str:
        """Return the first value of a name in lower case."""
        for own, value in self._items:
            if own == name:
                return value
        return default

    def get_all(self, name: str) -> list[str]:
        """Return all values of a name in lower case."""
        return [value for own, value in self._items if own == name]


class Ends(NamedTuple):
    """The two ends of a connection, each as host:port."""

    server: str
    client: str


class Head:
    """The scope of a request in RSGI (`rsgi.Scope`)."""

    __slots__ = (
        "client",
        "headers",
        "http_version",
        "method",
        "path",
        "query_string",
        "scheme",
        "server",
    )

    def __init__(
        self,
        method: str,
        target: bytes,
        version: str,
        lines: list[tuple[bytes, bytes]],
        ends: Ends,
    ) -> None:
        """Take the request line apart.

        Args:
            method: The method.
            target: The target: a path, an absolute URI, an authority (CONNECT) or `*` (OPTIONS).
            version: The version of HTTP.
            lines: The names and values of the header fields.
            ends: The two ends of the connection.

        Raises:
            ValueError: If the target is an absolute URI that is none.
        """
        self.method = method
        self.http_version = version
        self.scheme = "http"
        self.server, self.client = ends
        text = target.decode("ascii").partition("#")[0]
        if not text.startswith("/"):
            text, lines = _absolute(text, lines)
        path, _, query = text.partition("?")
        # Bytes that are no UTF-8 stay what they are, as surrogates.
        self.path = unquote(path, errors="surrogateescape") if "%" in path else path
        self.query_string = query
        self.headers = Fields(lines)


def ascii_only(data: bytes) -> bytes:
    """Return some of a request with the end of its first line percent-encoded where it has to be.

    Many clients send the letters of a URL as they were typed; llhttp wants a URI (RFC 3986).
    """
    line, end, rest = data.partition(b"\n")
    return _NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], line) + end + rest


def _absolute(text: str, lines: list[tuple[bytes, bytes]]) -> tuple[str, list[tuple[bytes, bytes]]]:
    """Return path and query of an absolute URI, whose authority counts as Host (section 3.2.2)."""
    if "://" not in text:
        return text, lines
    parts = urlsplit(text)
    others = [(name, value) for name, value in lines if _name(name) != "host"]
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return target, [(b"host", parts.netloc.encode("ascii")), *others]


@lru_cache(maxsize=256)  # there are few, and clients may send any
def _name(name: bytes) -> str:
    return name.decode("latin-1").lower()
