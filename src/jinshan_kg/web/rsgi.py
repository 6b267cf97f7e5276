"""From granian's RSGI to the Flask application, and back.

RSGI rather than WSGI, for three things that a server on the open internet needs: a client that
sends or reads slowly holds no thread, a client that leaves is noticed while its query runs, and an
answer that is at hand goes out without a change of thread.
"""

from __future__ import annotations

import asyncio
import io
import json
import sys
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from granian.rsgi import HTTPProtocol, ProtocolClosed, Scope  # type: ignore[attr-defined]

from jinshan_kg.web.answers.crowd import Crowd, Gathering
from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.telemetry.record import current
from jinshan_kg.web.telemetry.wsgi import RECORD

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ABANDONED: Final = "jinshan_kg.abandoned"
"""Key of the WSGI environment: a function that tells whether the client has left."""

_LOOK_OUT: Final = 0.2  # seconds after which it is worth asking whether the client has left
_DRAIN_LOOK: Final = 0.05
_WHOLE: Final = 1 << 20  # bodies up to so many bytes are sent in one piece
_CHUNK: Final = 1 << 18

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Reply:
    """A response that is whole."""

    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True)
class Stream:
    """A response that comes in parts; `parts` is to be closed."""

    status: int
    headers: Headers
    parts: Iterator[bytes]
    close: Callable[[], None]


class Serving:
    """A WSGI application at work; it is closed when it is retired and the last request is done.

    Everything here happens in the thread of the loop.

    Attributes:
        front: What answers again without the application; None if nothing does.
    """

    def __init__(
        self, app: WSGIApplication, close: Callable[[], None], front: Front | None = None
    ) -> None:
        """Take the application, what frees its resources, and what answers again without it."""
        self.front = front
        self._app = app
        self._close = close
        self._requests = 0
        self._retired = False

    @contextmanager
    def working(self) -> Iterator[WSGIApplication]:
        """Use the application for a request."""
        self._requests += 1
        try:
            yield self._app
        finally:
            self._requests -= 1
            self._end_if_done()

    def retire(self) -> None:
        """Take no more requests."""
        self._retired = True
        self._end_if_done()

    def _end_if_done(self) -> None:
        if self._retired and self._requests == 0:
            threading.Thread(target=self._close, daemon=True).start()


