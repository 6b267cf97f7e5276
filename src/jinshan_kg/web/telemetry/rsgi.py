"""Telemetry around an RSGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Coroutine
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from jinshan_kg.web.http1.rsgi import beginning
from jinshan_kg.web.proxy import forwarded_client
from jinshan_kg.web.replies import Headers
from jinshan_kg.web.telemetry.record import RequestRecord

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from jinshan_kg.web.http1.rsgi import Application, HTTPProtocol, Scope
    from jinshan_kg.web.telemetry.telemetry import Telemetry

CLIENT_LEFT: Final = 499
"""The status that is logged where the client left before there was any (as nginx does)."""


class RsgiTelemetry:
    """An RSGI application around another, which finds the request's record as `protocol.record`.

    A request ends when the other application is done with it.
    """

    def __init__(self, app: Application, telemetry: Telemetry) -> None:
        """Take the application, and what it is told to."""
        self._app = app
        self._prompt = beginning(app)
        self._telemetry = telemetry

    def __rsgi_init__(self, loop: AbstractEventLoop) -> None:
        """Be told of the loop that will run this."""
        self._app.__rsgi_init__(loop)

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer a request."""
        recorded = RecordedProtocol(protocol, self._begin(scope), self._telemetry)
        await self._ended(self._app.__rsgi__(scope, recorded), recorded.record)

    def begin(self, scope: Scope, protocol: HTTPProtocol) -> Coroutine[Any, Any, None] | None:
        """Answer a request at once, or return what does."""
        record = self._begin(scope)
        recorded = RecordedProtocol(protocol, record, self._telemetry)
        try:
            rest = self._prompt(scope, recorded)
        except BaseException:
            self._fail(record)
            raise
        if rest is not None:
            return self._ended(rest, record)
        self._telemetry.end(record)
        return None

    async def _ended(self, rest: Coroutine[Any, Any, None], record: RequestRecord) -> None:
        try:
            await rest
        except BaseException:
            self._fail(record)
            raise
        self._telemetry.end(record)

    def _fail(self, record: RequestRecord) -> None:
        record.complete = False
        if record.status == CLIENT_LEFT:  # nothing was sent, so the server sends an error
            record.status = HTTPStatus.INTERNAL_SERVER_ERROR.value
        self._telemetry.end(record)

    def _begin(self, scope: Scope) -> RequestRecord:
        headers = scope.headers
        client = scope.client.rpartition(":")[0]
        proxies = self._telemetry.proxies
        if proxies:
            # A proxy may add a line of its own after the client's.
            lines = [value for name, value in headers.items() if name == "x-forwarded-for"]
            client = forwarded_client(client, ", ".join(lines), proxies)
        record = self._telemetry.begin(
            scope.method,
            scope.path,
            client,
            headers.get("user-agent", ""),
            headers.get("x-request-id"),
        )
        record.status, record.complete = CLIENT_LEFT, False
        return record


class RecordedProtocol:
    """A request and its response, as the application sees it; counts what goes out.

    Attributes:
        record: The record of the request.
    """

    __slots__ = ("_protocol", "_telemetry", "record")

    def __init__(self, protocol: HTTPProtocol, record: RequestRecord, telemetry: Telemetry) -> None:
        """Take the server's side, and what to note."""
        self.record = record
        self._protocol = protocol
        self._telemetry = telemetry

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the parts of the body of the request."""
        parts: AsyncIterator[bytes] = self._protocol.__aiter__()
        return parts

    def client_disconnect(self) -> Any:
        """Wait for the client to leave."""
        return self._protocol.client_disconnect()

    def response_empty(self, status: int, headers: Headers) -> None:
        """Answer without a body."""
        self._protocol.response_empty(status, self._begun(status, headers, 0))

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        """Answer with a body that is whole."""
        self._protocol.response_bytes(status, self._begun(status, headers, len(body)), body)

    def response_stream(self, status: int, headers: Headers) -> RecordedTransport:
        """Answer with a body that comes in parts."""
        transport = self._protocol.response_stream(status, self._begun(status, headers, 0))
        return RecordedTransport(transport, self.record)

    def _begun(self, status: int, headers: Headers, size: int) -> Headers:
        self.record.size = size
        self.record.complete = True
        # A new list: that of a cached answer is not ours to change.
        return [*headers, *self._telemetry.respond(self.record, status)]


class RecordedTransport:
    """The way out for the parts of a body, which are counted."""

    __slots__ = ("_record", "_transport")

    def __init__(self, transport: Any, record: RequestRecord) -> None:
        """Take the server's transport and what to note."""
        self._transport = transport
        self._record = record

    async def send_bytes(self, data: bytes) -> None:
        """Send some bytes."""
        self._record.complete = False  # so it stays if this raises, since the client has left
        await self._transport.send_bytes(data)
        self._record.size += len(data)
        self._record.complete = True
