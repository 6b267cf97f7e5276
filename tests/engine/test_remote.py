"""Asking another endpoint: what goes over the wire, and what comes back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qsl

import pytest

from jinshan_kg.engine.protocol import EvaluationError
from jinshan_kg.engine.remote import RemoteBackend
from jinshan_kg.errors import UserError
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import CSV, JSON, ResultFormat

TRUE = b'{"head":{},"boolean":true}'


@dataclass
class Peer:
    """An endpoint that answers every request alike, and keeps what it was asked."""

    url: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    asked: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer(headers={"Content-Type": "application/sparql-results+json"}, body=TRUE)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            peer.asked.append((dict(self.headers), self.rfile.read(length)))
            self.send_response(peer.status)
            for name, value in peer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(peer.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        peer.url = f"http://127.0.0.1:{server.server_port}/sparql"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield peer
        server.shutdown()
        thread.join()


NO_DATASET = DatasetClause()


def ask(
    peer: Peer, dataset: DatasetClause = NO_DATASET, result_format: ResultFormat = JSON
) -> bytes:
    backend = RemoteBackend(peer.url)
    answer = backend.query("ASK { ?s ?p '+&=金' }", dataset=dataset, result_format=result_format)
    return answer.read()


def test_the_answer_is_what_came(peer: Peer) -> None:
    assert ask(peer) == TRUE


def test_the_query_and_its_dataset_go_as_a_form(peer: Peer) -> None:
    ask(peer, DatasetClause(("a:1", "a:2"), ("a:3",)))
    ((headers, body),) = peer.asked
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qsl(body.decode()) == [
        ("query", "ASK { ?s ?p '+&=金' }"),
        ("default-graph-uri", "a:1"),
        ("default-graph-uri", "a:2"),
        ("named-graph-uri", "a:3"),
    ]


def test_the_format_goes_as_accept_header(peer: Peer) -> None:
    ask(peer)
    assert peer.asked[0][0]["Accept"] == "application/sparql-results+json, application/json;q=0.8"


def test_an_alias_of_the_format_is_as_good(peer: Peer) -> None:
    peer.headers["Content-Type"] = "application/json; charset=utf-8"
    assert ask(peer) == TRUE


def test_another_format_is_refused(peer: Peer) -> None:
    with pytest.raises(EvaluationError, match="answered with application/sparql-results"):
        ask(peer, result_format=CSV)


def test_a_page_is_no_answer(peer: Peer) -> None:
    peer.headers["Content-Type"] = "text/html"
    with pytest.raises(EvaluationError) as caught:
        ask(peer)
    assert caught.value.reason == (
        f"{peer.url} answered with text/html instead of application/sparql-results+json."
        " Is this a SPARQL endpoint? Try another --format."
    )


@pytest.mark.parametrize(
    ("content_type", "body", "told"),
    [
        (
            "application/problem+json",
            b'{"status":400,"detail":"no such prefix"}',
            " no such prefix",
        ),
        ("application/problem+json", b"[", ""),
        ("text/plain;charset=utf-8", "错误".encode(), " 错误"),
        ("text/plain", b"x" * 1_000, " " + "x" * 500 + "…"),
        ("text/html", b"<h1>Bad</h1>", ""),
    ],
)
def test_its_errors_are_told(peer: Peer, content_type: str, body: bytes, told: str) -> None:
    peer.status, peer.headers, peer.body = 400, {"Content-Type": content_type}, body
    with pytest.raises(EvaluationError) as caught:
        ask(peer)
    assert caught.value.reason == f"{peer.url} answered 400 Bad Request.{told}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_told_not_followed(peer: Peer, status: int) -> None:
    peer.status, peer.headers = status, {"Location": "http://example.org/elsewhere"}
    with pytest.raises(EvaluationError, match=r"has moved to http://example\.org/elsewhere"):
        ask(peer)


def test_nobody_there() -> None:
    backend = RemoteBackend("http://127.0.0.1:9/sparql")
    with pytest.raises(UserError, match=r"no answer \(.*refused.*\). Check the URL"):
        backend.query("ASK {}", dataset=DatasetClause(), result_format=JSON)


@pytest.mark.parametrize("url", ["example.org/sparql", "file:///etc/passwd", "http:///x", "x"])
def test_only_http_is_asked(url: str) -> None:
    with pytest.raises(UserError, match="not the URL of an endpoint"):
        RemoteBackend(url)
