"""Descriptions of things, and the release."""

from collections.abc import Iterator
from itertools import product
from statistics import median

from benchmarks.compared import Mix
from benchmarks.describing import CLIENTS, DOCUMENTS, QUERIES, Described, p50
from benchmarks.peers.jinshan import NAME as OURS
from benchmarks.releasing import Releasing
from benchmarks.report.markdown import megabytes, milliseconds, seconds, table, with_range


def description_parts(described: Described) -> Iterator[str]:
    """Yield the parts of the report on descriptions."""
    yield "## Descriptions of things"
    yield (
        "Documents in Turtle, such as `/id/park/carbon-valley-green-bay.ttl`, and DESCRIBE queries."
        f" Repeated: an observation, a park and the district. Unique: each of {described.things}"
        f" things in turn, at a server of {OURS} without a cache. A document also tells what points"
        " at the thing, its claims and passages, labels, and the graphs that it draws on."
    )
    head = ["Server", "Mix", "Clients", "a second", "p50, ms"]
    if described.peer:
        head += [f"times the rate of {described.peer}", "times faster, p50"]
    names = [name for name in (DOCUMENTS, QUERIES, described.peer) if name]
    asked = product(Mix, CLIENTS, names)
    yield table(head, (_row(described, name, mix, clients) for mix, clients, name in asked))


def release_parts(releasing: Releasing) -> Iterator[str]:
    """Yield the parts of the report on the release."""
    yield "## Release"
    yield f"`jinshan-kg release`: {releasing.files} files, {megabytes(releasing.size)} MB."
    low, high = (megabytes(peak) for peak in (releasing.peak.low, releasing.peak.high))
    peak = (f"{megabytes(releasing.peak.median)} MB", f"{low} to {high}")
    rows = [("Time", *seconds(releasing.seconds)), ("Memory at most", *peak)]
    yield table(("What", "Median", "Range"), rows)


def _row(described: Described, name: str, mix: Mix, clients: int) -> list[str]:
    turns = described.turns[name, mix, clients]
    rate = f"{median(turn.rate for turn in turns):.0f}"
    row = [name, mix.short, str(clients), rate, milliseconds(p50(turns))]
    if name == described.peer:
        return [*row, "", ""]
    if described.peer:
        for ratios in (described.rates, described.latencies):
            found = ratios(name, mix, clients)
            row.append(with_range(f"{median(found):.2f}", found))
    return row
