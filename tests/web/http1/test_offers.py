"""Offers of another protocol, of which this server speaks none (RFC 9110, section 7.8)."""

import pytest
from tests.web.http1.serving import plain, post, refused, request, serving, tells

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

SETTINGS = b"AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA"
OFFERS = {
    "curl --http2": (
        b"User-Agent: curl/8.5.0",
        b"Accept: */*",
        b"Connection: Upgrade, HTTP2-Settings",
        b"Upgrade: h2c",
        b"HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
    ),
    "java.net.http.HttpClient": (
        b"Connection: Upgrade, HTTP2-Settings",
        b"HTTP2-Settings: " + SETTINGS,
        b"Upgrade: h2c",
        b"User-Agent: Java-http-client/21",
    ),
    "a WebSocket": (
        b"Connection: keep-alive, Upgrade",
        b"Upgrade: websocket",
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        b"Sec-WebSocket-Version: 13",
    ),
    "one without its connection": (b"Upgrade: h2c",),
}
SECOND = request(b"GET /second HTTP/1.1", b"Connection: close")
TOLD = plain(b"GET /second ()", b"connection: close")


@pytest.mark.parametrize("name", OFFERS)
@pytest.mark.parametrize("cut", [10, 60, None])
def test_a_get_is_read_as_if_without_the_offer(name: str, cut: int | None) -> None:
    sent = request(b"GET /a HTTP/1.1", *OFFERS[name]) + SECOND

    with serving(tells) as server:
        assert server.answers(sent[:cut], sent[len(sent[:cut]) :]) == plain(b"GET /a ()") + TOLD


@pytest.mark.parametrize("name", OFFERS)
@pytest.mark.parametrize("cut", [10, -3, -len(SECOND) - 2, -len(SECOND) - 4, None])
def test_a_post_is_read_with_its_body(name: str, cut: int | None) -> None:
    sent = post(b"/a", b"body", *OFFERS[name]) + SECOND

    with serving(tells) as server:
        answers = server.answers(sent[:cut], sent[len(sent[:cut]) :])

    assert answers == plain(b"POST /a (body)") + TOLD


def test_a_body_in_chunks_is_read() -> None:
    fields = (*OFFERS["java.net.http.HttpClient"], b"Transfer-Encoding: chunked")
    sent = request(b"POST /a HTTP/1.1", *fields, body=b"4\r\nbody\r\n0\r\n\r\n")

    with serving(tells) as server:
        assert server.answers(sent + SECOND) == plain(b"POST /a (body)") + TOLD


def test_several_offers_are_read_one_after_the_other() -> None:
    sent = b"".join(request(b"GET /a HTTP/1.1", *fields) for fields in OFFERS.values())

    with serving(tells) as server:
        assert server.answers(sent + SECOND) == plain(b"GET /a ()") * len(OFFERS) + TOLD


def test_of_the_fields_only_the_offer_is_left_out() -> None:
    scopes: list[Scope] = []

    async def remembers(scope: Scope, protocol: HTTPProtocol) -> None:
        scopes.append(scope)
        await tells(scope, protocol)

    fields = OFFERS["curl --http2"]
    with serving(remembers) as server:
        server.answers(request("GET /金 HTTP/1.1".encode(), *fields, b"X: \xe9 \xe9") + SECOND)

    assert scopes[0].path == "/金"
    assert list(scopes[0].headers.items()) == [
        ("host", "a"),
        ("user-agent", "curl/8.5.0"),
        ("accept", "*/*"),
        ("connection", "Upgrade, HTTP2-Settings"),
        ("http2-settings", "AAMAAABkAAQAoAAAAAIAAAAA"),
        ("x", "é é"),
    ]


def test_a_tunnel_is_not_dug() -> None:
    sent = request(b"CONNECT b:443 HTTP/1.1", body=SECOND)

    with serving(tells) as server:
        expected = refused(refusals.unknown_method(), b"connection: close")
        assert server.answers(sent) == expected
