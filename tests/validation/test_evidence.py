"""The form of the evidence, which needs no source document."""

from collections.abc import Callable

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.validation import evidence
from jinshan_kg.validation.material import Material, read_material
from jinshan_kg.validation.report import Finding
from jinshan_kg.validation.rules import load_rules

Write = Callable[[str, str], DataFile]

_DIGEST = "0123456789abcdef" * 4
_SOURCE = (
    "@prefix src: <https://w3id.org/jinshan-kg/source/> .\n"
    f'src:x a jk:Source ; jk:length 90 ; jk:digest "{_DIGEST}" .\n'
)


def _passage(span: str = "10-15", start: int = 10, end: int = 15, token: str = "seven") -> str:
    return (
        f"{_SOURCE}<https://w3id.org/jinshan-kg/source/x/chars/{span}> a jk:Passage ;"
        f' jk:source src:x ; jk:start {start} ; jk:end {end} ; jk:token "{token}" ;'
        f' jk:digest "{_DIGEST}" .\n'
    )


def _found(layout: Layout, file: DataFile) -> list[Finding]:
    material = read_material(layout, [file])
    assert isinstance(material, Material)
    return evidence.check(material)


_USE = "park:east jk:evidence <https://w3id.org/jinshan-kg/source/x/chars/10-15> .\n"


def test_a_passage_that_is_evidence_is_good(small: Layout, write: Write) -> None:
    assert _found(small, write("a.ttl", _passage() + _USE)) == []


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (_passage(), "evidence/unused"),
        (_passage(end=20) + _USE, "evidence/iri"),
        (_passage().replace('jk:token "seven" ;', "") + _USE, "evidence/form"),
        (_USE.replace("10-15", "10-16"), "evidence/missing"),
        (
            (_passage("10-95", end=95) + _USE).replace("chars/10-15", "chars/10-95"),
            "evidence/501",
        ),
        (_passage(token="") + _USE, "evidence/form"),
        (_passage(token="seventy") + _USE, "evidence/503"),
        (_passage().replace(f'"{_DIGEST}" .\n', '"0123" .\n', 2) + _USE, "evidence/502"),
    ],
)
def test_what_is_wrong_with_a_passage_is_found(
    small: Layout, write: Write, body: str, source: str
) -> None:
    assert {finding.source for finding in _found(small, write("a.ttl", body))} == {source}


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in load_rules("evidence")] == [
        "evidence/501",
        "evidence/502",
        "evidence/503",
    ]


def test_the_evidence_of_the_dataset_is_good(layout: Layout) -> None:
    material = read_material(layout, None)
    assert isinstance(material, Material)
    assert evidence.check(material) == []
