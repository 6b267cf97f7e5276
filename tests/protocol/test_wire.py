"""What a test client hides: the bytes on the wire, to a server process and back."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

TRIG = """@prefix ex: <http://example.org/> .
ex:a ex:in "default" .  ex:one { ex:a ex:in "one" }"""
TRUE = b'{"head":{},"boolean":true}'
ASK = "/sparql?query=ASK%7B%7D"
DIRECT = "application/sparql-query"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server process over a small dataset."""
    path = tmp_path_factory.mktemp("wire") / "dataset.trig"
    path.write_text(TRIG, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    command = [sys.executable, "-m", "jinshan_kg", "serve", str(path), "--port", str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = server.stdout.readline()  # once it listens, or at its end
        assert "is at" in said, said
        yield number
        server.terminate()


@pytest.fixture
def connection(port: int) -> Iterator[HTTPConnection]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    yield connection
    connection.close()


Sent = tuple[int, dict[str, str], bytes]


def ask(
    connection: HTTPConnection,
    method: str,
    target: str,
    headers: list[tuple[str, str]],
    body: bytes | None = None,
) -> Sent:
    """Send a request with exactly these header fields, besides Host and Content-Length."""
    connection.putrequest(method, target, skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    response = connection.getresponse()
    fields = {name.lower(): value for name, value in response.getheaders()}
    return response.status, fields, response.read()


def raw(port: int, *parts: bytes) -> bytes:
    """Send bytes, a part after each answer, and return all that comes until the server ends it."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as stream:
        received = b""
        for part in parts[:-1]:
            stream.sendall(part)
            received += stream.recv(65536)
        stream.sendall(parts[-1])
        while part := stream.recv(65536):
            received += part
    return received


def test_get(connection: HTTPConnection) -> None:
    status, fields, body = ask(connection, "GET", ASK, [])

    assert (status, body) == (200, TRUE)
    assert fields["content-type"] == "application/sparql-results+json"
    assert fields["content-length"] == "26"


def test_several_accept_fields_are_one_list(connection: HTTPConnection) -> None:
    csv, tsv = ("Accept", "text/csv;q=0.5"), ("Accept", "text/tab-separated-values")

    for fields in ([csv, tsv], [tsv, csv], [csv, ("Accept", "image/png"), tsv]):
        _, got, _ = ask(connection, "GET", ASK, fields)
        assert got["content-type"] == "text/tab-separated-values; charset=utf-8"


def test_head_has_the_fields_of_get_and_no_body(connection: HTTPConnection) -> None:
    csv = [("Accept", "text/csv")]
    _, got, _ = ask(connection, "GET", ASK, csv)
    status, head, body = ask(connection, "HEAD", ASK, csv)

    for name in ("date", "server-timing", "x-request-id"):
        del got[name], head[name]
    assert (status, body) == (200, b"")
    assert head == got
    assert head["content-length"] == "4"


def test_head_of_a_refusal(connection: HTTPConnection) -> None:
    status, head, body = ask(connection, "HEAD", "/sparql?query=SELEC", [])

    assert (status, body) == (400, b"")
    assert head["content-type"] == "application/problem+json"
    assert int(head["content-length"]) > 0


def test_options(connection: HTTPConnection) -> None:
    status, fields, body = ask(connection, "OPTIONS", "/sparql", [])

    assert (status, body) == (200, b"")
    assert fields["allow"] == "GET, HEAD, OPTIONS, POST, QUERY"


def test_the_method_query(connection: HTTPConnection) -> None:
    status, fields, body = ask(connection, "QUERY", "/sparql", [("Content-Type", DIRECT)], b"ASK{}")

    assert (status, body) == (200, TRUE)
    assert fields["accept-query"] == f"{DIRECT}, application/x-www-form-urlencoded"


def test_a_form_with_a_dataset(connection: HTTPConnection) -> None:
    select = "SELECT ?o { ?s <http://example.org/in> ?o }"
    form = {"query": select, "default-graph-uri": "http://example.org/one", "format": "csv"}
    fields = [("Content-Type", "application/x-www-form-urlencoded")]

    _, _, body = ask(connection, "POST", "/sparql", fields, urlencode(form).encode())

    assert body == b"o\r\none\r\n"


def test_a_body_without_a_type(connection: HTTPConnection) -> None:
    status, fields, _ = ask(connection, "POST", "/sparql", [], b"ASK{}")

    assert (status, fields["accept-post"]) == (
        415,
        f"{DIRECT}, application/x-www-form-urlencoded",
    )


def test_a_post_without_a_body(connection: HTTPConnection) -> None:
    status, _, body = ask(connection, "POST", "/sparql", [("Content-Type", DIRECT)], b"")

    assert (status, b"The query is empty." in body) == (400, True)


def test_the_connection_stays_usable_after_refusals(connection: HTTPConnection) -> None:
    large = b"#" * 100_000

    for method, media_type, status in (
        ("PUT", DIRECT, 405),
        ("POST", "text/plain", 415),
        ("POST", DIRECT, 400),
    ):
        assert (
            ask(connection, method, "/sparql", [("Content-Type", media_type)], large)[0] == status
        )
        assert ask(connection, "GET", ASK, [])[::2] == (200, TRUE)


def test_bytes_that_are_not_utf_8(connection: HTTPConnection) -> None:
    form = [("Content-Type", "application/x-www-form-urlencoded")]
    direct = [("Content-Type", DIRECT)]

    for sent in (
        ask(connection, "GET", "/sparql?query=ASK%7B%7D%FF", []),
        ask(connection, "POST", "/sparql", form, b"query=ASK{}\xff"),
        ask(connection, "POST", "/sparql", direct, b"ASK{}\xff"),
        ask(connection, "POST", "/sparql", direct, "ASK{}".encode("utf-16")),
    ):
        assert (sent[0], b"is not UTF-8: byte" in sent[2]) == (400, True)


def test_escapes_are_decoded_once(connection: HTTPConnection) -> None:
    query = "SELECT+(%22a+b%2Bc%2520%E9%87%91%22+AS+?x)+%7B%7D"

    _, _, body = ask(connection, "GET", f"/sparql?format=csv&query={query}", [])

    assert body == "x\r\na b+c%20金\r\n".encode()


def test_a_body_in_chunks(port: int) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        b"Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
    )

    received = raw(port, head + b"3\r\nASK\r\n2\r\n{}\r\n0\r\n\r\n")

    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert received.endswith(b"\r\n\r\n" + TRUE)


def test_expect_100_continue(port: int) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        b"Content-Type: application/sparql-query\r\nContent-Length: 5\r\n"
        b"Expect: 100-continue\r\n\r\n"
    )

    received = raw(port, head, b"ASK{}")

    assert received.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
    assert received.endswith(b"\r\n\r\n" + TRUE)


def test_http_1_0(port: int) -> None:
    received = raw(port, b"GET /sparql?query=ASK%7B%7D HTTP/1.0\r\n\r\n")

    assert received.startswith(b"HTTP/1.1 200 OK\r\n")  # RFC 9110, section 2.5
    assert b"\r\nconnection: close\r\n" in received
    assert received.endswith(b"\r\n\r\n" + TRUE)


def test_a_target_in_absolute_form(port: int) -> None:
    target = f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D".encode()
    head = b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    assert raw(port, head).endswith(b"\r\n\r\n" + TRUE)


def test_letters_of_a_target_may_come_as_they_were_typed(port: int) -> None:
    target = "/sparql?query=SELECT('金'AS?x){}".encode()
    head = b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    assert '"value":"金"'.encode() in raw(port, head)


@pytest.mark.parametrize("query", [b"ASK {}", b"ASK{}\xff", b"ASK{}\x00"])
def test_a_target_that_is_no_uri_is_refused(port: int, query: bytes) -> None:
    fields = b"Host: localhost\r\nConnection: close\r\n\r\n"

    received = raw(port, b"GET /sparql?query=" + query + b" HTTP/1.1\r\n" + fields)

    assert received.startswith(b"HTTP/1.1 400 Bad Request\r\n")
