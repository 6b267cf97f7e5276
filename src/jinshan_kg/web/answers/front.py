"""In front of Flask: a request that was answered before gets the same answer from memory.

Flask costs twenty times as much. The layer knows nothing of SPARQL: it watches what the application
answers, and remembers it by the parts of the request that the answer depends on. A request with
anything else in it that could matter goes to the application.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from cachetools import LRUCache

from jinshan_kg.web.answers.conditional import known_tag, matches_any, without_body
from jinshan_kg.web.answers.sent import SENT, Sent
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.replies import Headers, Reply
from jinshan_kg.web.telemetry.record import CacheUse, RequestRecord, current

_PARTS: Final = (
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_HOST",
)
_NEVER: Final = ("/-/", "/static/", "/downloads/")
"""Starts of paths where nothing is marked, or what is sent takes long and would hold up others."""

_UNUSUAL: Final = (
    "CONTENT_LENGTH",
    "CONTENT_TYPE",
    "HTTP_AUTHORIZATION",
    "HTTP_COOKIE",
    "HTTP_EXPECT",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_RANGE",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_TRANSFER_ENCODING",
    "HTTP_UPGRADE",
)
_LONGEST: Final = 16_384  # characters of the parts; what is longer is not remembered
_OVERHEAD: Final = 2_048  # bytes, about what Python's objects for one request take
_OK: Final = 200
_NOT_MODIFIED: Final = 304
_LINES: Final[Mapping[int, str]] = {_OK: "200 OK", _NOT_MODIFIED: "304 NOT MODIFIED"}

Likeness = tuple[str | None, ...]


class _Remembered:
    """What the application answered; looked at closely only if it is wanted again.

    Attributes:
        sent: The marked answer.
        headers: The header fields, as the application wrote them.
        lowered: The same with their names in lower case, once that was needed.
        size: About how many bytes of memory this takes, with the request.
    """

    __slots__ = ("_asked", "_route", "_rows", "_status", "headers", "lowered", "sent", "size")

    def __init__(self, sent: Sent, status: str, headers: Headers, length: int) -> None:
        self.sent = sent
        self.headers = headers
        self.size = _OVERHEAD + length
        self._status = status
        self.lowered: Headers = []
        record = current()
        self._route = record.route
        self._asked = record.asked
        self._rows = record.rows

    def may_repeat(self) -> bool:
        """Say whether the application's last word was the marked answer, and for everybody."""
        if self.lowered:
            return True
        lowered = [(sys.intern(name.lower()), value) for name, value in self.headers]
        fields = dict(lowered)
        sent = self.sent
        if (
            self._status != _LINES[_OK]
            or fields.get("etag") != sent.stamp.tag(sent.encoding)
            or fields.get("content-length") != str(sent.length)
            or not fields.get("cache-control", "").startswith("public")
            or "set-cookie" in fields
        ):
            return False
        self.lowered = lowered
        return True

    def note(self, record: RequestRecord) -> None:
        """Note in the record of a request what the first answer told."""
        record.cache = CacheUse.HIT
        record.route = self._route
        record.asked = self._asked
        record.rows = self._rows


class Front:
    """A WSGI application in front of another. Several threads may use it at once."""

    def __init__(
        self,
        app: WSGIApplication,
        store: AnswerStore,
        max_bytes: int = 1 << 23,
    ) -> None:
        """Take what to stand before.

        Args:
            app: The application, over one dataset; it marks what may be given again
                (`sent.SENT`).
            store: Where the application keeps its answers.
            max_bytes: How much memory the requests that are remembered may take beside that.
        """
        self._app = app
        self._store = store
        self._remembered: LRUCache[Likeness, _Remembered] = LRUCache(
            max_bytes, getsizeof=lambda remembered: remembered.size
        )
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory if possible, else let the application answer, and remember it."""
        request = self.likeness(environ)
        if request is None:
            return self._app(environ, start_response)
        found = self._find(request)
        if found is None:
            return self._watched(request, environ, start_response)
        remembered, body = found
        remembered.note(current())
        reply = _reply(environ, remembered.sent, remembered.headers, body)
        start_response(_LINES[reply.status], reply.headers)
        return [reply.body] if reply.body else []

    def reply(
        self, environ: Mapping[str, Any], request: Likeness | None, record: RequestRecord
    ) -> Reply | None:
        """Return the answer from memory; None if the application has to be asked.

        This never waits and never computes, so that it can be asked in an event loop. The names of
        the header fields are in lower case, as RSGI wants them.

        Args:
            environ: The WSGI environment of a request.
            request: Its `likeness`.
            record: What is known of the request; what the answer tells is noted in it.
        """
        found = None if request is None else self._find(request)
        if found is None:
            return None
        remembered, body = found
        remembered.note(record)
        return _reply(environ, remembered.sent, remembered.lowered, body)

    def likeness(self, environ: Mapping[str, Any]) -> Likeness | None:
        """Return what a request has in common with all that get the same answer.

        A HEAD is like the GET; a condition (If-None-Match) makes no difference.

        Args:
            environ: The WSGI environment of the request.

        Returns:
            Something hashable; None if the answer may depend on anything else.
        """
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or environ.get("PATH_INFO", "").startswith(_NEVER)
            or any(map(environ.get, _UNUSUAL))
        ):
            return None
        return tuple(map(environ.get, _PARTS))

    def _find(self, request: Likeness) -> tuple[_Remembered, bytes] | None:
        with self._lock:
            remembered = self._remembered.get(request)
        if remembered is None or not remembered.may_repeat():
            return None
        sent = remembered.sent
        answer = self._store.get(sent.stamp.key, count_miss=False)
        # If it was evaluated again since, its bytes and its tag are others.
        body = answer.at_hand(sent.encoding) if answer and answer.stamp is sent.stamp else None
        return None if body is None else (remembered, body)

    def _watched(
        self, request: Likeness, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        begun: list[tuple[str, Headers]] = []

        def watching(
            status: str, headers: Headers, exc_info: Any = None, /
        ) -> Callable[[bytes], object]:
            begun[:] = [(status, headers)]
            return start_response(status, headers, exc_info)

        environ.pop(SENT, None)
        parts = self._app(environ, watching)
        sent = environ.get(SENT)
        if begun and isinstance(sent, Sent) and environ["REQUEST_METHOD"] == "GET":
            self.remember(request, sent, *begun[0])
        return parts

    def remember(self, request: Likeness, sent: Sent, status: str, headers: Headers) -> None:
        """Remember the answer to a GET, to be given again to all that are like it.

        Args:
            request: The `likeness` of the GET.
            sent: What the answer is made of; it has to be found in its header fields as well.
            status: The status line of the answer.
            headers: Its header fields.
        """
        length = sum(map(len, filter(None, request)))
        if length <= _LONGEST:
            remembered = _Remembered(sent, status, headers, length)
            with self._lock:
                self._remembered[request] = remembered


def _reply(environ: Mapping[str, Any], sent: Sent, headers: Headers, body: bytes) -> Reply:
    tag = _tag_at_client(environ.get("HTTP_IF_NONE_MATCH"), sent)
    if tag is not None:
        return Reply(_NOT_MODIFIED, without_body(headers, tag), b"")
    return Reply(_OK, list(headers), b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


def _tag_at_client(if_none_match: str | None, sent: Sent) -> str | None:
    if if_none_match is None:
        return None
    if matches_any(if_none_match):
        return sent.stamp.tag(sent.encoding)
    return known_tag(if_none_match, sent.stamp.key, sent.accepted.encodings)
