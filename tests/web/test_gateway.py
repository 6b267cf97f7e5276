"""The bridge from RSGI to the application, with a client of our own making."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.gateway.environ import ABANDONED, environment
from jinshan_kg.web.gateway.serving import Serving

App = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]
Sent = tuple[int, dict[str, str], bytes]


def scope(method: str = "GET", query: str = "", **headers: str) -> Any:
    return SimpleNamespace(
        method=method,
        path="/sparql",
        query_string=query,
        http_version="1.1",
        scheme="http",
        server="127.0.0.1:8000",
        client="127.0.0.1:4711",
        headers=_Headers(headers.items()),
    )


class _Headers(dict[str, str]):
    def items(self) -> Any:
        return [(name.replace("_", "-"), value) for name, value in super().items()]


@dataclass
class Client:
    """The server's side of one request."""

    parts: list[bytes] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    sent: list[Sent] = field(default_factory=list)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            yield part

    async def client_disconnect(self) -> None:
        await self.left.wait()

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.sent.append((status, dict(headers), body))

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.sent.append((status, dict(headers), b""))

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Client":
        self.sent.append((status, dict(headers), b""))
        return self

    async def send_bytes(self, data: bytes) -> None:
        status, headers, body = self.sent.pop()
        self.sent.append((status, headers, body + data))


