"""The whole report."""

from collections.abc import Iterable, Iterator

from benchmarks.report.comparison import comparison_parts
from benchmarks.report.descriptions import description_parts, release_parts
from benchmarks.report.markdown import megabytes, seconds, table
from benchmarks.report.notes import NOTES
from benchmarks.report.runaways import runaway_parts
from benchmarks.report.visits import visit_parts
from benchmarks.results import Results
from benchmarks.targets import targets


def render(results: Results, heading: Iterable[tuple[str, str]]) -> str:
    """Return the run as Markdown.

    Args:
        results: The figures.
        heading: Names and values that tell when, where and with what it ran.
    """
    return "\n\n".join(part.strip() for part in _parts(results, heading)) + "\n"


def _parts(results: Results, heading: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "# Measured"
    yield "Written by `python -m benchmarks`; see `--help`."
    versions = [(f"Peer: {name}", it or "not installed") for name, it in results.versions.items()]
    yield table(("", ""), [*heading, *versions])
    yield "## Targets"
    yield table(
        ("What", "Measured", "Target", ""),
        (
            (target.name, target.measured, target.wanted, "met" if target.is_met else "MISSED")
            for target in targets(results)
        ),
    )
    yield from _alone(results)
    if results.releasing:
        yield from release_parts(results.releasing)
    if results.described:
        yield from description_parts(results.described)
    if results.visits:
        yield from visit_parts(results.visits)
    if results.runaways:
        yield from runaway_parts(results.runaways)
    for comparison in results.comparisons:
        yield from comparison_parts(comparison)
    yield NOTES


def _alone(results: Results) -> Iterator[str]:
    times = [
        (f"{name}: start to first correct answer", *seconds(start))
        for name, start in results.starts.items()
    ]
    times += [
        (f"{name}: load the bundled graph, fresh process", *seconds(loading.seconds))
        for name, loading in results.loading.items()
    ]
    if results.validation:
        times.append(("`jinshan-kg validate`, whole", *seconds(results.validation)))
    if times:
        yield "## Start, load, validate"
        yield table(("What", "Median", "Range"), times)
    if results.loading:
        yield table(
            ("In a fresh process, after loading", "Resident, MB", "Of that by loading, MB"),
            (
                (name, megabytes(loading.resident.median), megabytes(loading.added.median))
                for name, loading in results.loading.items()
            ),
        )
