"""SERVICE with a list of endpoints: real servers that ask one another.

One endpoint is another server of ours; the others are small and misbehave, each in its own way.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest
from tests.faults.server import NUMBERS, Reply, Server, end, start

ROW: Final = (
    b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"v"}}]}}'
)
JSON: Final = "application/sparql-results+json"


class Stranger(BaseHTTPRequestHandler):
    """An endpoint that answers as its path says."""

    protocol_version = "HTTP/1.1"
    asked: Final[list[str]] = []
    over = threading.Event()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.path)
        match self.path:
            case "/row":
                self._send(200, ROW)
            case "/moved":
                self._send(302, b"", Location="/row")
            case "/moved-for-good":
                self._send(308, b"", Location="/row")
            case "/error":
                self._send(500, b"<script>alert(1)</script>", JSON)
            case "/page":
                self._send(200, b"<script>alert(1)</script>", "text/html")
            case "/cut":
                self._send(200, ROW[:-4])
            case "/silent":
                self.over.wait(30)

    do_GET = do_POST

    def handle(self) -> None:
        with suppress(ConnectionError):  # a worker that is killed leaves like that
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(self, status: int, body: bytes, kind: str = JSON, **fields: str) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **fields,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    """Where the small endpoints are."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        Stranger.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Another server of ours, over the numbers from 0."""
    server = start(tmp_path_factory.mktemp("other"))
    yield server
    end(server)


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, stranger: str, other: Server
) -> Iterator[Server]:
    """A server that may ask the other one, and some endpoints that misbehave."""
    paths = ("row", "moved", "moved-for-good", "error", "page", "cut", "silent")
    listed = [f"{stranger}/{path}" for path in paths]
    listed += [endpoint(other), "http://127.0.0.1:9999/nobody"]
    server = start(tmp_path_factory.mktemp("server"), "--services", ",".join(listed))
    yield server
    end(server)


def endpoint(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}/sparql"


def detail(reply: Reply) -> str:
    assert reply.headers["content-type"] == "application/problem+json"
    found: str = json.loads(reply.body)["detail"]
    return found


def ask(server: Server, query: str) -> Reply:
    return server.ask(query, "text/csv, application/problem+json;q=0.5")


def test_two_servers_are_joined(server: Server, other: Server) -> None:
    query = f"""SELECT ?a ?n {{
        VALUES ?n {{ 7 299 {NUMBERS} }} ?a <urn:value> ?n
        SERVICE <{endpoint(other)}> {{ ?a <urn:value> ?n FILTER(?n < 10) }} }}"""
    reply = ask(server, query)
    assert (reply.status, reply.body) == (200, b"a,n\r\nurn:n:7,7\r\n")


@pytest.mark.parametrize("silent", ["", "SILENT"])
@pytest.mark.parametrize("name", ["<{0}>", "?x", "o:sparql", "<sparql>", "<{0}?>"])
def test_only_the_list_is_asked(server: Server, stranger: str, name: str, silent: str) -> None:
    before = len(Stranger.asked)
    name = name.format(f"{stranger}/sparql")
    text = f"""BASE <{stranger}/> PREFIX o: <{stranger}/>
        SELECT * {{ VALUES ?x {{ <{stranger}/row> }} SERVICE {silent} {name} {{ ?a ?b ?x }} }}"""
    reply = ask(server, text)
    assert reply.status == 403
    assert "SERVICE is refused here" in detail(reply)
    assert len(Stranger.asked) == before


@pytest.mark.parametrize("silent", ["", "SILENT"])
def test_without_a_list_nobody_is_asked(other: Server, stranger: str, silent: str) -> None:
    before = len(Stranger.asked)
    reply = ask(other, f"SELECT * {{ SERVICE {silent} <{stranger}/row> {{ ?a ?b ?x }} }}")
    assert reply.status == 403
    assert "SERVICE is refused: this endpoint asks no other server." in detail(reply)
    assert len(Stranger.asked) == before


@pytest.mark.parametrize("path", ["moved", "moved-for-good"])
def test_a_redirection_leads_nowhere(server: Server, stranger: str, path: str) -> None:
    del Stranger.asked[:]
    reply = ask(server, f"SELECT * {{ SERVICE <{stranger}/{path}> {{ ?a ?b ?x }} }}")
    assert reply.status == 502
    assert Stranger.asked == [f"/{path}"]


@pytest.mark.parametrize("path", ["error", "page", "cut"])
@pytest.mark.parametrize("form", ["SELECT *", "CONSTRUCT WHERE", "SELECT (COUNT(*) AS ?n)"])
def test_an_endpoint_that_fails(server: Server, stranger: str, path: str, form: str) -> None:
    form = form.replace("CONSTRUCT WHERE", "CONSTRUCT { <urn:s> <urn:p> ?x } WHERE")
    query = f"{form} {{ SERVICE <{stranger}/{path}> {{ ?a ?b ?x }} }}"
    reply = server.ask(query, "text/csv, text/turtle, application/problem+json;q=0.5")
    assert reply.status == 502
    said = detail(reply)
    assert said.startswith("An endpoint that the query asks with SERVICE gave no result: ")
    assert "<script>" not in said
    assert reply.headers["cache-control"] == "no-store"


def test_an_endpoint_that_is_not_there(server: Server) -> None:
    reply = ask(server, "SELECT * { SERVICE <http://127.0.0.1:9999/nobody> { ?a ?b ?x } }")
    assert (reply.status, "Connection refused" in detail(reply)) == (502, True)


def test_silence_about_an_endpoint_that_fails(server: Server, stranger: str) -> None:
    query = f"SELECT ?y ?x {{ VALUES ?y {{ 1 }} SERVICE SILENT <{stranger}/error> {{ ?a ?b ?x }} }}"
    reply = ask(server, query)
    assert (reply.status, reply.body) == (200, b"y,x\r\n1,\r\n")


def test_an_answer_from_elsewhere_is_not_kept(server: Server, stranger: str) -> None:
    del Stranger.asked[:]
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    for _ in range(3):
        query = f"SELECT%20?x{{SERVICE%20%3C{stranger}/row%3E{{?a%20?b%20?x}}}}"
        connection.request("GET", f"/sparql?query={query}", headers={"Accept": "text/csv"})
        response = connection.getresponse()
        assert (response.status, response.read()) == (200, b"x\r\nv\r\n")
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["ETag"] is None
    connection.close()
    assert Stranger.asked == ["/row"] * 3


def test_an_endpoint_that_says_nothing_is_waited_for_to_the_deadline(
    server: Server, stranger: str
) -> None:
    query = f"SELECT * {{ SERVICE <{stranger}/silent> {{ ?a ?b ?x }} }}"
    with server.survives(), ThreadPoolExecutor(1) as another:
        waiting = another.submit(ask, server, query)
        assert server.counts()
        reply = waiting.result()
        assert reply.status == 503
        assert json.loads(reply.body)["limit"] == "timeout"


def test_the_workers_have_a_network_only_where_a_list_asks_for_it(
    server: Server, other: Server
) -> None:
    ours = Path("/proc/self/ns/net").readlink()
    for pid in server.workers:
        assert Path(f"/proc/{pid}/ns/net").readlink() == ours
    leave = "from jinshan_kg.engine.workers.isolation import leave_network; print(leave_network())"
    told = subprocess.run([sys.executable, "-c", leave], capture_output=True, text=True, check=True)
    if told.stdout == "False\n":
        pytest.skip("the kernel gives a process no network of its own here")
    for pid in other.workers:
        assert Path(f"/proc/{pid}/ns/net").readlink() != ours
