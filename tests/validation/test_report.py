"""The report, and the three ways in which it is written."""

import json
from io import StringIO
from pathlib import Path

import pytest
import rdflib
from rich.console import Console

from jinshan_kg.validation import render_json, render_shacl
from jinshan_kg.validation.render_text import print_report
from jinshan_kg.validation.report import (
    CheckRun,
    Finding,
    Outcome,
    Place,
    Report,
    Severity,
    report_of,
)

_AREA = Finding(
    check="shacl",
    severity=Severity.VIOLATION,
    message='An area is "positive".',
    source="https://w3id.org/jinshan-kg/shapes#Area",
    focus="https://w3id.org/jinshan-kg/id/park/east",
    label="East Park",
    path="https://w3id.org/jinshan-kg/ontology#area",
    value='"-7"^^<http://www.w3.org/2001/XMLSchema#integer>',
    place=Place(Path("data/parks.ttl"), 12),
    component="http://www.w3.org/ns/shacl#MinExclusiveConstraintComponent",
)
_WARNING = Finding(
    check="species",
    severity=Severity.WARNING,
    message="Two things\nare said.",
    source="lite/101",
    focus="_:b0",
    path="^<https://w3id.org/jinshan-kg/ontology#area>",
)
_INFO = Finding("terms", Severity.INFO, "By the way.", "terms")
_RUNS = [
    CheckRun("syntax", Outcome.PASSED, 0.04321),
    CheckRun("shacl", Outcome.FAILED, 1.5),
    CheckRun("consistency", Outcome.SKIPPED, 0.0, "no reasoner"),
]


@pytest.fixture
def report() -> Report:
    return report_of([_INFO, _WARNING, _AREA, _AREA], _RUNS)


def test_findings_are_sorted_gravest_first_and_kept_once(report: Report) -> None:
    assert report.findings == (_AREA, _WARNING, _INFO)


def test_a_report_conforms_if_there_is_no_violation(report: Report) -> None:
    assert not report.conforms
    assert report_of([_WARNING, _INFO], _RUNS).conforms


def test_findings_are_counted_by_severity(report: Report) -> None:
    assert report.counts == {Severity.VIOLATION: 1, Severity.WARNING: 1, Severity.INFO: 1}


def test_text_has_the_findings_the_checks_and_the_verdict(report: Report) -> None:
    out = StringIO()
    print_report(report, Console(file=out, soft_wrap=True, highlight=False))
    assert out.getvalue() == (
        "violation  data/parks.ttl:12  East Park, <id/park/east>\n"
        '    An area is "positive".\n'
        "    [shacl, <shapes#Area>, path jk:area,"
        ' value "-7"^^<http://www.w3.org/2001/XMLSchema#integer>]\n'
        "warning  _:b0\n"
        "    Two things\n"
        "    are said.\n"
        "    [species, lite/101, path ^jk:area]\n"
        "info\n"
        "    By the way.\n"
        "    [terms]\n"
        "syntax      passed    0.04 s  the files parse\n"
        "shacl       failed    1.50 s  the shapes of the dataset\n"
        "consistency skipped   0.00 s  no reasoner\n"
        "Not good: 1 violation, 1 warning, 1 info.\n"
    )


def _text(findings: list[Finding], runs: list[CheckRun]) -> str:
    out = StringIO()
    print_report(report_of(findings, runs), Console(file=out, soft_wrap=True, highlight=False))
    return out.getvalue()


def test_text_of_an_empty_report() -> None:
    assert _text([], []) == "Good: nothing found.\n"


def test_text_shortens_the_iris_of_messages_and_values() -> None:
    message = "<https://w3id.org/jinshan-kg/ontology#area> of <http://example.org/a> is < 7 >."
    value = "<https://w3id.org/jinshan-kg/id/park/west>"
    assert _text([Finding("shacl", Severity.INFO, message, "shacl", value=value)], []) == (
        "info\n"
        "    jk:area of <http://example.org/a> is < 7 >.\n"
        "    [shacl, value <id/park/west>]\n"
        "Good: 1 info.\n"
    )


def test_text_keeps_the_line_of_a_syntax_error_above_its_caret() -> None:
    message = "Column 50: no\n  <https://w3id.org/jinshan-kg/id/park/x> a ,, .\n           ^"
    lines = _text([Finding("syntax", Severity.VIOLATION, message, "syntax")], []).splitlines()
    assert lines[2] == "      <https://w3id.org/jinshan-kg/id/park/x> a ,, ."


