"""A run as Markdown: printed, and kept as RESULTS.md."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from statistics import median

from benchmarks.compared import Compared, Mix
from benchmarks.figures import Spread
from benchmarks.results import Results

_NOTES = """\
## How to read it

- Everything runs on one machine, client and servers together, over its loopback interface, one
  request at a time over a kept connection. The client's own work is in every time, and makes the
  ratios smaller than those of the servers alone.
- Servers take turns, and each ratio is the median of the rounds' ratios. Trust the ratios; the
  absolute times move with whatever else the machine does. The range is what the rounds gave.
- 95th percentiles are the noisiest figures: one pause of the machine among few requests shows.
  The slower a query is at a server, the fewer requests its percentiles stand on.
- The load above is what the machine did before: with more than 0.5 a core, measure again.
- Starts are warm: one start of each before the first that counts filled the disk cache.
- Both servers run with their defaults, except that rdflib-endpoint writes no access log. It keeps
  the last 128 parsed queries, so that a repeated text saves it the parsing; hence the two mixes.
- rdflib orders its joins differently from one process to the next, so that a query near the limit
  of 5 seconds may be answered in one run and not in another.
"""


def render(results: Results, heading: Iterable[tuple[str, str]]) -> str:
    """Return the run as Markdown.

    Args:
        results: The figures.
        heading: Names and values that tell when, where and with what it ran.
    """
    parts = [
        "# Measured",
        "Written by `python -m benchmarks`; see `--help`.",
        _table(("", ""), heading),
        "## Targets",
        _table(
            ("What", "Measured", "Target", ""),
            (
                (target.name, target.measured, target.wanted, "met" if target.is_met else "MISSED")
                for target in results.targets()
            ),
        ),
        "## Start, load, validate",
        _table(("What", "Median", "Range"), _times(results)),
        "## Memory",
        _table(("What", "Resident, MB", "Shared pages divided, MB"), _memory(results)),
        "## Example queries",
        f"{len(results.fair)} queries, answered by both with the same number of rows, in"
        f" {results.rounds} rounds.",
        *_left_out(results.unfair),
        *chain.from_iterable(_mix(results.fair, mix) for mix in Mix),
        _NOTES,
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _times(results: Results) -> Iterator[Sequence[str]]:
    for name, start in results.starts.items():
        yield f"{name}: start to first correct answer", *_seconds(start)
    for name, loading in results.loading.items():
        yield f"{name}: load the bundled graph, fresh process", *_seconds(loading.seconds)
    yield "`jinshan-kg validate`, whole", *_seconds(results.validation)


def _memory(results: Results) -> Iterator[Sequence[str]]:
    for name, memory in results.memory.items():
        yield (
            f"{name}: all its processes after the queries",
            _megabytes(memory.resident),
            _megabytes(memory.proportional),
        )
    for name, loading in results.loading.items():
        yield f"{name}: fresh process after loading", _megabytes(loading.resident.median), ""
        yield f"{name}: of that, added by loading", _megabytes(loading.added.median), ""


def _mix(fair: Sequence[Compared], mix: Mix) -> Iterator[str]:
    ratios = [query.ratio(mix) for query in fair]
    yield f"### {mix.value[0].upper()}{mix.value[1:]}"
    yield (
        f"Jinshan KG is {min(ratios):.1f} (least) to {max(ratios):.0f} (most) times faster, median"
        f" {median(ratios):.1f}. Times in milliseconds; n is the number of requests; in brackets"
        " the range of the ratio over the rounds."
    )
    yield _table(_QUERY_COLUMNS, (_query(query, mix) for query in fair))


_QUERY_COLUMNS = (
    "Query",
    "Form",
    "Rows",
    "Jinshan KG p50",
    "p95",
    "n",
    "rdflib-endpoint p50",
    "p95",
    "n",
    "Ratio",
)


def _query(query: Compared, mix: Mix) -> Sequence[str]:
    cells = [query.example.name, query.example.form.name, str(query.ours.count)]
    for side in (query.ours, query.peer):
        cells += [_milliseconds(side.p50(mix)), _milliseconds(side.p95(mix))]
        cells += [str(side.requests(mix))]
    ratios = query.ratios(mix)
    return *cells, f"{query.ratio(mix):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"


def _left_out(unfair: Sequence[Compared]) -> Iterator[str]:
    if unfair:
        yield "Not compared:"
        yield "\n".join(f"- {query.example.name}: {query.problem}" for query in unfair)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _seconds(spread: Spread) -> tuple[str, str]:
    return f"{spread.median:.2f} s", f"{spread.low:.2f} to {spread.high:.2f}"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f}"


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.0f}"
