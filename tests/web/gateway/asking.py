"""How the tests here ask: as the server would, and as a WSGI server would."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, NamedTuple
from wsgiref.types import WSGIApplication

from flask import Flask

from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.web.app import ENDPOINT, FRONT
from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.gateway.environ import environment
from jinshan_kg.web.gateway.lane import Lane
from jinshan_kg.web.gateway.running import run
from jinshan_kg.web.gateway.serving import Serving
from jinshan_kg.web.replies import Stream
from jinshan_kg.web.served import Served


class Asked(NamedTuple):
    """A request."""

    method: str
    query: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    path: str = "/sparql"


class Answered(NamedTuple):
    """A response, with the names of its header fields in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Client:
    """The server's side of one request."""

    body: bytes = b""
    left: asyncio.Event = field(default_factory=asyncio.Event)
    sent: list[Answered] = field(default_factory=list)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.body

    async def client_disconnect(self) -> None:
        await self.left.wait()

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        assert len(dict(headers)) == len(headers)
        self.sent.append(Answered(status, dict(headers), body))

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.response_bytes(status, headers, b"")

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Client":
        self.response_bytes(status, headers, b"")
        return self

    async def send_bytes(self, data: bytes) -> None:
        status, headers, body = self.sent.pop()
        self.sent.append(Answered(status, headers, body + data))


def served() -> Served:
    return Served(is_bundled=False, files=1, version="0123456789abcdef", union_default_graph=False)


def scope(asked: Asked) -> Any:
    headers = [("host", "localhost"), *asked.headers]
    if asked.method in ("POST", "QUERY"):
        headers.append(("content-length", str(len(asked.body))))
    fields = dict(headers)
    return SimpleNamespace(
        method=asked.method,
        path=asked.path,
        query_string=asked.query,
        http_version="1.1",
        scheme="http",
        server="127.0.0.1:8000",
        client="127.0.0.1:4711",
        headers=SimpleNamespace(items=lambda: headers, get=fields.get),
    )


def lane_of(app: Flask, pool: WorkerPool) -> Lane:
    endpoint = app.extensions[ENDPOINT]
    return Lane(endpoint, endpoint.responder, PooledBackend(pool))


def bridge_of(app: Flask, pool: WorkerPool, lane: Lane | None = None, threads: int = 8) -> Bridge:
    """Return a bridge for the loop that runs."""
    lane = lane or lane_of(app, pool)
    serving = Serving(app, lambda: None, app.extensions[FRONT], lane)
    bridge = Bridge(serving, threads=threads, max_body=1 << 20)
    bridge.__rsgi_init__(asyncio.get_running_loop())
    return bridge


async def through(bridge: Bridge, asked: Asked, client: Client | None = None) -> Answered:
    """Return what the bridge answers."""
    client = client or Client(asked.body)
    protocol: Any = client
    await bridge.__rsgi__(scope(asked), protocol)
    (answered,) = client.sent
    return answered


def directly(app: WSGIApplication, asked: Asked) -> Answered:
    """Return what a WSGI application answers."""
    reply = run(app, environment(scope(asked), asked.body))
    if isinstance(reply, Stream):
        body = b"" if asked.method == "HEAD" else b"".join(reply.parts)
        reply.close()
        return Answered(reply.status, dict(reply.headers), body)
    return Answered(reply.status, dict(reply.headers), reply.body)