class Bridge:
    """An RSGI application that asks a WSGI application in a bounded number of threads."""

    def __init__(
        self, serving: Serving, *, threads: int, max_body: int, body_seconds: float = 30.0
    ) -> None:
        """Take the application and the limits.

        Args:
            serving: The application.
            threads: How many requests it may work on at a time.
            max_body: How many bytes the body of a request may have.
            body_seconds: How long it may take to come.
        """
        self._serving = serving
        self._max_body = max_body
        self._body_seconds = body_seconds
        self._threads = threads
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self._crowd = Crowd[Reply]()
        self._open = 0
        self._working = 0
        self._draining = False

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Be told of the loop that will run this."""
        self._loop = loop

    def replace(self, serving: Serving) -> None:
        """Have another application answer from now on; may be called from any thread.

        Requests that the old one works on it answers, and is closed after the last of them.
        """
        self._loop.call_soon_threadsafe(self._replace, serving)

    def drain(self) -> None:
        """Refuse what is new, and return when nothing is worked on; for another thread."""
        self._draining = True
        while self._open:
            time.sleep(_DRAIN_LOOK)

    def _replace(self, serving: Serving) -> None:
        old, self._serving = self._serving, serving
        old.retire()

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        with suppress(ProtocolClosed):  # the client has left, so there is nobody to answer
            body = await self._body(scope, protocol)
            if isinstance(body, Reply):
                _send(protocol, body)
            elif self._draining:
                _send(protocol, _draining())
            else:
                self._open += 1
                try:
                    await self._answer(scope, protocol, environment(scope, body))
                finally:
                    self._open -= 1

    async def _body(self, scope: Scope, protocol: HTTPProtocol) -> bytes | Reply:
        """Return the body, or the answer to a request without a whole one of a size that fits."""
        if scope.method in ("GET", "HEAD", "OPTIONS"):
            return b""
        declared = int(scope.headers.get("content-length", "0"))  # granian has seen to its form
        if declared > self._max_body:
            return _too_large(self._max_body)
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._body_seconds):
                async for part in protocol:
                    size += len(part)
                    if size > self._max_body:
                        return _too_large(self._max_body)
                    parts.append(part)
        except TimeoutError:
            return _too_slow(self._body_seconds)
        if size < declared:  # the connection broke, of which granian says nothing
            return _cut_short(size, declared)
        return b"".join(parts)

    async def _answer(self, scope: Scope, protocol: HTTPProtocol, environ: WSGIEnvironment) -> None:
        """Answer from memory, with others who ask the same, or by asking the application."""
        front = self._serving.front
        if front is None:
            return await self._ask(protocol, environ, None)
        record = getattr(protocol, "record", None) or current()
        likeness = front.likeness(environ)
        # A HEAD has the answer of the GET, but what goes out for it has no body.
        alike = likeness and (environ["REQUEST_METHOD"], likeness)
        kept = front.reply(environ, record)
        gathering = None if kept else self._crowd.around(alike)
        if gathering is not None:
            told = await gathering.end()
            if told is not None:
                return _send(protocol, told)
            kept = front.reply(environ, record)
        if kept is not None:
            return _send(protocol, Reply(kept.status, kept.headers, kept.body))
        # Having waited once is enough: an answer that is not kept each has to be asked for, and
        # one after the other they would wait without end.
        await self._ask(protocol, environ, alike)

    async def _ask(
        self, protocol: HTTPProtocol, environ: WSGIEnvironment, alike: Hashable | None
    ) -> None:
        if self._working >= self._threads:
            return _send(protocol, _overloaded(self._threads))
        left = threading.Event()
        self._working += 1
        try:
            with self._serving.working() as app, self._crowd.leading(alike) as gathering:
                environ[ABANDONED] = abandoned = _Abandoned(left, gathering)
                environ[RECORD] = getattr(protocol, "record", None)
                work = self._loop.run_in_executor(self._executor, run, app, environ)
                await _watch(work, protocol, left)
                reply = await work
                # What is wrong with a request is wrong with all that are like it. Where the
                # client has left, or the answer is not kept, one of those who wait goes on.
                if isinstance(reply, Reply) and not abandoned.told and _is_wrong(reply):
                    gathering.told = reply
            await self._reply(protocol, reply, left)
        finally:
            self._working -= 1

    async def _reply(
        self, protocol: HTTPProtocol, reply: Reply | Stream, left: threading.Event
    ) -> None:
        if left.is_set():
            if isinstance(reply, Stream):
                reply.close()
        elif isinstance(reply, Reply):
            _send(protocol, reply)
        else:
            await self._stream(protocol, reply)

    async def _stream(self, protocol: HTTPProtocol, reply: Stream) -> None:
        try:
            transport = protocol.response_stream(reply.status, reply.headers)
            while part := await self._loop.run_in_executor(self._executor, next, reply.parts, b""):
                await transport.send_bytes(part)
        finally:
            reply.close()


async def _watch(work: asyncio.Future[Any], protocol: HTTPProtocol, left: threading.Event) -> None:
    """Wait until the work is done; set the event should the client leave before."""
    done, _ = await asyncio.wait([work], timeout=_LOOK_OUT)
    if done:
        return
    leaving = asyncio.ensure_future(protocol.client_disconnect())
    done, _ = await asyncio.wait([work, leaving], return_when=asyncio.FIRST_COMPLETED)
    if work in done:
        leaving.cancel()
    else:
        left.set()
        await asyncio.wait([work])


class _Abandoned:
    """Tells the application whether to give up: the client has left, and nobody else waits.

    Attributes:
        told: Whether it has told that, so that the reply is none for those who came since.
    """

    def __init__(self, left: threading.Event, gathering: Gathering[Reply]) -> None:
        self.told = False
        self._left = left
        self._gathering = gathering

    def __call__(self) -> bool:
        self.told = self.told or (self._left.is_set() and not self._gathering.waiting)
        return self.told


def _is_wrong(reply: Reply) -> bool:
    """Say whether something is wrong with the request, not with how often this client asks."""
    return reply.status >= HTTPStatus.BAD_REQUEST and reply.status != HTTPStatus.TOO_MANY_REQUESTS


def _send(protocol: HTTPProtocol, reply: Reply) -> None:
    if reply.body:
        protocol.response_bytes(reply.status, reply.headers, reply.body)
    else:
        protocol.response_empty(reply.status, reply.headers)


def environment(scope: Scope, body: bytes) -> WSGIEnvironment:
    """Return the WSGI environment of a request (PEP 3333).

    Args:
        scope: The request.
        body: Its body, whole.
    """
    server, _, port = scope.server.rpartition(":")
    client, _, client_port = scope.client.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _bytes_as_text(scope.path),
        "QUERY_STRING": _bytes_as_text(scope.query_string),
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client,
        "REMOTE_PORT": client_port,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        # A header that comes several times means a list (RFC 9110, section 5.3).
        joint = "; " if key == "HTTP_COOKIE" else ", "
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def run(app: WSGIApplication, environ: WSGIEnvironment) -> Reply | Stream:
    """Return what a WSGI application answers."""
    begun: list[tuple[int, Headers]] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> Callable[..., Any]:
        begun[:] = [(int(status[:3]), [(name.lower(), value) for name, value in headers])]
        return _no_write

    parts = app(environ, _as_start_response(start_response))
    close: Callable[[], None] = getattr(parts, "close", _nothing)
    status, headers = begun[0] if begun else (0, [])
    if begun and _length(headers) > _WHOLE:
        return Stream(status, headers, iter(parts), close)
    with closing(_Closing(close)):
        body = b"".join(parts)
    status, headers = begun[0]  # an application may begin as late as with its first part
    return Reply(status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


class _Closing:
    """Something with a `close`."""

    def __init__(self, close: Callable[[], None]) -> None:
        self.close = close


def _as_start_response(function: Callable[..., Any]) -> StartResponse:
    return function


def _no_write(data: bytes) -> None:
    raise NotImplementedError("PEP 3333 keeps write() for applications older than itself")


def _nothing() -> None:
    """Do nothing."""


def _length(headers: Iterable[tuple[str, str]]) -> int:
    return next((int(value) for name, value in headers if name == "content-length"), 0)


def _bytes_as_text(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _too_large(most: int) -> Reply:
    return _problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"The body is larger than {most:,} bytes, which is all that this server takes.",
        limit="max_body",
        value=most,
    )


def _too_slow(seconds: float) -> Reply:
    return _problem(
        HTTPStatus.REQUEST_TIMEOUT,
        f"The body did not come within {seconds:g} seconds, which is all that this server waits.",
    )


def _cut_short(size: int, declared: int) -> Reply:
    return _problem(
        HTTPStatus.BAD_REQUEST,
        f"The body ends after {size:,} of the {declared:,} bytes that Content-Length says.",
    )


def _draining() -> Reply:
    reply = _problem(HTTPStatus.SERVICE_UNAVAILABLE, "The server is stopping. Try again later.")
    reply.headers.append(("connection", "close"))
    return reply


def _overloaded(most: int) -> Reply:
    reply = _problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        f"{most} requests are being worked on, which is all that this server takes at a time. Try"
        " again in a moment.",
        limit="threads",
        value=most,
    )
    reply.headers.append(("retry-after", "1"))
    return reply


def _problem(status: HTTPStatus, detail: str, **details: object) -> Reply:
    """Return problem details (RFC 9457), made here because no thread is to be spent on them."""
    content = {"title": status.phrase, "status": status.value, "detail": detail, **details}
    headers = [
        ("content-type", "application/problem+json"),
        ("access-control-allow-origin", "*"),
        ("x-content-type-options", "nosniff"),
    ]
    return Reply(status.value, headers, json.dumps(content).encode())
