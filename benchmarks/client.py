"""A SPARQL client that keeps its connection open: `http.client`, so that its own cost is small."""

import socket
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

_PATH = "/sparql"


@dataclass(frozen=True)
class Response:
    """An answer: the HTTP status, the body, and the seconds from sending to the last byte."""

    status: int
    body: bytes
    seconds: float


class Client:
    """Asks one server of this machine over one connection."""

    def __init__(self, port: int, timeout: float) -> None:
        """Take the port, and the seconds to wait for an answer; nothing is sent yet."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=timeout)

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
        self._connection.close()

    def ask(self, query: str, accept: str) -> Response:
        """Ask a query by GET and read the whole answer.

        Raises:
            OSError: If the server is not there, or (TimeoutError) takes too long.
            http.client.HTTPException: If what comes is not HTTP.
        """
        target = f"{_PATH}?{urlencode({'query': query})}"
        if self._connection.sock is None:
            self._connect()
        begin = time.perf_counter()
        self._connection.request("GET", target, headers={"Accept": accept})
        response = self._connection.getresponse()
        body = response.read()
        return Response(response.status, body, time.perf_counter() - begin)

    def _connect(self) -> None:
        self._connection.connect()
        self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
