"""Telemetry around a WSGI application (PEP 3333)."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from jinshan_kg.web.telemetry.record import Entered, RequestRecord
from jinshan_kg.web.telemetry.telemetry import Telemetry

RECORD: Final = "jinshan_kg.record"
"""Key of the WSGI environment: the record of a request that another layer begins and ends."""


class WsgiTelemetry:
    """A WSGI application around another.

    A request ends when the server has taken its body, or closes it early since the client has left.
    One that comes with a record (`RECORD`) is only entered: whoever made the record ends it.
    """

    def __init__(self, app: WSGIApplication, telemetry: Telemetry) -> None:
        """Take the application, and what it is told to."""
        self._app = app
        self._telemetry = telemetry

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        given = environ.get(RECORD)
        if given is not None:
            with Entered(given):
                return self._app(environ, start_response)
        return self._recorded(self._begin(environ), environ, start_response)

    def _begin(self, environ: WSGIEnvironment) -> RequestRecord:
        return self._telemetry.begin(
            environ["REQUEST_METHOD"],
            _decoded(environ.get("PATH_INFO", "")),
            environ.get("REMOTE_ADDR", ""),
            environ.get("HTTP_USER_AGENT", ""),
            environ.get("HTTP_X_REQUEST_ID"),
        )

    def _recorded(
        self, record: RequestRecord, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *exc_info: Any) -> Any:
            # A new list: that of a cached answer is not ours to change.
            ours = self._telemetry.respond(record, int(status[:3]))
            return start_response(status, [*headers, *ours], *exc_info)

        try:
            with Entered(record):
                body = self._app(environ, start)
        except BaseException:
            self._telemetry.end(record)
            raise
        if isinstance(body, list):
            # The whole body at once, which servers send faster than an iterable.
            record.size = sum(map(len, body))
            self._telemetry.end(record)
            return body
        return _Body(body, record, self._telemetry.end)


class _Body:
    """The body of an answer, counted on its way to the server."""

    def __init__(
        self, body: Iterable[bytes], record: RequestRecord, end: Callable[[RequestRecord], None]
    ) -> None:
        self._body = body
        self._parts = iter(body)
        self._record = record
        self._end = end
        self._closed = False
        record.complete = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            part = next(self._parts)
        except StopIteration:
            self._record.complete = True
            raise
        self._record.size += len(part)
        return part

    def close(self) -> None:
        """Be told by the server that it wants no more."""
        if self._closed:
            return
        self._closed = True
        try:
            if hasattr(self._body, "close"):
                self._body.close()
        finally:
            self._end(self._record)


def _decoded(path: str) -> str:
    # WSGI hands bytes over as if they were Latin-1.
    return path if path.isascii() else path.encode("latin-1").decode("utf-8", "replace")
