"""A query that would run for ever: when it ends, and what it does to others."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count as counting
from itertools import cycle
from statistics import median

from benchmarks.client import Client
from benchmarks.compared import Mix
from benchmarks.figures import p95
from benchmarks.queries import Example, Form
from benchmarks.servers import Server

DEADLINE = 2  # seconds that the servers are told
_TEXT = """\
SELECT (COUNT(*) AS ?n) WHERE {
  ?a ?b ?c . ?d ?e ?f . ?g ?h ?i .
  FILTER(?c != ?f && ?f != ?i)
}"""
_WAIT = 5.0 * DEADLINE


@dataclass
class Others:
    """What the requests of another client took, in seconds, and how many of them failed."""

    seconds: list[float] = field(default_factory=list)
    failures: int = 0


@dataclass
class Runaways:
    """What happened at one server.

    Attributes:
        ends: Of each runaway, alone: the HTTP status (0 if there was no answer) and the seconds
            until it came.
        respawns: Seconds from such an end to the next good answer.
        alone: What another client's requests took without runaways, by round.
        beside: The same while two of them ran.
    """

    ends: list[tuple[int, float]] = field(default_factory=list)
    respawns: list[float] = field(default_factory=list)
    alone: list[Others] = field(default_factory=list)
    beside: list[Others] = field(default_factory=list)

    @property
    def over(self) -> float:
        """The seconds that the slowest took longer than the deadline."""
        return max(seconds for _, seconds in self.ends) - DEADLINE

    @property
    def slowdown(self) -> float:
        """The other client's p95 beside runaways over that without: the median of the rounds."""
        both = zip(self.beside, self.alone, strict=True)
        return median(p95(beside.seconds) / p95(alone.seconds) for beside, alone in both)


def measure_ends(server: Server, example: Example, times: int, result: Runaways) -> None:
    """Add how runaways end, and when the server answers again: an example in a new text.

    The server is best one with a single worker, so that another one does not answer instead.
    """
    with Client(server.port, _WAIT) as client:
        for number in range(times):
            begin = time.perf_counter()
            status = _run_away(client, server, number)
            ended = time.perf_counter()
            result.ends.append((status, ended - begin))
            text = Mix.NEW.template(example.text).text(number)
            while client.send(server.request(text, example.form.accept)).status != 200:
                if time.perf_counter() - ended > _WAIT:
                    raise RuntimeError(f"{server.system.name} does not answer after a runaway.")
            result.respawns.append(time.perf_counter() - ended)


def measure_others(
    server: Server, examples: Sequence[Example], rounds: int, seconds: float, result: Runaways
) -> None:
    """Add what one other client's requests take, without and beside two runaways.

    It asks the example queries in turn, in a text that is always new.
    """
    plan = [(example, Mix.NEW.template(example.text)) for example in examples]
    numbers = counting(10**12)

    def ask_for_a_while() -> Others:
        others = Others()
        end = time.perf_counter() + seconds
        with Client(server.port, _WAIT) as client:
            for example, template in cycle(plan):
                if (begin := time.perf_counter()) >= end:
                    return others
                text = template.text(next(numbers))
                try:
                    status = client.send(server.request(text, example.form.accept)).status
                except OSError:
                    status = 0
                others.seconds.append(time.perf_counter() - begin)
                others.failures += status != 200
        return others

    for _ in range(rounds):
        result.alone.append(ask_for_a_while())
        with _two_runaways(server):
            result.beside.append(ask_for_a_while())
        server.settle()


@contextmanager
def _two_runaways(server: Server) -> Iterator[None]:
    """Keep two of them running inside the block, and wait for their end after it."""
    stop = threading.Event()

    def run_away_again_and_again(first: int) -> None:
        with Client(server.port, _WAIT) as client:
            for number in counting(first):
                if stop.is_set():
                    return
                _run_away(client, server, number)

    threads = [
        threading.Thread(target=run_away_again_and_again, args=(first,)) for first in (10**6, 10**9)
    ]
    for thread in threads:
        thread.start()
    try:
        time.sleep(0.1)  # until they have begun
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _run_away(client: Client, server: Server, number: int) -> int:
    request = server.request(f"# {number}\n{_TEXT}", Form.SELECT.accept)
    try:
        return client.send(request).status
    except OSError:
        return 0
