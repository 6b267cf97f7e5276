"""One run: every measurement, in an order in which none disturbs another."""

import sys
from collections.abc import Callable

from benchmarks.asking import measure_queries
from benchmarks.loading import measure_loading
from benchmarks.queries import read_examples
from benchmarks.results import Results
from benchmarks.servers import JINSHAN, RDFLIB_ENDPOINT, Server
from benchmarks.starting import measure_starts, probe_of
from benchmarks.validating import measure_validation
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.engine.union import add_union_to_default

_VALIDATIONS = 3
_ASKING = 110.0  # seconds for the rounds of queries


def measure(rounds: int, say: Callable[[str], None] | None = None) -> Results:
    """Measure everything.

    Args:
        rounds: How many times each measurement is made.
        say: Takes a line at the start of each part; standard error if None.
    """
    say = say or _to_standard_error
    layout = Layout.bundled()
    examples = read_examples(layout.data / "queries")
    store = load_store(layout.files())
    add_union_to_default(store)
    probe = probe_of(examples[0], store)

    say("starting servers")
    starts = measure_starts((JINSHAN, RDFLIB_ENDPOINT), probe, rounds)
    say("loading")
    loading = measure_loading(rounds)
    say("validating")
    validation = measure_validation(min(rounds, _VALIDATIONS))
    say(f"asking {len(examples)} queries")
    with Server(JINSHAN, probe) as ours, Server(RDFLIB_ENDPOINT, probe) as peer:
        queries = measure_queries(ours, peer, examples, rounds, _ASKING)
        memory = {server.system.name: server.memory() for server in (ours, peer)}
    if all(query.problem for query in queries):
        raise RuntimeError(f"No query can be compared. The first: {queries[0].problem}.")
    return Results(starts, loading, validation, memory, queries)


def _to_standard_error(line: str) -> None:
    print(f"{line} …", file=sys.stderr, flush=True)
