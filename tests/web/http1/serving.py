"""A server in a thread of its own, and a client that sends and reads bytes as they are."""

from __future__ import annotations

import json
import re
import socket
import struct
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from threading import Event, Thread
from types import TracebackType
from typing import Any, Final

from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope
from jinshan_kg.web.http1.running import Running
from jinshan_kg.web.replies import Reply

Answer = Callable[[Scope, HTTPProtocol], Awaitable[None]]
Begin = Callable[[Scope, HTTPProtocol], Coroutine[Any, Any, None] | None]
DATE: Final = re.compile(
    rb"date: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\r\n"
)
_SECONDS: Final = 10  # after which a client gives up


class Client:
    """A client on a connection of its own. Where a response has a date, it reads `date: now`."""

    def __init__(self, stream: socket.socket) -> None:
        self.stream = stream
        self._got = b""

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stream.close()

    def send(self, *pieces: bytes) -> None:
        """Send some bytes; each piece is on its way before the next."""
        for piece in pieces:
            self.stream.sendall(piece)
            if len(pieces) > 1:
                Event().wait(0.005)

    def head(self) -> bytes:
        """Return the head of a response."""
        while b"\r\n\r\n" not in self._got:
            self._got += self._some()
        head, end, self._got = self._got.partition(b"\r\n\r\n")
        return DATE.sub(b"date: now\r\n", head + end)

    def body(self, size: int) -> bytes:
        """Return so many of the bytes that come next."""
        while len(self._got) < size:
            self._got += self._some()
        body, self._got = self._got[:size], self._got[size:]
        return body

    def response(self) -> bytes:
        """Return a response with a Content-Length, or without a body."""
        head = self.head()
        length = re.search(rb"\r\ncontent-length: (\d+)\r\n", head)
        return head + self.body(int(length[1]) if length else 0)

    def rest(self) -> bytes:
        """Return all that comes until the server ends the connection; a reset is an error."""
        while part := self.stream.recv(1 << 16):
            self._got += part
        rest, self._got = self._got, b""
        return DATE.sub(b"date: now\r\n", rest)

    def gets_nothing(self, seconds: float = 0.1) -> bool:
        """Say whether nothing comes for a while, nor does the connection end."""
        self.stream.settimeout(seconds)
        try:
            self._got += self.stream.recv(1 << 16)
        except TimeoutError:
            return not self._got
        finally:
            self.stream.settimeout(_SECONDS)
        return False

    def sends_no_more(self) -> None:
        """End what this client sends; it still reads."""
        self.stream.shutdown(socket.SHUT_WR)

    def resets(self) -> None:
        """End the connection, and have the server see an error."""
        self.stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.stream.close()

    def _some(self) -> bytes:
        part = self.stream.recv(1 << 16)
        assert part, f"the connection ends after {self._got!r}"
        return part


class Server:
    """A server that runs; `serving` runs one."""

    def __init__(self, running: Running, thread: Thread, port: int) -> None:
        self._running = running
        self._thread = thread
        self.port = port

    def connect(self, *pieces: bytes, takes: int | None = None) -> Client:
        """Open a connection, and send some bytes.

        Args:
            pieces: What to send.
            takes: How many bytes the client's machine keeps of what it has not read.
        """
        stream = socket.socket()
        stream.settimeout(_SECONDS)
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if takes is not None:
            stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, takes)
        client = Client(stream)
        try:
            stream.connect(("127.0.0.1", self.port))
            client.send(*pieces)
        except OSError:
            stream.close()
            raise
        return client

    def answers(self, *pieces: bytes) -> bytes:
        """Return all that comes for some bytes after which the client sends nothing."""
        with self.connect(*pieces) as client:
            return client.rest()

    def stop(self, seconds: float) -> None:
        """Have the server stop, and wait for that."""
        if self._thread.is_alive():
            self._running.stop(seconds)
        self._thread.join(_SECONDS)
        assert not self._thread.is_alive()


class _Application:
    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.errors: list[dict[str, Any]] = []

    def __rsgi_init__(self, loop: AbstractEventLoop) -> None:
        assert loop is get_running_loop()
        loop.set_exception_handler(lambda _, context: self.errors.append(context))

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        await self._answer(scope, protocol)


class _PromptApplication(_Application):
    def __init__(self, answer: Answer, begin: Begin) -> None:
        super().__init__(answer)
        self._begin = begin

    def begin(self, scope: Scope, protocol: HTTPProtocol) -> Coroutine[Any, Any, None] | None:
        return self._begin(scope, protocol)


@contextmanager
def serving(
    answer: Answer,
    limits: Limits | None = None,
    *,
    sends: int | None = None,
    begin: Begin | None = None,
) -> Iterator[Server]:
    """Run a server while the body of the `with` is run; no error may get past it to the loop.

    Args:
        answer: Answers the requests.
        limits: The limits of the connections.
        sends: How many bytes the server's machine keeps of what the client has not taken.
        begin: Answers those requests at once that it can.
    """
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    if sends is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, sends)
    port: int = listener.getsockname()[1]
    application = _PromptApplication(answer, begin) if begin else _Application(answer)
    running = Running(application, listener, limits or Limits())
    ready = Event()
    thread = Thread(target=running.run, args=(ready.set,))
    thread.start()
    server = Server(running, thread, port)
    try:
        assert ready.wait(_SECONDS)
        yield server
    finally:
        server.stop(0)
    assert application.errors == []


async def tells(scope: Scope, protocol: HTTPProtocol) -> None:
    """Answer with the method, the path, and the body in parentheses."""
    body = b"".join([part async for part in protocol])
    protocol.response_bytes(200, [], f"{scope.method} {scope.path} ".encode() + b"(%s)" % body)


def request(line: bytes, *fields: bytes, body: bytes = b"") -> bytes:
    """Return a request with a Host field, the given ones, and a body as it stands."""
    return b"\r\n".join([line, b"Host: a", *fields, b"", body])


def post(path: bytes, body: bytes, *fields: bytes) -> bytes:
    """Return a POST with the Content-Length of its body."""
    length = b"Content-Length: %d" % len(body)
    return request(b"POST %s HTTP/1.1" % path, length, *fields, body=body)


def plain(body: bytes, *lines: bytes) -> bytes:
    """Return the response with a body that is whole, and more lines after its length."""
    return response(b"200 OK", b"content-length: %d" % len(body), *lines, body=body)


def response(status: bytes, *lines: bytes, body: bytes = b"") -> bytes:
    """Return the response with exactly these header fields and the date."""
    return b"\r\n".join([b"HTTP/1.1 " + status, *lines, b"date: now", b"", body])


def refused(reply: Reply, *lines: bytes) -> bytes:
    """Return the response that a refusal is, with more lines after its length."""
    fields = [f"{name}: {value}".encode() for name, value in reply.headers]
    length = b"content-length: %d" % len(reply.body)
    status = f"{reply.status} {HTTPStatus(reply.status).phrase}".encode()
    return response(status, *fields, length, *lines, body=reply.body)


def problem(data: bytes) -> tuple[bytes, Any]:
    """Return the status line of a response, and the JSON that its body is."""
    head, _, body = data.partition(b"\r\n\r\n")
    assert b"\r\ncontent-type: application/problem+json\r\n" in head
    return head.partition(b"\r\n")[0], json.loads(body)
