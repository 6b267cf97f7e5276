"""More at once than the server takes."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.faults.queries import RUNAWAY
from tests.faults.server import LIMITS, Server
from tests.waiting import wait_until

Serve = Callable[..., Server]
ROOM = LIMITS["workers"] + LIMITS["queue"]


JSON = "application/json"
PAGE = "text/html"


def refusals(server: Server, count: int, accept: str) -> list[tuple[int, str, object]]:
    """What as many clients get who ask at once."""
    with ThreadPoolExecutor(count) as clients:
        replies = list(clients.map(server.ask, ["SELECT * {}"] * count, [accept] * count))
    return [
        (reply.status, reply.headers["retry-after"], json.loads(reply.body)["limit"])
        for reply in replies
    ]


def test_when_the_queue_is_full_the_next_are_refused_at_once(serve: Serve) -> None:
    server = serve(limits={"timeout": 4})
    with server.survives(), ThreadPoolExecutor(ROOM) as clients:
        taken = [clients.submit(server.ask, RUNAWAY) for _ in range(ROOM)]
        assert wait_until(lambda: server.load() == (LIMITS["workers"], LIMITS["queue"]))
        assert refusals(server, 10, JSON) == [(503, "1", "queue")] * 10
    assert {client.result().status for client in taken} == {503}


def test_when_the_threads_are_taken_the_next_are_refused_at_once(serve: Serve) -> None:
    server = serve(limits={"timeout": 4, "threads": 2})
    with server.survives(), ThreadPoolExecutor(2) as clients:
        taken = [clients.submit(server.ask, RUNAWAY, PAGE)]  # a program's takes no thread
        assert wait_until(lambda: server.load() == (1, 0))
        taken.append(clients.submit(server.ask, RUNAWAY, PAGE))
        while server.ask("ASK {}", PAGE).status != 503:  # as long as there is a thread for a look
            if taken[-1].done():  # refused, since the look had its thread just then
                taken[-1] = clients.submit(server.ask, RUNAWAY, PAGE)
        assert refusals(server, 10, PAGE) == [(503, "1", "threads")] * 10
    assert {client.result().status for client in taken} == {503}
