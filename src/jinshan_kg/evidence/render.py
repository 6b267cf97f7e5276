"""Print a report of the evidence for people: plain text, coloured on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from jinshan_kg.evidence.matching import shown
from jinshan_kg.evidence.report import Report
from jinshan_kg.evidence.scan import Kind


def print_report(report: Report) -> None:
    """Print a report to standard output, never wrapped: a line stays a line in a file or pipe."""
    console = Console(soft_wrap=True, highlight=False)
    for line in _head(report) + _findings(report) + _uncovered(report) + [_verdict(report)]:
        console.print(line)


def _head(report: Report) -> list[Text]:
    document = report.document
    lines = [
        f"Document  {document.path}: {document.length} code points, SHA-256 {document.digest} "
        f"as recorded for {report.source}",
        f"Passages  {report.passages}: {report.sound} good, {report.passages - report.sound} not; "
        f"{report.set_aside} set aside",
        f"Values    {report.figures} printed: {report.agreeing} as their tokens write them, "
        f"{report.figures - report.agreeing} not",
    ]
    return [Text(line) for line in (*lines, _coverage(report, "figure"), _coverage(report, "name"))]


def _coverage(report: Report, kind: Kind) -> str:
    count = report.coverage.counts(kind)
    heading = {"figure": "Figures ", "name": "Names   "}[kind]
    return (
        f"{heading}  {count['total']} in the document: {count['inData']} in the data, "
        f"{count['setAside']} set aside, {count['uncovered']} uncovered"
    )


def _findings(report: Report) -> list[Text]:
    return [
        Text.assemble((finding.code, "bold red"), f"  {finding.iri}\n    {finding.message}")
        for finding in report.findings
    ]


def _uncovered(report: Report) -> list[Text]:
    return [
        Text.assemble(
            ("uncovered", "bold red"),
            f"  line {item.line}, {item.start}-{item.end}: {item.kind} “{shown(item.text)}”",
        )
        for item in report.coverage.uncovered
    ]


def _verdict(report: Report) -> Text:
    if report.good:
        verdict = "Good: every passage holds, every value is the one printed, nothing is left out."
        return Text(verdict, "bold green")
    findings, uncovered = len(report.findings), len(report.coverage.uncovered)
    advice = " See `jinshan-kg evidence locate TEXT` for the passage to write." if uncovered else ""
    return Text(f"Not good: findings {findings}, uncovered {uncovered}.{advice}", "bold red")
