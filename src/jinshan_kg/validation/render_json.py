"""A report as JSON, for machines.

The object, whose keys are only ever added to:

* `conforms`: true if no finding is a violation.
* `counts`: the number of findings of each severity: `violation`, `warning`, `info`.
* `checks`: list of `name`, `outcome` (`passed`, `failed`, `skipped`), `seconds`, `note` (why it was
  skipped, or null).
* `findings`: list, gravest first, of `check`, `severity`, `message`, `source` (the IRI of a shape,
  or a rule such as `lite/101`), `focus` (IRI, or `_:name`), `label`, `path` (IRI, or a SPARQL
  property path), `value` (N-Triples), `file` (absolute), `line` (from 1); null if not known.
"""

import json

from jinshan_kg.validation.report import CheckRun, Finding, Report


def render(report: Report) -> str:
    """Return the report as JSON text, indented, without a final newline."""
    content = {
        "conforms": report.conforms,
        "counts": {severity.value: count for severity, count in report.counts.items()},
        "checks": [_check(run) for run in report.checks],
        "findings": [_finding(finding) for finding in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _check(run: CheckRun) -> dict[str, object]:
    return {
        "name": run.name,
        "outcome": run.outcome.value,
        "seconds": round(run.seconds, 3),
        "note": run.note,
    }


def _finding(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "source": finding.source,
        "focus": finding.focus,
        "label": finding.label,
        "path": finding.path,
        "value": finding.value,
        "file": None if place is None else str(place.path.resolve()),
        "line": None if place is None else place.line,
    }
