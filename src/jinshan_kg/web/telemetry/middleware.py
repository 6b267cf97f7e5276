"""The outermost layer of the application: it names, times, logs and counts every request."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from jinshan_kg.web.telemetry import request_id, timing
from jinshan_kg.web.telemetry.lines import Members, access_members, query_members
from jinshan_kg.web.telemetry.logs import ACCESS, QUERY
from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.record import RequestRecord, enter, leave
from jinshan_kg.web.telemetry.request_id import RequestIds
from jinshan_kg.web.telemetry.timing import server_timing


class Telemetry:
    """A WSGI application around another.

    What answers a request notes what it knows of it in `record.current()`. A request ends when its
    body has been handed to the server, or the server closes it early since the client has left.
    """

    def __init__(self, app: WSGIApplication, metrics: Metrics, ids: RequestIds) -> None:
        """Take the application, where to count, and what names the requests."""
        self._app = app
        self._metrics = metrics
        self._ids = ids
        self._access = logging.getLogger(ACCESS)
        self._query = logging.getLogger(QUERY)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as PEP 3333 says."""
        record = RequestRecord(self._ids.of(environ), perf_counter())

        def start(status: str, headers: list[tuple[str, str]], *exc_info: Any) -> Any:
            record.status = int(status[:3])
            total = perf_counter() - record.started
            ours = [
                (request_id.HEADER, record.id),
                (timing.HEADER, server_timing(record, total)),
            ]
            # A new list: that of a cached answer is not ours to change.
            return start_response(status, [*headers, *ours], *exc_info)

        token = enter(record)
        try:
            body = self._app(environ, start)
        except BaseException:
            self._end(record, environ)
            raise
        finally:
            leave(token)
        if isinstance(body, list):
            # The whole body at once, which granian sends faster than an iterable.
            record.size = sum(map(len, body))
            self._end(record, environ)
            return body
        return _Body(body, record, lambda: self._end(record, environ))

    def _end(self, record: RequestRecord, environ: WSGIEnvironment) -> None:
        record.ended = perf_counter() - record.started
        self._metrics.request_ended(record, environ["REQUEST_METHOD"])
        if self._access.isEnabledFor(logging.INFO):
            _log(self._access, access_members(record, environ))
        if record.asked is not None and self._query.isEnabledFor(logging.INFO):
            with_text = self._query.isEnabledFor(logging.DEBUG)
            _log(self._query, query_members(record, record.asked, with_text=with_text))


class _Body:
    """The body of an answer, counted on its way to the server."""

    def __init__(
        self, body: Iterable[bytes], record: RequestRecord, end: Callable[[], None]
    ) -> None:
        self._body = body
        self._parts = iter(body)
        self._record = record
        self._end: Callable[[], None] | None = end
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
        try:
            if hasattr(self._body, "close"):
                self._body.close()
        finally:
            end, self._end = self._end, None
            if end is not None:
                end()


def _log(logger: logging.Logger, members: Members) -> None:
    # `logger.info` would look for the line of code that called it, at twice the cost.
    logger.handle(logging.LogRecord(logger.name, logging.INFO, "", 0, members, (), None))
