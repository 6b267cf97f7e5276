"""How many connections there are at a time."""

import asyncio
import time
from contextlib import ExitStack

from tests.waiting import wait_until
from tests.web.http1.serving import plain, problem, request, serving, tells

from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope

GET = request(b"GET /a HTTP/1.1")
TOLD = plain(b"GET /a ()")


class Works:
    """Does not answer before it is told to."""

    def __init__(self) -> None:
        self.working = 0
        self.go_on = False

    async def __call__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        self.working += 1
        while not self.go_on:
            await asyncio.sleep(0.01)
        self.working -= 1
        await tells(scope, protocol)


def test_the_connection_that_has_waited_for_longest_makes_room_for_a_new_one() -> None:
    limits = Limits(connections=2)
    with serving(tells, limits) as server, server.connect(GET) as one, server.connect(GET) as two:
        assert (one.response(), two.response()) == (TOLD, TOLD)
        time.sleep(0.01)  # the clock of the loop is no finer than a thousandth of a second
        one.send(GET)
        assert one.response() == TOLD
        with server.connect(GET) as three:
            assert three.response() == TOLD
            assert two.rest() == b""
            one.send(GET)
            assert one.response() == TOLD


def test_a_connection_that_has_asked_nothing_makes_room_as_well() -> None:
    limits = Limits(connections=1)
    with serving(tells, limits) as server, server.connect() as one, server.connect(GET) as two:
        assert two.response() == TOLD
        assert one.rest() == b""


def test_connections_at_work_make_no_room() -> None:
    works = Works()
    limits = Limits(connections=2)
    with serving(works, limits) as server, server.connect(GET) as one, server.connect(GET) as two:
        assert wait_until(lambda: works.working == 2)
        answers = server.answers(GET)
        works.go_on = True
        assert (one.response(), two.response()) == (TOLD, TOLD)

    status, told = problem(answers)
    assert status == b"HTTP/1.1 503 Service Unavailable"
    assert b"\r\nretry-after: 1\r\ncontent-length: 213\r\nconnection: close\r\n" in answers
    assert told == {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "detail": "2 connections are open, which is all that this server takes at a time. Try"
        " again in a moment.",
        "limit": "connections",
        "value": 2,
    }


def test_of_very_many_too_many_the_last_are_closed_without_a_word() -> None:
    works = Works()
    limits = Limits(connections=1)
    with serving(works, limits) as server, ExitStack() as stack:
        at_work = stack.enter_context(server.connect(GET))
        assert wait_until(lambda: works.working == 1)
        crowd = [stack.enter_context(server.connect()) for _ in range(70)]
        answers = [other.rest()[:12] for other in crowd]
        works.go_on = True
        assert at_work.response() == TOLD
    assert answers == [b"HTTP/1.1 503"] * 64 + [b""] * 6


def test_once_there_is_room_again_all_is_as_before() -> None:
    works = Works()
    with serving(works, Limits(connections=1)) as server:
        with server.connect(GET) as one:
            assert wait_until(lambda: works.working == 1)
            assert server.answers().startswith(b"HTTP/1.1 503 ")
            works.go_on = True
            assert one.response() == TOLD
        for _ in range(3):
            with server.connect(GET) as other:
                assert other.response() == TOLD


def test_an_answer_that_is_still_on_its_way_is_not_lost_to_make_room() -> None:
    body = b"x" * 60_000

    async def large(scope: Scope, protocol: HTTPProtocol) -> None:
        protocol.response_bytes(200, [], body)

    with (
        serving(large, Limits(connections=1), sends=4096) as server,
        server.connect(GET, takes=4096) as slow,
    ):
        begins = slow.head()
        assert server.answers(GET).startswith(b"HTTP/1.1 503 ")
        assert begins + slow.body(len(body)) == plain(body)
        with server.connect(GET) as other:
            assert other.response() == plain(body)
