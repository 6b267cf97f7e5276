"""The shapes, by example: `tests/approved/{valid,invalid,warning}.<case>.ttl`.

Beside each case stands the report that was approved for it, `<same name>.report.ttl`, a SHACL
validation report. A case is read together with the ontology, the concepts and the units, but not
with the data, so it describes all the entities that it speaks of, and its report does not change
when the data do. A case `….token-….ttl` is about what the token of a passage writes, so the check
of the evidence is made of it too.

To approve the reports as they are now, after reading them (`git diff tests/approved`):

    APPROVE=1 pytest tests/validation/test_approved.py
"""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.validation.render_shacl import render
from jinshan_kg.validation.report import Report, Severity
from jinshan_kg.validation.run import validate

_APPROVED = Path(__file__).parents[1] / "approved"
_CASES = sorted(path for path in _APPROVED.glob("*.ttl") if not path.name.endswith(".report.ttl"))


@cache
def _report(layout: Layout, case: Path) -> Report:
    checks = ["evidence", "shacl"] if ".token-" in case.name else ["shacl"]
    with TemporaryDirectory() as no_data:
        return validate(replace(layout, data=Path(no_data)), [DataFile(case)], checks)


def _canonical(turtle: str) -> Dataset:
    dataset = Dataset(parse(turtle, RdfFormat.TURTLE))
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.stem)
def test_the_report_of_a_case_is_the_approved_one(layout: Layout, case: Path) -> None:
    report = render(_report(layout, case))
    approved = case.with_suffix(".report.ttl")
    if os.environ.get("APPROVE"):
        approved.write_text(report, encoding="utf-8")
    assert approved.is_file(), f"not approved yet:\n{report}"
    assert _canonical(report) == _canonical(approved.read_text(encoding="utf-8")), report


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.stem)
def test_a_case_is_what_its_name_says(layout: Layout, case: Path) -> None:
    found = {finding.severity for finding in _report(layout, case).findings}
    match case.name.partition(".")[0]:
        case "valid":
            assert found == set()
        case "warning":
            assert found == {Severity.WARNING}
        case "invalid":
            assert Severity.VIOLATION in found
        case other:
            pytest.fail(f"{other}: a case begins with valid, warning or invalid")


def test_every_report_has_its_case() -> None:
    reports = {path.name for path in _APPROVED.glob("*.report.ttl")}
    assert reports == {case.with_suffix(".report.ttl").name for case in _CASES}
