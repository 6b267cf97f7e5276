"""Bodies that come too slowly, or not to their end, as the bridge sees them."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterable
from types import SimpleNamespace
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.gateway.serving import Serving


class Client:
    """The server's side of one request."""

    def __init__(self, *parts: bytes, ends: bool = True) -> None:
        self._parts = parts
        self._ends = ends
        self.sent: list[tuple[int, bytes]] = []

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:
            yield part
        if not self._ends:
            await asyncio.sleep(60)

    async def client_disconnect(self) -> None:
        await asyncio.Event().wait()  # never: it is asked where the answer takes its time

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.sent.append((status, body))


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def scope(method: str = "POST", **headers: str) -> Any:
    return SimpleNamespace(
        method=method,
        path="/sparql",
        query_string="query=x",
        http_version="1.1",
        scheme="http",
        server="127.0.0.1:80",
        client="127.0.0.1:80",
        headers=headers,
    )


def answer(serving: Serving, asked: Any, *clients: Any) -> None:
    async def serve() -> None:
        bridge = Bridge(serving, threads=8, max_body=100, body_seconds=0.1)
        bridge.__rsgi_init__(asyncio.get_running_loop())
        await asyncio.gather(*(bridge.__rsgi__(asked, client) for client in clients))

    asyncio.run(serve())


def test_a_body_that_does_not_come_in_time() -> None:
    slow, quick = Client(b"ASK", ends=False), Client(b"ASK", b" {}")
    answer(Serving(echo, lambda: None), scope(), slow, quick)
    (status, body), *none = slow.sent
    assert (status, none) == (408, [])
    assert json.loads(body)["detail"] == (
        "The body did not come within 0.1 seconds, which is all that this server waits."
    )
    assert quick.sent == [(200, b"ASK {}")]


def test_a_body_that_breaks_off() -> None:
    client = Client(b"ASK")
    answer(Serving(echo, lambda: None), scope(**{"content-length": "60"}), client)
    ((status, body),) = client.sent
    assert status == 400
    assert json.loads(body)["detail"] == (
        "The body ends after 3 of the 60 bytes that Content-Length says."
    )


def test_one_who_asks_too_often_is_told_so_alone() -> None:
    asked = []

    def refuse_the_first(
        environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        asked.append(True)
        threading.Event().wait(0.1)
        start_response("429 TOO MANY REQUESTS" if len(asked) == 1 else "200 OK", [])
        return [b"-"]

    clients = [Client() for _ in range(3)]
    front = Front(refuse_the_first, AnswerStore(1 << 20))
    answer(Serving(refuse_the_first, lambda: None, front=front), scope("GET"), *clients)
    assert sorted(client.sent[0][0] for client in clients) == [200, 200, 429]
