"""From the start of a process to its first correct answer."""

import json
import time
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store

from benchmarks.client import request_of
from benchmarks.figures import Spread, alternated
from benchmarks.memory import Memory
from benchmarks.queries import Example
from benchmarks.servers import Probe, Server, System

# Names and values alone: the datatype of a plain string may be written or left out.
Row = tuple[tuple[str, str], ...]


_FILES = 120.0  # seconds in which the files of /downloads/ are surely made
_STEP = 0.2  # seconds between two looks


def probe_of(example: Example, file: Path) -> Probe:
    """Return a probe that knows the right rows of a SELECT query, whatever their order.

    Args:
        example: The query.
        file: The data as N-Quads, asked in this process.
    """
    store = Store()
    store.bulk_load(path=file, format=RdfFormat.N_QUADS)
    solutions = store.query(example.text)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    right = sorted(
        tuple(sorted((name, str(row[name].value)) for name in names)) for row in solutions
    )
    return Probe(example.text, example.form.accept, lambda body: _rows(body) == right)


def measure_starts(systems: Sequence[System], probe: Probe, rounds: int) -> Mapping[str, Spread]:
    """Return the seconds from starting each system to its first correct answer, by name.

    One start of each before the rounds is not counted: it fills the disk cache and writes the
    compiled modules.
    """
    seconds: dict[str, list[float]] = {system.name: [] for system in systems}
    warming = ((system, False) for system in systems)
    counted = ((system, True) for turn in range(rounds) for system in alternated(systems, turn))
    for system, counts in chain(warming, counted):
        with Server(system, probe) as server:
            if counts:
                seconds[system.name].append(server.seconds_to_first_answer)
    return {name: Spread.of(samples) for name, samples in seconds.items()}


def measure_memory(system: System, examples: Sequence[Example], probe: Probe) -> Memory:
    """Return what a server holds after every example query was asked once.

    Before that it has made the files of /downloads/, in a process that then ends. What is asked
    beyond goes into the cache of answers, which has a size of its own.
    """
    with Server(system, probe) as server:
        _wait_for_files(server)
        for example in examples:
            server.ask(example.text, example.form.accept)
        return server.memory()


def _wait_for_files(server: Server) -> None:
    end = time.perf_counter() + _FILES
    while server.send(request_of("/downloads/SHA256SUMS", "text/plain")).status != 200:
        if time.perf_counter() > end:
            raise RuntimeError(
                f"{server.system.name}: no files of /downloads/ within {_FILES:.0f} s."
            )
        time.sleep(_STEP)


def _rows(body: bytes) -> list[Row]:
    bindings = json.loads(body)["results"]["bindings"]
    return sorted(
        tuple(sorted((name, term["value"]) for name, term in row.items())) for row in bindings
    )
