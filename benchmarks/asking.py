"""The example queries at the client: two servers asked in turn, round after round."""

import time
from collections.abc import Sequence
from http.client import HTTPException

from benchmarks.compared import Compared, Mix, Side
from benchmarks.figures import alternated
from benchmarks.queries import Example, count
from benchmarks.servers import Server

# One turn of one query at one server: this many requests, or fewer if they take this long.
_MOST = 20
_LEAST = 2
_SECONDS = 0.1


def measure_queries(
    ours: Server, peer: Server, examples: Sequence[Example], rounds: int, limit: float
) -> list[Compared]:
    """Return each query's times at both servers.

    Every query is asked once first, to count the rows and to warm up. A query that a server
    cannot do, or that the two answer differently, is not measured, and the result says why.

    Args:
        ours: This project's server.
        peer: The other one, on the same data.
        examples: The queries.
        rounds: How many rounds to make.
        limit: The seconds that all rounds may take; no round begins that would take longer.
    """
    results = [Compared(example) for example in examples]
    for result in results:
        _try(ours, result.example, result.ours)
        _try(peer, result.example, result.peer)
    end = time.perf_counter() + limit
    longest = 0.0
    for turn in range(rounds):
        begin = time.perf_counter()
        if begin + longest > end:
            break
        _round(ours, peer, results, turn)
        longest = max(longest, time.perf_counter() - begin)
    return results


def _round(ours: Server, peer: Server, results: Sequence[Compared], turn: int) -> None:
    for result in results:
        for mix in Mix:
            for server, side in alternated([(ours, result.ours), (peer, result.peer)], turn):
                if result.problem is None:
                    _measure(server, result.example, mix, side)


def _try(server: Server, example: Example, side: Side) -> None:
    try:
        response = server.ask(example.text, example.form.accept)
        if response.status != 200:
            said = response.body[:200].decode(errors="replace")
            side.problem = f"status {response.status}, {said}"
        else:
            side.count = count(example.form, response.body)
    except ValueError as error:
        side.problem = str(error)
    except (OSError, HTTPException) as error:
        _give_up(server, side, error)


def _measure(server: Server, example: Example, mix: Mix, side: Side) -> None:
    accept = example.form.accept
    samples: list[float] = []
    try:
        if mix is Mix.REPEATED:  # the new texts of the other turn may have filled a cache
            server.ask(example.text, accept)
        end = time.perf_counter() + _SECONDS
        while len(samples) < _LEAST or (len(samples) < _MOST and time.perf_counter() < end):
            samples.append(server.ask(_text(example, mix), accept).seconds)
    except (OSError, HTTPException) as error:
        _give_up(server, side, error)
    else:
        side.rounds[mix].append(samples)


def _text(example: Example, mix: Mix) -> str:
    if mix is Mix.REPEATED:
        return example.text
    return f"# {time.perf_counter_ns()}\n{example.text}"


def _give_up(server: Server, side: Side, error: Exception) -> None:
    if isinstance(error, TimeoutError):
        side.problem = f"no answer within {server.timeout:.0f} s"
    else:
        side.problem = f"{type(error).__name__}: {error}"
    # It may still be at work on that query, which would slow down whatever comes next.
    server.restart()
