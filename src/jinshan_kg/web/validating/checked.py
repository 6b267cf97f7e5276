"""What checking some data found out, and how it comes from one process to another."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from jinshan_kg.validation.report import Finding, Place, Report, Severity

MOST: Final = 10_000
"""How many findings a report gives; the gravest come first."""


@dataclass(frozen=True)
class Checked:
    """The result of a check.

    Attributes:
        report: What was found, the gravest first; at most `MOST` findings.
        found: How many findings there were in all.
        triples: How many triples the data have.
        nodes: How many nodes they say something about.
        seconds: How long it took.
    """

    report: Report
    found: int
    triples: int
    nodes: int
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values; places keep their lines only."""
        return {
            "findings": [_finding_to_json(one) for one in self.report.findings[:MOST]],
            "found": self.found,
            "triples": self.triples,
            "nodes": self.nodes,
            "seconds": self.seconds,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any], name: str) -> Checked:
        """Return what `to_json` wrote.

        Args:
            value: The JSON values.
            name: What to call the data in places.
        """
        findings = tuple(_finding_from_json(one, name) for one in value.pop("findings"))
        return cls(Report(findings, ()), **value)


def _finding_to_json(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "place": finding.place.line if finding.place else None}


def _finding_from_json(value: dict[str, Any], name: str) -> Finding:
    line = value.pop("place")
    place = None if line is None else Place(Path(name), line)
    return Finding(**{**value, "severity": Severity(value["severity"]), "place": place})
