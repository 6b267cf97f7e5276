"""Queries that would run for ever."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from statistics import median

from benchmarks.figures import p95
from benchmarks.report.markdown import milliseconds, table
from benchmarks.runaway import DEADLINE, Others, Runaways


def runaway_parts(runaways: Mapping[str, Runaways]) -> Iterator[str]:
    """Yield the parts of the report on them."""
    yield "## Queries that would run for ever"
    yield (
        f"A cross product of the bundled graph with itself, three times over; the servers are told"
        f" a limit of {DEADLINE} s."
    )
    yield table(
        ("Server", "Status", "Ends after, s", "Next good answer after that, ms"),
        (
            (
                name,
                ", ".join(sorted({str(status) for status, _ in found.ends})),
                _between([seconds for _, seconds in found.ends]),
                milliseconds(median(found.respawns)),
            )
            for name, found in runaways.items()
        ),
    )
    if any(status == 0 for found in runaways.values() for status, _ in found.ends):
        yield "Status 0: no answer had come when the client gave up."
    yield "Another client meanwhile, with unique SELECT queries:"
    yield table(
        ("Server", "p50 alone, ms", "p95", "p50 beside two, ms", "p95", "failed", "p95, ratio"),
        ((name, *_others(found)) for name, found in runaways.items()),
    )


def _between(samples: Sequence[float]) -> str:
    return f"{median(samples):.3f} ({min(samples):.3f} to {max(samples):.3f})"


def _others(found: Runaways) -> Iterator[str]:
    for others in (found.alone, found.beside):
        samples = _all(others)
        yield milliseconds(median(samples))
        yield milliseconds(p95(samples))
    yield str(sum(others.failures for others in found.beside))
    yield f"{found.slowdown:.1f}"


def _all(others: Sequence[Others]) -> list[float]:
    return list(chain.from_iterable(one.seconds for one in others))