def hello(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    body = environ["wsgi.input"].read() + environ["QUERY_STRING"].encode("latin-1")
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def serve(
    app: App, *requests: tuple[Any, Any], threads: int = 8, max_body: int = 100, **more: Any
) -> Bridge:
    """Have a bridge answer some requests at once."""

    async def all_at_once() -> Bridge:
        bridge = Bridge(Serving(app, lambda: None, **more), threads=threads, max_body=max_body)
        bridge.__rsgi_init__(asyncio.get_running_loop())
        await asyncio.gather(*(bridge.__rsgi__(asked, client) for asked, client in requests))
        return bridge

    return asyncio.run(all_at_once())


def test_a_request_gets_what_the_application_answers() -> None:
    client = Client()
    serve(hello, (scope(query="a=%25+é"), client))
    headers = {"content-type": "text/plain", "content-length": "8"}
    assert client.sent == [(200, headers, "a=%25+é".encode())]


def test_a_body_reaches_the_application_whole() -> None:
    client = Client([b"one ", b"two"])
    serve(hello, (scope("POST", content_type="text/plain"), client))
    assert client.sent[0][2] == b"one two"


@pytest.mark.parametrize("declared", [{}, {"content_length": "101"}])
def test_a_body_that_is_too_large_is_refused(declared: dict[str, str]) -> None:
    client = Client([b"x" * 60, b"x" * 60])
    serve(hello, (scope("POST", **declared), client))
    status, headers, body = client.sent[0]
    assert status == 413
    assert headers == {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        "vary": "Accept",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "*",
        "x-content-type-options": "nosniff",
    }
    assert json.loads(body) == {
        "type": "about:blank",
        "title": "Request Entity Too Large",
        "status": 413,
        "detail": "The body is larger than 100 bytes, which is all that this server takes.",
        "limit": "max_body",
        "value": 100,
    }


def test_a_header_that_comes_twice_is_a_list() -> None:
    asked = scope()
    asked.headers = SimpleNamespace(items=lambda: [("accept", "a/b"), ("accept", "c/d")])
    assert environment(asked, b"")["HTTP_ACCEPT"] == "a/b, c/d"


def test_more_requests_than_threads_are_refused_at_once() -> None:
    go_on = threading.Event()

    def slow(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        go_on.wait(10)
        return hello(environ, start_response)

    clients = [Client() for _ in range(3)]

    class Last(Client):
        def response_bytes(self, *args: Any) -> None:
            super().response_bytes(*args)
            go_on.set()

    last = Last()
    serve(slow, *((scope(query=str(n)), c) for n, c in enumerate([*clients, last])), threads=3)
    assert [client.sent[0][0] for client in clients] == [200, 200, 200]
    status, headers, body = last.sent[0]
    assert (status, headers["retry-after"], json.loads(body)["limit"]) == (503, "1", "threads")


def test_an_application_learns_that_the_client_has_left_and_nobody_is_answered() -> None:
    client = Client()
    noticed = []

    def patient(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        client.left.set()
        for _ in range(500):
            if environ[ABANDONED]():
                noticed.append(True)
                break
            threading.Event().wait(0.01)
        return hello(environ, start_response)

    serve(patient, (scope(), client))
    assert (noticed, client.sent) == ([True], [])


def test_a_large_answer_goes_out_in_parts_and_is_closed() -> None:
    closed = []

    class Parts:
        def __iter__(self) -> Any:
            return iter([b"x" * 1_000_000, b"y" * 1_000_000])

        def close(self) -> None:
            closed.append(True)

    def large(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Length", "2000000")])
        return Parts()

    client = Client()
    serve(large, (scope(), client))
    assert client.sent[0][2] == b"x" * 1_000_000 + b"y" * 1_000_000
    assert closed == [True]


def test_a_hundred_who_ask_the_same_get_the_error_of_one() -> None:
    asked = []

    def wrong(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked.append(True)
        threading.Event().wait(0.1)
        start_response("400 BAD REQUEST", [("Content-Type", "text/plain")])
        return [b"no"]

    clients = [Client() for _ in range(100)]
    front = Front(wrong, AnswerStore(1 << 20))
    serve(wrong, *((scope(query="query=x"), client) for client in clients), front=front)
    assert len(asked) == 1
    assert {(client.sent[0][0], client.sent[0][2]) for client in clients} == {(400, b"no")}


def refuses(status: str) -> App:
    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        threading.Event().wait(0.05)
        start_response(status, [("Content-Type", "text/plain"), ("Content-Length", "2")])
        return [b"no"]

    return app


def test_an_error_without_its_body_is_for_those_who_want_none() -> None:
    wrong = refuses("400 BAD REQUEST")
    head, get = Client(), Client()
    front = Front(wrong, AnswerStore(1 << 20))
    serve(wrong, (scope("HEAD"), head), (scope("GET"), get), front=front)
    assert (head.sent[0][2], get.sent[0][2]) == (b"", b"no")


def test_that_one_client_asks_too_often_is_not_told_to_others() -> None:
    asked = []
    wrong = refuses("429 TOO MANY REQUESTS")

    def counting(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked.append(True)
        return wrong(environ, start_response)

    front = Front(counting, AnswerStore(1 << 20))
    serve(counting, *((scope(), Client()) for _ in range(3)), front=front)
    assert len(asked) == 3


def test_answers_that_are_not_kept_are_not_worked_on_one_after_the_other() -> None:
    together = threading.Barrier(4)
    first = threading.Lock()

    def meeting(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if first.acquire(blocking=False):
            threading.Event().wait(0.05)
        else:
            together.wait(10)
        return hello(environ, start_response)

    clients = [Client() for _ in range(5)]
    front = Front(meeting, AnswerStore(1 << 20))
    serve(meeting, *((scope(query="a"), client) for client in clients), front=front)
    assert [client.sent[0][2] for client in clients] == [b"a"] * 5


def test_the_application_goes_on_without_the_client_while_others_wait() -> None:
    leaving, waiting = Client(), Client()
    heard = []

    def patient(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        leaving.left.set()
        threading.Event().wait(0.5)  # until the bridge has noticed
        heard.append(environ[ABANDONED]())
        start_response("400 BAD REQUEST", [("Content-Type", "text/plain")])
        return [b"no"]

    front = Front(patient, AnswerStore(1 << 20))
    serve(patient, (scope(), leaving), (scope(), waiting), front=front)
    assert heard == [False]
    assert (leaving.sent, waiting.sent[0][2]) == ([], b"no")


def test_a_retired_application_is_closed_after_its_last_request() -> None:
    closed = threading.Event()

    async def replaced() -> None:
        bridge = Bridge(Serving(hello, closed.set), threads=1, max_body=1)
        bridge.__rsgi_init__(asyncio.get_running_loop())
        bridge.replace(Serving(hello, lambda: None))
        await asyncio.sleep(0.05)

    asyncio.run(replaced())
    assert closed.wait(5)


def test_a_server_that_drains_refuses_what_is_new() -> None:
    client: Any = Client()

    async def drained() -> None:
        bridge = Bridge(Serving(hello, lambda: None), threads=1, max_body=1)
        bridge.__rsgi_init__(asyncio.get_running_loop())
        bridge.drain()
        await bridge.__rsgi__(scope(), client)

    asyncio.run(drained())
    assert (client.sent[0][0], client.sent[0][1]["connection"]) == (503, "close")
