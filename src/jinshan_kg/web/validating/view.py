"""The result of a check in the order in which the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.rules import shortened

_SHOWN: Final = 200  # findings that a page shows; the report as RDF has more
_LONGEST: Final = 300  # characters of a line of the data, and of a value


@dataclass(frozen=True)
class Node:
    """What was found about one node.

    Attributes:
        name: The node as Turtle would write it; empty for the graph as a whole.
        label: Its English label, or empty.
        line: The line of the data that describes it, from 1, where it can be found.
        text: That line, at most 300 characters of it.
        findings: What was found.
    """

    name: str
    label: str
    line: int | None
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Group:
    """The findings of a severity, by the nodes that they are about."""

    severity: Severity
    count: int
    nodes: tuple[Node, ...]


def groups(findings: Iterable[Finding], text: str) -> tuple[Group, ...]:
    """Return findings by severity, the gravest first, and by node in the order of the lines.

    Args:
        findings: Those of a report.
        text: The data.
    """
    lines = text.split("\n")
    shown = list(findings)[:_SHOWN]
    found = []
    for severity in Severity:
        of_it = [finding for finding in shown if finding.severity is severity]
        if of_it:
            found.append(Group(severity, len(of_it), _nodes(of_it, lines)))
    return tuple(found)


def short(term: str | None) -> str:
    """Return a path, a shape or a value so that people can read it."""
    text = term or ""
    if text.startswith("<") and text.endswith(">") and text.count("<") == 1:
        text = text[1:-1]
    if text.startswith(("http://", "https://", "urn:")):
        text = shortened(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _nodes(findings: Sequence[Finding], lines: Sequence[str]) -> tuple[Node, ...]:
    ordered = sorted(findings, key=lambda finding: (_line(finding) or 0, finding.focus or ""))
    return tuple(
        _node(list(same), lines) for _, same in groupby(ordered, key=lambda finding: finding.focus)
    )


def _node(findings: Sequence[Finding], lines: Sequence[str]) -> Node:
    first = findings[0]
    line = _line(first)
    text = lines[line - 1].strip()[:_LONGEST] if line and line <= len(lines) else ""
    return Node(short(first.focus), first.label or "", line, text, tuple(findings))


def _line(finding: Finding) -> int | None:
    return finding.place.line if finding.place else None
