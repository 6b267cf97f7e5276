"""The report of a validation: findings, and which checks were run."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How grave a finding is, as in SHACL (section 2.1.4); only a violation fails."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """How one check ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


class NoVerdictError(Exception):
    """A check that cannot be made; the message says why, and what to do."""


class NotApplicableError(NoVerdictError):
    """A check that says nothing of what is validated, so that nothing is missed without it."""


@dataclass(frozen=True)
class Place:
    """Where something is written: a file and, where it is known, a line from 1."""

    path: Path
    line: int | None = None

    def __str__(self) -> str:
        """Return `file` or `file:line`, relative to the working directory where it is below it."""
        here = Path.cwd()
        path = self.path.resolve()
        shown = path.relative_to(here) if path.is_relative_to(here) else self.path
        return f"{shown}" if self.line is None else f"{shown}:{self.line}"


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Attributes:
        check: The name of the check, such as `shacl`.
        severity: How grave it is.
        message: What is wrong, for a curator.
        source: What demands it: the IRI of a shape, or the name of a rule such as `lite/101`.
        focus: The IRI of the node it is about, or `_:name` of a blank node; None if it is about
            the whole graph.
        label: The English label of that node.
        path: The property it is about: an IRI, or a property path in SPARQL's notation.
        value: The value at fault, as an N-Triples term.
        place: Where the node is described.
        component: The IRI of the SHACL constraint component, if a shape demands it.
    """

    check: str
    severity: Severity
    message: str
    source: str
    focus: str | None = None
    label: str | None = None
    path: str | None = None
    value: str | None = None
    place: Place | None = None
    component: str | None = None


@dataclass(frozen=True)
class CheckRun:
    """How one check went.

    Attributes:
        name: The name of the check.
        outcome: Passed (warnings allowed), failed, or skipped.
        seconds: How long it took.
        note: Why it was skipped, or what it covered.
        applies: Whether something is missed if it is skipped.
    """

    name: str
    outcome: Outcome
    seconds: float
    note: str | None = None
    applies: bool = True


@dataclass(frozen=True)
class Report:
    """All findings, gravest first, and the checks that were run, in their order."""

    findings: tuple[Finding, ...]
    checks: tuple[CheckRun, ...]

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and infos are allowed."""
        return not any(finding.severity is Severity.VIOLATION for finding in self.findings)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """The number of findings of each severity, none left out."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}


def report_of(findings: list[Finding], checks: list[CheckRun]) -> Report:
    """Return the report with its findings sorted: severity, check, place, node, path, message.

    The order depends on nothing else, so that two runs over the same files give the same report.
    A finding that two rules make word for word is kept once.
    """
    return Report(tuple(sorted(dict.fromkeys(findings), key=_order)), tuple(checks))


def _order(finding: Finding) -> tuple[int, str, str, int, str, str, str, str]:
    place = finding.place
    return (
        list(Severity).index(finding.severity),
        finding.check,
        "" if place is None else place.path.as_posix(),
        0 if place is None or place.line is None else place.line,
        finding.focus or "",
        finding.path or "",
        finding.message,
        finding.value or "",
    )
