"""Time and memory of loading the bundled graph in a fresh process, no server around it.

`python -m benchmarks.loading NAME FILE` is such a process; it prints its figures as JSON.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.figures import Spread, alternated
from benchmarks.memory import memory_of_tree
from benchmarks.processes import run

_LIMIT = 30.0


@dataclass(frozen=True)
class Loading:
    """Seconds to parse and index; bytes that this added; bytes of the whole process after it."""

    seconds: Spread
    added: Spread
    resident: Spread


def measure_loading(file: Path, rounds: int) -> Mapping[str, Loading]:
    """Return what loading takes, by the name of the library.

    Raises:
        RuntimeError: If a process fails, with what it printed.
        subprocess.TimeoutExpired: If it takes longer than 30 seconds.
    """
    names = list(_LOADERS)
    samples: dict[str, list[Mapping[str, float]]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in alternated(names, turn):
            samples[name].append(_in_fresh_process(name, file))
    return {
        name: Loading(*(Spread.of([s[key] for s in of_name]) for key in _KEYS))
        for name, of_name in samples.items()
    }


def _in_fresh_process(name: str, file: Path) -> Mapping[str, float]:
    with tempfile.TemporaryFile() as output:
        done = run([sys.executable, "-m", "benchmarks.loading", name, str(file)], output, _LIMIT)
    if done.exit_code:
        raise RuntimeError(f"Loading with {name} failed.\n{done.output}")
    figures: dict[str, float] = json.loads(done.output)
    return figures


def _oxigraph(file: Path) -> Callable[[], object]:
    from jinshan_kg.dataset.layout import Layout
    from jinshan_kg.engine.embedded import EmbeddedBackend

    return lambda: EmbeddedBackend.load(Layout.bundled().files(), union_default_graph=True)


def _rdflib(file: Path) -> Callable[[], object]:
    from benchmarks.peers.rdflib_endpoint import load

    return partial(load, file)


_KEYS = ("seconds", "added", "resident")
_LOADERS = {"Oxigraph, as served": _oxigraph, "rdflib": _rdflib}


def _main(name: str, file: Path) -> None:
    load = _LOADERS[name](file)  # imports before the clock starts
    before = memory_of_tree(os.getpid()).resident
    begin = time.perf_counter()
    loaded = load()
    seconds = time.perf_counter() - begin
    after = memory_of_tree(os.getpid()).resident
    del loaded
    print(json.dumps(dict(zip(_KEYS, (seconds, after - before, after), strict=True))))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
