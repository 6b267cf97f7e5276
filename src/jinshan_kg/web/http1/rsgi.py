"""The interface between the server and the application, as RSGI has it.

<https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md>
"""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from typing import Any, Protocol, runtime_checkable

from jinshan_kg.web.replies import Headers, Reply


class ClosedError(Exception):
    """The client has left, so that nothing can be sent to it; `ProtocolClosed` of RSGI."""


class BrokenBodyError(Exception):
    """The body of a request is none of HTTP.

    Attributes:
        reply: What to answer.
    """

    def __init__(self, reply: Reply) -> None:
        """Take what to answer."""
        super().__init__(reply.status)
        self.reply = reply


class Fields(Protocol):
    """The header fields of a request."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Return names in lower case, and values; a name that comes twice is there twice."""
        ...

    def get(self, name: str, default: str = "", /) -> str:
        """Return the first value of a name in lower case."""
        ...


class Scope(Protocol):
    """What is known of a request but for its body; `server` and `client` are host:port."""

    @property
    def method(self) -> str:
        """The method."""
        ...

    @property
    def path(self) -> str:
        """The path, percent-decoded; bytes that are no UTF-8 are surrogates."""
        ...

    @property
    def query_string(self) -> str:
        """The query as it came."""
        ...

    @property
    def http_version(self) -> str:
        """`1.1` or `1.0`."""
        ...

    @property
    def scheme(self) -> str:
        """`http`."""
        ...

    @property
    def server(self) -> str:
        """Where the connection came in."""
        ...

    @property
    def client(self) -> str:
        """Where it came from."""
        ...

    @property
    def headers(self) -> Fields:
        """The header fields."""
        ...


class Transport(Protocol):
    """The way out for a body in parts."""

    async def send_bytes(self, data: bytes) -> None:
        """Send some bytes, once the client has taken most of those before.

        Raises:
            ClosedError: If the client has left.
        """
        ...


class HTTPProtocol(Protocol):
    """One request and its response. One of the `response_…` is called, once."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the parts of the body; they end early where the client leaves.

        Raises:
            BrokenBodyError: If it is none of HTTP.
        """
        ...

    def client_disconnect(self) -> Awaitable[None]:
        """Wait for the client to leave."""
        ...

    def response_empty(self, status: int, headers: Headers) -> None:
        """Answer without a body."""
        ...

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        """Answer with a body that is whole."""
        ...

    def response_stream(self, status: int, headers: Headers) -> Transport:
        """Answer with a body that comes in parts."""
        ...


class Application(Protocol):
    """What answers requests."""

    def __rsgi_init__(self, loop: AbstractEventLoop) -> None:
        """Be told of the loop that will run this."""
        ...

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer a request."""
        ...


Begin = Callable[[Scope, HTTPProtocol], Coroutine[Any, Any, None] | None]
"""Answers a request at once, and returns None, or returns what does it."""


@runtime_checkable
class PromptApplication(Application, Protocol):
    """One that answers some requests without waiting for anything, which needs no task."""

    def begin(self, scope: Scope, protocol: HTTPProtocol) -> Coroutine[Any, Any, None] | None:
        """Answer a request that has come to its end.

        Returns:
            None if that is done, else what does it, to be awaited.
        """
        ...


def beginning(app: Application) -> Begin:
    """Return what answers a request that has come to its end, as promptly as the application can.

    Ask once: to find out what it can takes as long as a good part of a request.
    """
    return app.begin if isinstance(app, PromptApplication) else app.__rsgi__
