"""How long a client is waited for. The server looks every half a second."""

import asyncio
import time

import pytest
from tests.waiting import wait_until
from tests.web.http1.serving import plain, post, request, response, serving, tells

from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

GET = request(b"GET /a HTTP/1.1")
TOLD = plain(b"GET /a ()")
SHORT = Limits(head_seconds=0.4)


@pytest.mark.parametrize("sent", [b"", b"\r\n", b"GET", GET[:-1]])
def test_a_request_that_does_not_come_is_given_up_without_a_word(sent: bytes) -> None:
    began = time.monotonic()

    with serving(tells, SHORT) as server, server.connect(sent) as client:
        assert client.rest() == b""

    assert 0.4 < time.monotonic() - began < 5


def test_a_request_that_comes_byte_by_byte_is_given_up_as_well() -> None:
    letters = [GET[at : at + 1] for at in range(len(GET))]
    assert len(letters) > 25
    with serving(tells, SHORT) as server, server.connect() as client:
        for letter in letters:
            client.stream.send(letter)
            if not client.gets_nothing(0.1):
                break
    assert letter != letters[-1]


def test_a_connection_that_asks_nothing_more_is_closed() -> None:
    with serving(tells, SHORT) as server, server.connect(GET) as client:
        assert client.response() == TOLD
        assert client.rest() == b""


def test_after_each_answer_the_client_has_as_long_again() -> None:
    with serving(tells, Limits(head_seconds=1)) as server, server.connect() as client:
        for pause in (0.8, 0.8, 0):
            client.send(GET)
            assert client.response() == TOLD
            time.sleep(pause)


def test_an_answer_and_a_body_may_take_longer() -> None:
    async def takes_its_time(scope: Scope, protocol: HTTPProtocol) -> None:
        await asyncio.sleep(1.1)
        await tells(scope, protocol)

    sent = post(b"/a", b"body")
    with serving(takes_its_time, SHORT) as server, server.connect(sent[:-2]) as client:
        assert client.gets_nothing(1.2)
        client.send(sent[-2:])
        assert client.response() == plain(b"POST /a (body)")


def test_a_client_that_takes_nothing_of_its_answer_is_given_up() -> None:
    sent: list[int] = []
    ended: list[str] = []

    async def endless(scope: Scope, protocol: HTTPProtocol) -> None:
        stream = protocol.response_stream(200, [])
        try:
            while True:
                await stream.send_bytes(b"x" * 100_000)
                sent.append(100_000)
        except Exception as error:
            ended.append(type(error).__name__)

    limits = Limits(stalled_seconds=0.4)
    with (
        serving(endless, limits, sends=4096) as server,
        server.connect(GET, takes=4096) as client,
    ):
        assert client.head() == response(b"200 OK", b"transfer-encoding: chunked")
        assert wait_until(lambda: ended == ["ClosedError"])
    assert 0 < len(sent) < 10


def test_a_client_that_takes_its_answer_slowly_and_rests_meanwhile_gets_all_of_it() -> None:
    body = bytes(range(256)) * 1000

    async def large(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [], body)

    limits = Limits(head_seconds=0.4, stalled_seconds=1.6)
    with serving(large, limits, sends=4096) as server, server.connect(GET, takes=4096) as client:
        began = time.monotonic()
        got = client.head()
        for at in range(0, len(body), 8000):
            got += client.body(min(8000, len(body) - at))
            time.sleep(1.1 if at == 80_000 else 0.02)
        assert got == plain(body)
        assert time.monotonic() - began > 1.6
