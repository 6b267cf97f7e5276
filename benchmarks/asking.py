"""The example queries one at a time: all servers asked in turn, round after round."""

import time
from collections.abc import Sequence
from itertools import count as counting
from itertools import product

from benchmarks.compared import LATE, Measured, Mix, Side
from benchmarks.figures import alternated
from benchmarks.peers.jinshan import NAME as OURS
from benchmarks.queries import Example, count
from benchmarks.servers import Server

# One turn of one query at one server: no more than `most` requests, fewer if they take this long.
_LEAST = 2
_SECONDS = 0.1


def measure_queries(
    servers: Sequence[Server],
    examples: Sequence[Example],
    rounds: int,
    most: int,
    limit: float,
) -> list[Measured]:
    """Return each query's times at all servers.

    Every query is asked twice first, to warm up and to count the rows. A query that a server
    cannot do, or answers differently from this project's, is not measured there, and the result
    says why.

    Args:
        servers: All of them, on the same data.
        examples: The queries.
        rounds: How many rounds to make.
        most: How many requests of a query there are in a round at most, for each server and mix.
        limit: The seconds that all rounds may take; no round begins that would take longer.
    """
    names = [server.system.name for server in servers]
    results = [Measured(example, {name: Side() for name in names}) for example in examples]
    for result, server in product(results, servers):
        _try(server, result.example, result.sides[server.system.name])
    end = time.perf_counter() + limit
    longest = 0.0
    for turn in range(rounds):
        begin = time.perf_counter()
        if begin + longest > end:
            break
        _round(servers, results, turn, most)
        longest = max(longest, time.perf_counter() - begin)
    return results


def _round(servers: Sequence[Server], results: Sequence[Measured], turn: int, most: int) -> None:
    for result, mix in product(results, Mix):
        for server in alternated(servers, turn):
            name = server.system.name
            if name == OURS or result.against(name).problem is None:
                _measure(server, result, mix, turn, most)


def _try(server: Server, example: Example, side: Side) -> None:
    try:
        server.ask(example.text, example.form.accept)
        response = server.ask(example.text, example.form.accept)
        if response.status != 200:
            said = " ".join(response.body[:200].decode(errors="replace").split())
            side.problem = f"status {response.status}, {said}"
        else:
            side.warm = response.seconds
            side.count = count(example.form, response.body)
    except ValueError as error:
        side.problem = str(error)
    except OSError as error:
        _give_up(server, side, error)


def _measure(server: Server, result: Measured, mix: Mix, turn: int, most: int) -> None:
    example, side = result.example, result.sides[server.system.name]
    if side.problem:
        return
    template = mix.template(example.text)
    numbers = counting((turn + 1) * 10**6)  # the same for every server, other ones each round
    samples: list[float] = []
    try:
        # The texts of the other mix may have filled a cache, and a plain first one is slower.
        server.ask(template.text(next(numbers)), example.form.accept)
        end = time.perf_counter() + _SECONDS
        while len(samples) < _LEAST or (len(samples) < most and time.perf_counter() < end):
            request = server.request(template.text(next(numbers)), example.form.accept)
            samples.append(server.send(request).seconds)
    except OSError as error:
        _give_up(server, side, error)
    else:
        side.rounds[mix].append(samples)


def _give_up(server: Server, side: Side, error: Exception) -> None:
    if isinstance(error, TimeoutError):
        side.problem = f"{LATE} {server.timeout:.0f} s"
    else:
        side.problem = f"{type(error).__name__}: {error}"
    # It may still be at work on that query, which would slow down whatever comes next.
    server.restart()