def test_text_sends_no_control_characters_to_a_terminal() -> None:
    finding = Finding(
        "shacl", Severity.INFO, "a\x1b[2J\x1fb", "shacl", "http://e.org/", "c\x07", None, '"\x00"'
    )
    assert _text([finding], []) == (
        'info  c␇, <http://e.org/>\n    a␛[2J␟b\n    [shacl, value "␀"]\nGood: 1 info.\n'
    )


def test_the_last_line_says_which_checks_were_skipped() -> None:
    skipped = CheckRun("consistency", Outcome.SKIPPED, 0.0, "no reasoner")
    refused = CheckRun("cube", Outcome.SKIPPED, 0.0, "no cube")
    idle = CheckRun("derived", Outcome.SKIPPED, 0.0, "not of files", applies=False)
    assert _text([], [skipped, idle]).splitlines()[-1] == (
        "Good, with 1 check skipped: consistency (no reasoner)."
    )
    assert _text([_WARNING], [skipped, refused]).splitlines()[-1] == (
        "Good, with 2 checks skipped: consistency (no reasoner); cube (no cube); 1 warning."
    )
    assert _text([], [idle]).splitlines()[-1] == "Good: nothing found."
    assert _text([_AREA], [skipped]).splitlines()[-1] == "Not good: 1 violation."


def test_json_has_the_documented_form(report: Report) -> None:
    written = json.loads(render_json.render(report))
    assert written == {
        "conforms": False,
        "counts": {"violation": 1, "warning": 1, "info": 1},
        "checks": [
            {"name": "syntax", "outcome": "passed", "seconds": 0.043, "note": None},
            {"name": "shacl", "outcome": "failed", "seconds": 1.5, "note": None},
            {"name": "consistency", "outcome": "skipped", "seconds": 0.0, "note": "no reasoner"},
        ],
        "findings": [
            {
                "check": "shacl",
                "severity": "violation",
                "message": 'An area is "positive".',
                "source": "https://w3id.org/jinshan-kg/shapes#Area",
                "focus": "https://w3id.org/jinshan-kg/id/park/east",
                "label": "East Park",
                "path": "https://w3id.org/jinshan-kg/ontology#area",
                "value": '"-7"^^<http://www.w3.org/2001/XMLSchema#integer>',
                "file": str(Path("data/parks.ttl").resolve()),
                "line": 12,
            },
            {
                "check": "species",
                "severity": "warning",
                "message": "Two things\nare said.",
                "source": "lite/101",
                "focus": "_:b0",
                "label": None,
                "path": "^<https://w3id.org/jinshan-kg/ontology#area>",
                "value": None,
                "file": None,
                "line": None,
            },
            {
                "check": "terms",
                "severity": "info",
                "message": "By the way.",
                "source": "terms",
                "focus": None,
                "label": None,
                "path": None,
                "value": None,
                "file": None,
                "line": None,
            },
        ],
    }


def test_turtle_is_a_shacl_validation_report(report: Report) -> None:
    expected = """
    PREFIX sh: <http://www.w3.org/ns/shacl#>
    PREFIX check: <https://w3id.org/jinshan-kg/shapes/check/>
    PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
    [] a sh:ValidationReport ; sh:conforms false ; sh:result
        [ a sh:ValidationResult ;
          sh:resultSeverity sh:Violation ;
          sh:focusNode <https://w3id.org/jinshan-kg/id/park/east> ;
          sh:resultPath jk:area ;
          sh:value -7 ;
          sh:resultMessage 'An area is "positive".' ;
          sh:sourceShape <https://w3id.org/jinshan-kg/shapes#Area> ;
          sh:sourceConstraintComponent sh:MinExclusiveConstraintComponent ] ,
        [ a sh:ValidationResult ;
          sh:resultSeverity sh:Warning ;
          sh:focusNode [] ;
          sh:resultPath [ sh:inversePath jk:area ] ;
          sh:resultMessage "Two things\\nare said." ;
          sh:sourceShape <https://w3id.org/jinshan-kg/shapes/check/lite/101> ;
          sh:sourceConstraintComponent check:species ] ,
        [ a sh:ValidationResult ;
          sh:resultSeverity sh:Info ;
          sh:focusNode [] ;
          sh:resultMessage "By the way." ;
          sh:sourceShape check:terms ;
          sh:sourceConstraintComponent check:terms ] ."""
    written = rdflib.Graph().parse(data=render_shacl.render(report), format="turtle")
    assert written.isomorphic(rdflib.Graph().parse(data=expected, format="turtle"))


def test_turtle_of_an_empty_report() -> None:
    assert render_shacl.render(report_of([], [])) == (
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "\n"
        "[] a sh:ValidationReport ;\n"
        "    sh:conforms true .\n"
    )
