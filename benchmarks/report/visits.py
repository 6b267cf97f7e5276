"""The part of the report on the pages of things."""

from collections.abc import Iterator

from benchmarks.report.markdown import milliseconds, table
from benchmarks.visiting import LONG, Summary, Visits


def visit_parts(visits: Visits) -> Iterator[str]:
    """Yield the parts of the report on the pages of things."""
    yield "## Pages of things"
    yield (
        f"The HTML page of each of {len(visits.turns[0])} things, passages, concepts, documents and"
        " graphs, asked for one after the other at a server without a cache of answers: the time"
        " that it tells itself (`Server-Timing`, total). What it reads once for a dataset, such as"
        " names, falls into the first visits."
    )
    rows = [("first visit", visits.turns[0])]
    if len(visits.turns) > 1:
        rows.append((f"least of {len(visits.turns)} visits", visits.least))
    head = ("Pages", "median, ms", "p90, ms", "largest, ms", "of", f"over {LONG * 1000:.0f} ms")
    yield table(head, (_row(name, Summary.of(seconds)) for name, seconds in rows))


def _row(name: str, found: Summary) -> list[str]:
    times = (milliseconds(value) for value in (found.median, found.p90, found.largest))
    return [name, *times, f"`{found.path}`", str(found.long)]
