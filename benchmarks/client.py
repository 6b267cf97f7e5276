"""A SPARQL client that keeps its connection open and costs little itself."""

import select
import socket
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from benchmarks.incoming import Incoming

_PART = 1 << 20


@dataclass(frozen=True)
class Response:
    """An answer: the HTTP status, the body, and the seconds from sending to the last byte."""

    status: int
    body: bytes
    seconds: float


def request_of(target: str, accept: str) -> bytes:
    """Return a GET request for a path and query string that are encoded already."""
    lines = (f"GET {target} HTTP/1.1", "Host: 127.0.0.1", f"Accept: {accept}", "", "")
    return "\r\n".join(lines).encode("ascii")


class Client:
    """Asks one server of this machine over one connection."""

    def __init__(self, port: int, timeout: float) -> None:
        """Take the port, and the seconds to wait for a part of an answer; nothing is sent yet."""
        self._port = port
        self._timeout = timeout
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._socket:
            self._socket.close()
            self._socket = None

    def send(self, request: bytes) -> Response:
        """Send a request and read the whole answer.

        Raises:
            OSError: If the server is not there, (TimeoutError) takes too long, or
                (BrokenResponseError) what comes is not HTTP. The connection is closed then.
        """
        if self._socket and _has_something(self._socket):  # nothing is due, so that is its end
            self.close()
        try:
            return self._exchange(self._socket or self._connected(), request)
        except OSError:
            self.close()
            raise

    def _exchange(self, connection: socket.socket, request: bytes) -> Response:
        incoming = Incoming()
        begin = time.perf_counter()
        connection.sendall(request)
        while not incoming.feed(part := connection.recv(_PART)):
            pass
        seconds = time.perf_counter() - begin
        if not part:
            self.close()
        return Response(incoming.status, incoming.body(), seconds)

    def _connected(self) -> socket.socket:
        self._socket = socket.create_connection(("127.0.0.1", self._port), self._timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._socket


def _has_something(connection: socket.socket) -> bool:
    return bool(select.select([connection], [], [], 0)[0])
