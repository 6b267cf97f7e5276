"""The RSGI application: answers from memory, or asks the WSGI application in a thread."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from jinshan_kg.engine.workers.outcomes import AbandonedError
from jinshan_kg.web.answers.crowd import Crowd, Gathering
from jinshan_kg.web.answers.front import Front, Likeness
from jinshan_kg.web.answers.responder import Prepared
from jinshan_kg.web.answers.sent import SENT, Sent
from jinshan_kg.web.direct import FAILED, LINES
from jinshan_kg.web.gateway.environ import ABANDONED, environment
from jinshan_kg.web.gateway.giving import Client, ShortWay
from jinshan_kg.web.gateway.leaving import Abandoned, Departure, wait_while_there
from jinshan_kg.web.gateway.running import run
from jinshan_kg.web.gateway.serving import Serving
from jinshan_kg.web.http1.rsgi import BrokenBodyError, ClosedError, HTTPProtocol, Scope
from jinshan_kg.web.refusals import cut_short, draining, overloaded, too_large, too_slow
from jinshan_kg.web.replies import Headers, Reply, Stream, parts_of
from jinshan_kg.web.telemetry.record import CacheUse, Entered, RequestRecord, current
from jinshan_kg.web.telemetry.wsgi import RECORD

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_WITHOUT_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS"})  # where there is one, it is not read
_DRAIN_LOOK: Final = 0.05  # seconds between two looks at whether all is answered


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
        with suppress(ClosedError):  # the client has left, so there is nobody to answer
            body = await self._body(scope, protocol)
            if isinstance(body, Reply):
                return self._send(protocol, body)
            rest = self._begin(scope, protocol, body)
            if rest is not None:
                await rest

    def begin(self, scope: Scope, protocol: HTTPProtocol) -> Coroutine[Any, Any, None] | None:
        """Answer one request at once, or return what does."""
        if scope.method not in _WITHOUT_BODY:
            return self.__rsgi__(scope, protocol)
        rest = self._begin(scope, protocol, b"")
        return None if rest is None else self._unless_left(rest)

    async def _unless_left(self, rest: Coroutine[Any, Any, None]) -> None:
        with suppress(ClosedError):
            await rest

    def _begin(
        self, scope: Scope, protocol: HTTPProtocol, body: bytes
    ) -> Coroutine[Any, Any, None] | None:
        """Answer from memory, or return what answers."""
        if self._draining:
            self._send(protocol, draining())
            return None
        environ = environment(scope, body)
        serving = self._serving  # to the end, whatever takes its place meanwhile
        front = serving.front
        if front is None:
            rest = self._ask(protocol, environ, self._crowd.leading(None))
        else:
            record = getattr(protocol, "record", None) or current()
            likeness = front.likeness(environ)
            kept = front.reply(environ, likeness, record)
            if kept is not None:
                self._send(protocol, kept)
                return None
            rest = self._answer(serving, front, protocol, environ, record, likeness)
        self._open += 1
        return self._until_done(rest)

    async def _until_done(self, rest: Coroutine[Any, Any, None]) -> None:
        try:
            await rest
        finally:
            self._open -= 1

    async def _body(self, scope: Scope, protocol: HTTPProtocol) -> bytes | Reply:
        """Return the body, or the answer to a request without a whole one of a size that fits."""
        if scope.method in _WITHOUT_BODY:
            return b""
        declared = int(scope.headers.get("content-length", "0"))  # llhttp has seen to its form
        if declared > self._max_body:
            return too_large(self._max_body)
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._body_seconds):
                async for part in protocol:
                    size += len(part)
                    if size > self._max_body:
                        return too_large(self._max_body)
                    parts.append(part)
        except TimeoutError:
            return too_slow(self._body_seconds)
        except BrokenBodyError as error:
            return error.reply
        if size < declared:
            return cut_short(size, declared)
        return b"".join(parts)

    async def _answer(
        self,
        serving: Serving,
        front: Front,
        protocol: HTTPProtocol,
        environ: WSGIEnvironment,
        record: RequestRecord,
        likeness: Likeness | None,
    ) -> None:
        """Answer what is not in memory: with others who ask the same, or by asking for it."""
        # A HEAD has the answer of the GET, but what goes out for it has no body.
        alike = likeness and (environ["REQUEST_METHOD"], likeness)
        gathering = self._crowd.around(alike)
        if gathering is not None:
            told = await gathering.end()
            if told is not None:
                return self._send(protocol, told)
            kept = front.reply(environ, likeness, record)
            if kept is not None:
                return self._send(protocol, kept)
        # Having waited once is enough: an answer that is not kept each has to be asked for, and
        # one after the other they would wait without end.
        leading = self._crowd.leading(alike)
        lane = serving.lane(environ)
        if lane is None:
            return await self._ask(protocol, environ, leading)
        with serving.working(), Entered(record):
            # Until it is known what the application makes of an error: it is for all who wait.
            with leading:
                prepared, has_left = await self._short(lane, protocol, environ, leading)
                if prepared is None and not isinstance(environ.get(FAILED), AbandonedError):
                    return await self._ask(protocol, environ, leading, has_left=has_left)
            if prepared is not None:
                headers = [(name.lower(), value) for name, value in lane.headers(prepared)]
                try:
                    if not has_left:
                        await self._deliver(protocol, environ, prepared, headers)
                finally:  # whoever asked need not wait for that
                    sent = environ.get(SENT)
                    is_get = environ["REQUEST_METHOD"] == "GET"
                    # Most that comes for the first time never comes again: what is to be
                    # remembered of it takes as long as a tenth of what else is done here.
                    comes_again = record.cache is CacheUse.HIT
                    if likeness is not None and isinstance(sent, Sent) and is_get and comes_again:
                        front.remember(likeness, sent, LINES[prepared.status], headers)

    async def _short(
        self,
        lane: ShortWay,
        protocol: HTTPProtocol,
        environ: WSGIEnvironment,
        leading: Gathering[Reply],
    ) -> tuple[Prepared | None, bool]:
        """Return what the lane answers, and whether the client has left meanwhile."""
        with Departure(protocol) as departure:
            client = Client(
                lambda: departure.has_left() and not leading.waiting, departure.look_out
            )
            return await lane.answer(environ, client), departure.has_left()

    async def _deliver(
        self,
        protocol: HTTPProtocol,
        environ: WSGIEnvironment,
        prepared: Prepared,
        headers: Headers,
    ) -> None:
        """Send an answer of the lane."""
        if environ["REQUEST_METHOD"] == "HEAD":
            self._send(protocol, Reply(prepared.status, headers, b""))
        elif isinstance(prepared.body, bytes):
            self._send(protocol, Reply(prepared.status, headers, prepared.body))
        else:
            parts = iter(prepared.body)
            await self._stream(protocol, Stream(prepared.status, headers, parts, lambda: None))

    async def _ask(
        self,
        protocol: HTTPProtocol,
        environ: WSGIEnvironment,
        leading: Gathering[Reply],
        *,
        has_left: bool = False,
    ) -> None:
        if self._working >= self._threads:
            return self._send(protocol, overloaded(self._threads))
        left = threading.Event()
        if has_left:
            left.set()
        self._working += 1
        try:
            with self._serving.working() as app, leading as gathering:
                environ[ABANDONED] = abandoned = Abandoned(left, gathering)
                environ[RECORD] = getattr(protocol, "record", None)
                work = self._loop.run_in_executor(self._executor, run, app, environ)
                await wait_while_there(work, protocol, left)
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
            self._send(protocol, reply)
        else:
            await self._stream(protocol, reply)

    async def _stream(self, protocol: HTTPProtocol, reply: Stream) -> None:
        try:
            file = reply.descriptor
            parts = reply.parts if file is None else parts_of(file)
            transport = protocol.response_stream(reply.status, reply.headers)
            while part := await self._loop.run_in_executor(self._executor, next, parts, b""):
                await transport.send_bytes(part)
        finally:
            reply.close()

    def _send(self, protocol: HTTPProtocol, reply: Reply) -> None:
        if reply.body:
            protocol.response_bytes(reply.status, reply.headers, reply.body)
        else:
            protocol.response_empty(reply.status, reply.headers)


def _is_wrong(reply: Reply) -> bool:
    """Say whether something is wrong with the request, not with how often this client asks."""
    return reply.status >= HTTPStatus.BAD_REQUEST and reply.status != HTTPStatus.TOO_MANY_REQUESTS
