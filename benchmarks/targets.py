"""The targets, and whether a run meets them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from statistics import median

from benchmarks.compared import Mix
from benchmarks.describing import DOCUMENTS, QUERIES, Described
from benchmarks.figures import Spread
from benchmarks.memory import Memory
from benchmarks.peers import oxigraph, rdflib_endpoint
from benchmarks.peers.jinshan import NAME as OURS
from benchmarks.results import Comparison, Results
from benchmarks.runaway import DEADLINE, Runaways
from benchmarks.visiting import LONG, Summary, Visits

_NATIVE = oxigraph.MEMORY.name
_RDFLIB = rdflib_endpoint.PEER.name

FIRST_ANSWER = 1.5  # seconds
MEMORY = 150e6  # bytes
VALIDATION = 20.0  # seconds
EACH_QUERY = 3.0  # times faster than rdflib-endpoint
WHOLE_MIX = 25.0  # times its throughput
REPEATED_RATE = 3.0  # times Oxigraph's throughput
UNIQUE_RATE = 0.7
DESCRIPTIONS = 10.0  # times rdflib-endpoint's
UNIQUE_LATENCY = 1.5  # times its latency
OVER = 0.2  # seconds over the deadline
SLOWDOWN = 3.0  # times the usual p95


@dataclass(frozen=True)
class Target:
    """A figure with its target: what it is, both in words, and whether it is met."""

    name: str
    measured: str
    wanted: str
    is_met: bool


def targets(results: Results) -> Iterator[Target]:
    """Yield the targets of the parts that were run, with what was measured."""
    if results.starts and results.memory:
        yield _first_answer(results.starts[OURS])
        yield _memory(results.memory)
    if results.validation:
        yield _validation(results.validation)
    if results.described and results.described.peer:
        yield from _descriptions(results.described)
    if results.visits:
        yield _pages(results.visits)
    for comparison in results.comparisons:
        if _NATIVE in comparison.peers:
            yield from _against_native(comparison)
        if _RDFLIB in comparison.peers:
            yield from _against_rdflib(comparison)
    if results.runaways:
        yield from _runaways(results.runaways[OURS])


def _first_answer(start: Spread) -> Target:
    return Target(
        "`jinshan-kg serve` to the first correct answer",
        f"{start.median:.2f} s",
        f"< {FIRST_ANSWER} s",
        start.median < FIRST_ANSWER,
    )


def _memory(memory: Memory) -> Target:
    return Target(
        "memory of its processes after each example query was asked once",
        f"{memory.proportional / 1e6:.0f} MB, a page that processes share counted once"
        f" (PSS; {memory.resident / 1e6:.0f} MB as the sum of RSS)",
        f"< {MEMORY / 1e6:.0f} MB",
        memory.proportional < MEMORY,
    )


def _validation(seconds: Spread) -> Target:
    return Target(
        "`jinshan-kg validate`",
        f"{seconds.median:.1f} s",
        f"< {VALIDATION:.0f} s",
        seconds.median < VALIDATION,
    )


def _against_native(comparison: Comparison) -> Iterator[Target]:
    where = f"{comparison.data.name}, {_NATIVE}"
    rate = comparison.rate
    yield _at_least(
        f"{where}: throughput of the repeated mix, 32 clients",
        rate(_NATIVE, Mix.REPEATED, 32),
        REPEATED_RATE,
    )
    latency = comparison.mix_latency(_NATIVE, Mix.NEW)
    by_query = comparison.latency(_NATIVE, Mix.NEW)
    yield Target(
        f"{where}: p50 of the unique mix, 1 client",
        f"{latency:.2f} times its latency (by query {by_query:.2f}, the geometric mean)",
        f"≤ {UNIQUE_LATENCY} times",
        latency <= UNIQUE_LATENCY,
    )
    yield _at_least(
        f"{where}: throughput of the unique mix, 8 clients", rate(_NATIVE, Mix.NEW, 8), UNIQUE_RATE
    )
    for mix in Mix:
        ratio = comparison.large.ratio(_NATIVE, mix)
        yield Target(
            f"{where}: an answer of 1 MB, {mix.short}",
            f"{ratio:.2f} times faster",
            "> 1 times",
            ratio > 1,
        )


def _against_rdflib(comparison: Comparison) -> Iterator[Target]:
    where = f"{comparison.data.name}, {_RDFLIB}"
    for mix, clients in ((Mix.REPEATED, 32), (Mix.NEW, 8)):
        yield _at_least(
            f"{where}: throughput of the {mix.short} mix, {clients} clients",
            comparison.rate(_RDFLIB, mix, clients),
            WHOLE_MIX,
        )
    fair = comparison.fair(_RDFLIB)
    for mix in Mix if fair else ():
        least = min(fair, key=lambda both: both.ratio(mix))
        reached = sum(both.ratio(mix) >= EACH_QUERY for both in fair)
        yield Target(
            f"{where}: each example query, {mix.short}",
            f"least {least.ratio(mix):.1f} times faster ({least.example.name});"
            f" {reached} of {len(fair)} reach the target",
            f"≥ {EACH_QUERY:.0f} times",
            reached == len(fair),
        )


def _descriptions(described: Described) -> Iterator[Target]:
    for way, mix in product((DOCUMENTS, QUERIES), Mix):
        what = f"{way}, beside DESCRIBE at {described.peer}, {mix.short}"
        rate = median(described.rates(way, mix, 8))
        yield _at_least(f"{what}: throughput, 8 clients", rate, DESCRIPTIONS)


def _pages(visits: Visits) -> Target:
    found = Summary.of(visits.least)
    return Target(
        "every entity page, uncached: server time",
        f"median {found.median * 1000:.1f} ms, largest {found.largest * 1000:.1f} ms"
        f" (`{found.path}`); {found.long} of {len(visits.least)} over the target",
        f"< {LONG * 1000:.0f} ms",
        found.largest < LONG,
    )


def _runaways(runaways: Runaways) -> Iterator[Target]:
    statuses = sorted({status for status, _ in runaways.ends})
    yield Target(
        f"a runaway query ends by its deadline of {DEADLINE} s",
        f"at most {runaways.over:.2f} s after it, with status {', '.join(map(str, statuses))}",
        f"≤ {OVER} s after it",
        runaways.over <= OVER and statuses == [503],
    )
    failures = sum(others.failures for others in runaways.beside)
    failed = f"; {failures} of their requests failed" if failures else ""
    yield Target(
        "p95 of another client's unique queries while two runaways run",
        f"{runaways.slowdown:.1f} times that without{failed}",
        f"≤ {SLOWDOWN:.0f} times",
        runaways.slowdown <= SLOWDOWN and not failures,
    )


def _at_least(name: str, ratio: float, wanted: float) -> Target:
    return Target(name, f"{ratio:.2f} times", f"≥ {wanted} times", ratio >= wanted)
