"""Queries that would run for ever, or take all the memory there is."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.faults.queries import LARGE, TOO_LONG, TOO_MUCH
from tests.faults.server import LIMITS, MEBI, Reply, Server, end, start

_TIMEOUT = {"limit": "timeout", "value": LIMITS["timeout"]}
_MEMORY = {"limit": "memory", "value": LIMITS["max-memory"] * MEBI}


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gives queries the time to reach its other limits, on a slow machine too."""
    server = start(tmp_path_factory.mktemp("patient"), limits={"timeout": 120})
    yield server
    end(server)


def limit(reply: Reply) -> dict[str, object]:
    problem = json.loads(reply.body)
    return {name: problem[name] for name in ("limit", "value")}


def test_what_takes_too_long_is_ended_at_the_deadline(server: Server) -> None:
    with server.survives(), ThreadPoolExecutor(LIMITS["workers"]) as clients:
        began = time.monotonic()
        replies = dict(zip(TOO_LONG, clients.map(server.ask, TOO_LONG.values()), strict=True))
        took = time.monotonic() - began
    assert {name: (reply.status, limit(reply)) for name, reply in replies.items()} == dict.fromkeys(
        TOO_LONG, (503, _TIMEOUT)
    )
    rounds = len(TOO_LONG) / LIMITS["workers"]
    assert took < rounds * (LIMITS["timeout"] + 3)


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_takes_too_much_memory_is_ended(patient: Server, name: str) -> None:
    with patient.survives():
        reply = patient.ask(TOO_MUCH[name])
    assert (reply.status, limit(reply)) == (503, _MEMORY)


@pytest.mark.parametrize("ask", [Server.ask, Server.get])
def test_a_result_that_is_too_large_is_an_error_and_no_part_of_it_is_sent(
    patient: Server, ask: Callable[[Server, str], Reply]
) -> None:
    endless = LARGE.partition("LIMIT")[0]
    with patient.survives():
        reply = ask(patient, endless)
    assert (reply.status, limit(reply)) == (
        413,
        {"limit": "max_result", "value": LIMITS["max-result"]},
    )


@pytest.mark.parametrize(
    "pattern", ["(a|aa|aaa)*(a+)+(x?){200}b$", "((a{0,1000}){0,1000}){0,1000}b", "(a*)*(a*)*$b"]
)
def test_a_regular_expression_made_to_backtrack_does_not(server: Server, pattern: str) -> None:
    query = f"ASK {{ FILTER REGEX('{'a' * 5_000}', '{pattern}') }}"
    with server.survives():
        reply = server.ask(query)
    assert (reply.status, reply.body) == (200, b"false")


def test_others_are_served_meanwhile(server: Server) -> None:
    with server.survives(), ThreadPoolExecutor() as clients:
        runaway = clients.submit(server.ask, TOO_LONG["LATERAL"])
        while not runaway.done():
            assert server.counts()
    assert runaway.result().status == 503
