"""Each fault is reported once, though two checks may find it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.validation.repeats import without_repeats
from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.run import validate

Write = Callable[[str, str], DataFile]

NODE = "https://w3id.org/jinshan-kg/source/x/chars/10-15"


def finding(source: str, severity: Severity = Severity.VIOLATION, focus: str = NODE) -> Finding:
    """Return a finding of a rule (`evidence/502`), or of a shape (`Digest`)."""
    if "/" in source:
        return Finding(source.partition("/")[0], severity, "", source, focus)
    return Finding("shacl", severity, "", f"https://w3id.org/jinshan-kg/shapes#{source}", focus)


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("evidence/form", "PassageStart"),
        ("evidence/iri", "PassageName"),
        ("evidence/missing", "EvidencePassage"),
        ("evidence/501", "PassageInside"),
        ("evidence/502", "Digest"),
        ("evidence/503", "PassageTokenLength"),
    ],
)
def test_of_two_alike_that_of_the_shape_is_kept(code: str, shape: str) -> None:
    kept = finding(shape)
    assert without_repeats([finding(code), kept]) == [kept]


def test_the_graver_one_is_kept() -> None:
    kept = finding("evidence/unused")
    assert without_repeats([finding("PassageUse", Severity.WARNING), kept]) == [kept]


@pytest.mark.parametrize(
    "both",
    [
        [finding("evidence/502"), finding("PassageName")],
        [finding("evidence/502"), finding("Digest", focus="https://example.org/other")],
        [finding("evidence/value"), finding("Digest")],
        [finding("Digest"), finding("Digest")],
    ],
)
def test_different_faults_are_all_kept(both: list[Finding]) -> None:
    assert without_repeats(both) == both


def test_a_bad_passage_is_reported_once_for_each_of_its_faults(
    layout: Layout, tmp_path: Path
) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(
        """@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <https://w3id.org/jinshan-kg/source/briefing-2023-10-17/chars/10-15> a jk:Passage ;
            rdfs:label "characters 10 to 15"@en ;
            jk:source <https://w3id.org/jinshan-kg/source/briefing-2023-10-17> ;
            jk:start 10 ; jk:end 16 ; jk:token "a long token" ; jk:digest "0123" ."""
    )
    findings = validate(layout, [DataFile(file)], ["evidence", "shacl"]).findings
    assert sorted((found.source.rpartition("#")[2], found.severity) for found in findings) == [
        ("Digest", "violation"),
        ("PassageName", "violation"),
        ("PassageTokenLength", "violation"),
        ("evidence/unused", "violation"),
    ]
