"""How large the head of a request may be."""

from collections.abc import Iterator

import pytest
from tests.web.http1.serving import Server, plain, problem, request, serving, tells

from jinshan_kg.web.http1.limits import Limits

LIMITS = Limits(target=100, head=1000, fields=5)
CLOSE = b"Connection: close"
TOO_LONG = (
    b"HTTP/1.1 414 Request-URI Too Long",
    {
        "type": "about:blank",
        "title": "Request-URI Too Long",
        "status": 414,
        "detail": "The URL is longer than 100 bytes, which is all that this server takes. Send a"
        " long query by POST.",
        "limit": "target",
        "value": 100,
    },
)
TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large",
    {
        "type": "about:blank",
        "title": "Request Header Fields Too Large",
        "status": 431,
        "detail": "The request has more than 5 header fields, or more than 1,000 bytes of them,"
        " which is all that this server takes.",
        "limit": "head",
        "value": 1000,
    },
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(tells, LIMITS) as one:
        yield one


def refusal(server: Server, *pieces: bytes) -> tuple[bytes, object]:
    """Return the refusal of what comes in pieces, with which the connection ends."""
    answers = server.answers(*pieces)
    assert b"\r\nconnection: close\r\n" in answers
    return problem(answers)


def test_a_target_may_be_so_long(server: Server) -> None:
    target = b"/" + b"a" * 99

    answers = server.answers(request(b"GET %s HTTP/1.1" % target, CLOSE))

    assert answers == plain(b"GET %s ()" % target, b"connection: close")


def test_and_no_longer(server: Server) -> None:
    assert refusal(server, request(b"GET /%s HTTP/1.1" % (b"a" * 100))) == TOO_LONG


def test_of_letters_as_they_were_typed_the_escapes_count(server: Server) -> None:
    assert refusal(server, request("GET /{} HTTP/1.1".format("金" * 12).encode())) == TOO_LONG


def test_a_target_without_an_end_is_refused_before_one_comes(server: Server) -> None:
    assert refusal(server, b"GET /", *[b"a" * 100] * 11) == TOO_LONG


def test_there_may_be_so_many_fields(server: Server) -> None:
    sent = request(b"GET /a HTTP/1.1", CLOSE, b"A: b", b"A: b", b"A: b")

    assert server.answers(sent) == plain(b"GET /a ()", b"connection: close")


def test_and_no_more(server: Server) -> None:
    assert refusal(server, request(b"GET /a HTTP/1.1", *[b"A: b"] * 5)) == TOO_LARGE


def test_fields_may_be_so_large(server: Server) -> None:
    sent = request(b"GET /a HTTP/1.1", CLOSE, b"A: " + b"b" * (1000 - len("HostaConnectioncloseA")))

    assert server.answers(sent) == plain(b"GET /a ()", b"connection: close")


def test_and_no_larger(server: Server) -> None:
    field = b"A: " + b"b" * (1001 - len("HostaConnectioncloseA"))

    assert refusal(server, request(b"GET /a HTTP/1.1", CLOSE, field)) == TOO_LARGE


@pytest.mark.parametrize("begins", [b"A: b\r\nB: ", b"A: b\r\n", b""])
def test_fields_without_an_end_are_refused_before_one_comes(server: Server, begins: bytes) -> None:
    pieces = [b"GET /a HTTP/1.1\r\n", begins, *[b"c" * 100] * 11]

    assert refusal(server, *pieces) == TOO_LARGE


def test_many_fields_that_come_one_by_one_are_refused(server: Server) -> None:
    assert refusal(server, b"GET /a HTTP/1.1\r\n", *[b"A: b\r\n" * 20] * 11) == TOO_LARGE


def test_each_request_of_a_connection_may_be_so_large(server: Server) -> None:
    field = b"A: " + b"b" * 900

    sent = request(b"GET /a HTTP/1.1", field)
    with server.connect() as client:
        for _ in range(3):
            client.send(*(sent[at : at + 300] for at in range(0, len(sent), 300)))
            assert client.response() == plain(b"GET /a ()")
