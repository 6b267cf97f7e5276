"""A report for people: coloured on a terminal, plain in a file or pipe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from rich.console import Console
from rich.text import Text

from jinshan_kg.errors import visible
from jinshan_kg.validation.report import CheckRun, Finding, Outcome, Report, Severity
from jinshan_kg.validation.rules import shortened
from jinshan_kg.validation.run import CHECKS

_IRI: Final = re.compile(r"<([^<>]*)>")
_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Severity.VIOLATION: "bold red",
        Severity.WARNING: "bold yellow",
        Severity.INFO: "bold blue",
        Outcome.PASSED: "green",
        Outcome.FAILED: "bold red",
        Outcome.SKIPPED: "yellow",
    }
)


def print_report(report: Report, console: Console | None = None) -> None:
    """Print a report, never wrapped: a line stays a line in a file or pipe.

    Args:
        report: The report.
        console: Where to print; standard output if None.
    """
    out = console or Console(soft_wrap=True, highlight=False)
    for finding in report.findings:
        for line in _finding(finding):
            out.print(line)
    for run in report.checks:
        out.print(_run(run))
    out.print(_verdict(report))


def _finding(finding: Finding) -> Iterator[Text]:
    place = f"  {finding.place}" if finding.place else ""
    yield Text.assemble(
        (finding.severity.value, _STYLES[finding.severity]), place, f"  {_node(finding)}".rstrip()
    )
    for line in finding.message.split("\n"):
        yield Text(f"    {visible(line if finding.check == 'syntax' else _short(line))}")
    yield Text(f"    [{', '.join(_details(finding))}]", style="dim")


def _node(finding: Finding) -> str:
    if finding.focus is None:
        return ""
    name = shortened(finding.focus)
    return f"{visible(finding.label)}, {name}" if finding.label else name


def _details(finding: Finding) -> Iterator[str]:
    yield finding.check
    if finding.source != finding.check:
        yield shortened(finding.source) if ":" in finding.source else finding.source
    if finding.path is not None:
        path = finding.path if "<" in finding.path else f"<{finding.path}>"
        yield f"path {_short(path)}"
    if finding.value is not None and finding.value != f"<{finding.focus}>":
        value = finding.value
        yield f"value {_short(value) if value.startswith('<') else visible(value)}"


def _short(text: str) -> str:
    """Return a text with each IRI between angle brackets shortened, as headings have them."""
    return _IRI.sub(lambda iri: shortened(iri[1]), text)


def _run(run: CheckRun) -> Text:
    about = run.note or (CHECKS[run.name].title if run.name in CHECKS else "the files parse")
    outcome = (f"{run.outcome.value:<8}", _STYLES[run.outcome])
    return Text.assemble(f"{run.name:<12}", outcome, f"{run.seconds:6.2f} s  {about}")


def _verdict(report: Report) -> Text:
    counts = ", ".join(
        f"{count} {severity.value}{'' if count == 1 else 's'}"
        for severity, count in report.counts.items()
        if count
    )
    if not report.conforms:
        return Text(f"Not good: {counts}.", "bold red")
    # What comes last is what is read: it must not promise more than was looked at.
    skipped = [
        f"{run.name} ({run.note})"
        for run in report.checks
        if run.outcome is Outcome.SKIPPED and run.applies
    ]
    if not skipped:
        return Text(f"Good: {counts or 'nothing found'}.", "bold green")
    checks = "check" if len(skipped) == 1 else "checks"
    told = "; ".join([*skipped, *([counts] if counts else [])])
    return Text(f"Good, with {len(skipped)} {checks} skipped: {told}.", "bold yellow")
