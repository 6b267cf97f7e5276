"""What was found comes whole from one process to another."""

import json
from pathlib import Path

from jinshan_kg.validation.report import Finding, Place, Report, Severity
from jinshan_kg.web.validating.checked import MOST, Checked

FINDING = Finding(
    check="shacl",
    severity=Severity.WARNING,
    message="“Why?”",
    source="https://example.org/shape",
    focus="https://example.org/a",
    label="A",
    path="<https://example.org/p>/<https://example.org/q>",
    value='"x"@en',
    place=Place(Path("/tmp/abc/input.ttl"), 7),
    component="http://www.w3.org/ns/shacl#MinCountConstraintComponent",
)
BARE = Finding("terms", Severity.VIOLATION, "No.", "terms")


def there_and_back(checked: Checked) -> Checked:
    return Checked.from_json(json.loads(json.dumps(checked.to_json())), "data.ttl")


def test_a_result_there_and_back() -> None:
    found = there_and_back(Checked(Report((FINDING, BARE), ()), 2, 10, 3, 0.5))
    assert (found.found, found.triples, found.nodes, found.seconds) == (2, 10, 3, 0.5)
    first, second = found.report.findings
    assert second == BARE
    assert first.place == Place(Path("data.ttl"), 7)  # not where the file was
    assert first.severity is Severity.WARNING
    assert (first.message, first.value, first.component) == (
        FINDING.message,
        FINDING.value,
        FINDING.component,
    )


def test_too_many_are_cut_and_counted() -> None:
    checked = Checked(Report((BARE,) * (MOST + 5), ()), MOST + 5, 1, 1, 0.0)
    found = there_and_back(checked)
    assert (len(found.report.findings), found.found) == (MOST, MOST + 5)
