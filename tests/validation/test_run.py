"""All checks over a dataset, or over files in the context of one."""

import logging
from collections.abc import Callable

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.namespaces import ID
from jinshan_kg.validation.report import Outcome
from jinshan_kg.validation.run import CHECKS, validate

Write = Callable[[str, str], DataFile]


def _outcomes(layout: Layout, *own: DataFile, only: list[str] | None = None) -> dict[str, Outcome]:
    return {run.name: run.outcome for run in validate(layout, own or None, only).checks}


def test_the_dataset_is_valid(layout: Layout) -> None:
    report = validate(layout)
    assert report.conforms, report.findings
    assert [run.name for run in report.checks] == ["syntax", *CHECKS]


def test_only_the_checks_that_are_asked_for_are_made(small: Layout) -> None:
    assert list(_outcomes(small, only=["shacl", "terms"])) == ["syntax", "terms", "shacl"]


def test_files_of_your_own_have_no_derived_graph(small: Layout, write: Write) -> None:
    file = write("a.ttl", 'park:south a jk:Park ; jk:area 7.0 ; rdfs:label "South Park"@en .')
    outcomes = _outcomes(small, file)
    assert outcomes["derived"] is Outcome.SKIPPED
    assert outcomes["shacl"] is Outcome.PASSED


def test_a_derived_graph_that_is_missing_is_a_violation(small: Layout) -> None:
    assert _outcomes(small, only=["derived"])["derived"] is Outcome.FAILED


def test_a_finding_has_the_label_of_its_node_and_the_place(small: Layout, write: Write) -> None:
    file = write("a.ttl", 'park:south a jk:Park ; rdfs:label "南"@zh , "South Park"@en .')
    [finding] = validate(small, [file], ["shacl"]).findings
    assert (finding.focus, finding.label) == (f"{ID}park/south", "South Park")
    assert finding.place is not None
    assert finding.place.path == file.path
    assert finding.place.line == file.path.read_text(encoding="utf-8").count("\n") + 1


def test_only_what_concerns_your_files_is_reported(small: Layout, write: Write) -> None:
    (small.data / "parks" / "bad.ttl").write_text(f"<{ID}park/bad> <http://example.org/p> 1 .")
    good = write("a.ttl", "park:south a jk:Park ; jk:area 7.0 .")
    assert validate(small, [good], ["terms", "species", "shacl"]).findings == ()
    assert validate(small, None, ["species"]).findings != ()


_FIGURE = """
@prefix chars:       <https://w3id.org/jinshan-kg/source/briefing-2023-10-17/chars/> .
@prefix observation: <https://w3id.org/jinshan-kg/id/observation/> .

observation:{name} a jk:Observation ;
    rdfs:label "A figure of my own"@en ;
    qb:dataSet <https://w3id.org/jinshan-kg/dataset/briefing-2023-10-17> ;
    jk:subject <https://w3id.org/jinshan-kg/id/district/jinshan> ;
    jk:metric <https://w3id.org/jinshan-kg/concept/metric/{metric}> ;
    jk:value {value} ;
    jk:unit {unit} ;
    jk:period <https://w3id.org/jinshan-kg/id/period/{period}> ;
    jk:periodBasis <https://w3id.org/jinshan-kg/concept/basis/implied> ;
    jk:status <https://w3id.org/jinshan-kg/concept/status/{status}> ;
    jk:precision <https://w3id.org/jinshan-kg/concept/precision/exact> ;
    jk:evidence chars:{evidence} ;
    jk:context chars:{context} .
"""
_LAND_FREED = {
    "metric": "land-freed",
    "value": "9999.0",
    "unit": "<https://w3id.org/jinshan-kg/unit/mu>",
    "period": "2015-open",
    "status": "actual",
    "evidence": "3369-3374",
    "context": "3160-3386",
}


@pytest.mark.parametrize("name", ["a-land-freed", "z-land-freed"])
def test_a_figure_that_doubles_a_bundled_one_is_found_in_your_file(
    layout: Layout, write: Write, name: str
) -> None:
    """Whichever of the two comes first in the alphabet."""
    file = write("mine.ttl", _FIGURE.format(name=name, **_LAND_FREED))
    [finding] = validate(layout, [file], ["cube"]).findings
    pair = {f"{ID}observation/{name}", f"{ID}observation/land-freed"}
    assert finding.source == "cube/12"
    assert {finding.focus, (finding.value or "").strip("<>")} == pair
    assert finding.place is not None
    assert finding.place.path == file.path


def test_a_planned_figure_beside_a_bundled_actual_one_is_found(
    layout: Layout, write: Write
) -> None:
    planned = {**_LAND_FREED, "status": "planned"}
    file = write("mine.ttl", _FIGURE.format(name="planned", **planned))
    findings = validate(layout, [file], ["shacl"]).findings
    assert (f"{ID}observation/land-freed", f"<{ID}observation/planned>") in {
        (finding.focus, finding.value)
        for finding in findings
        if finding.source.endswith("#FigureActualAndPlanned")
    }
    assert {finding.place and finding.place.path for finding in findings} == {file.path}


def test_a_bundled_figure_whose_baseline_you_move_is_found(layout: Layout, write: Write) -> None:
    moved = _FIGURE.format(
        name="pm2-5-concentration-before",
        metric="pm2-5-concentration",
        value="59.0",
        unit="unit:MicroGM-PER-M3",
        period="2022",
        status="actual",
        evidence="15089-15091",
        context="14857-15165",
    )
    file = write("mine.ttl", moved)
    findings = validate(layout, [file], ["shacl"]).findings
    assert (
        "https://w3id.org/jinshan-kg/shapes#BaselineEarlier",
        f"{ID}observation/pm2-5-concentration-2022",
    ) in {(finding.source, finding.focus) for finding in findings}


def test_a_name_that_is_not_defined_is_told_once(small: Layout, write: Write) -> None:
    file = write("a.ttl", "park:south a jk:Prk ; jk:aera 7.0 .")
    sources = [finding.source for finding in validate(small, [file], ["terms", "species"]).findings]
    assert sources == ["terms", "terms"]


def test_a_syntax_error_skips_the_other_checks(small: Layout, write: Write) -> None:
    outcomes = _outcomes(small, write("a.ttl", 'park:south a "'))
    assert outcomes.pop("syntax") is Outcome.FAILED
    assert set(outcomes.values()) == {Outcome.SKIPPED}


def test_an_ill_typed_literal_is_reported_and_not_logged(
    small: Layout, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    file = write("a.ttl", 'park:south a jk:Park ; jk:area "x"^^xsd:decimal .')
    with caplog.at_level(logging.WARNING):
        report = validate(small, [file], ["cube", "shacl"])
    assert [finding.source for finding in report.findings] == ["cube/00"]
    assert caplog.records == []


def test_each_check_is_a_step_of_progress(small: Layout) -> None:
    steps: list[None] = []
    validate(small, only=["terms", "shacl"], step=lambda: steps.append(None))
    assert len(steps) == 2
