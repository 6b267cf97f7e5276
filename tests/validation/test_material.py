"""What is validated, and what it is read together with."""

from collections.abc import Callable

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import ID
from jinshan_kg.validation.material import Material, read_material
from jinshan_kg.validation.places import node_name
from jinshan_kg.validation.report import Finding, Place, Severity

Write = Callable[[str, str], DataFile]


def _about(material: Material | list[Finding], name: str) -> set[str]:
    assert isinstance(material, Material)
    return {
        f"{quad.predicate.value} {quad.object}"
        for parsed in material.files
        for quad in parsed.quads
        if node_name(quad.subject) == ID + name
    }


_AREA = "https://w3id.org/jinshan-kg/ontology#area"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_NEAR = "https://w3id.org/jinshan-kg/ontology#near"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PARK = f"{_TYPE} <https://w3id.org/jinshan-kg/ontology#Park>"


def _area(value: str) -> str:
    return f'{_AREA} "{value}"^^<http://www.w3.org/2001/XMLSchema#decimal>'


def test_without_files_of_your_own_the_whole_dataset_is_validated(small: Layout) -> None:
    material = read_material(small, None)
    assert isinstance(material, Material)
    assert material.whole
    assert [parsed.file for parsed in material.own] == list(small.files())
    assert material.concerns(Place(small.ontology / "jinshan.ttl"))


def test_a_file_of_your_own_is_read_together_with_the_dataset(small: Layout, write: Write) -> None:
    material = read_material(small, [write("mine.ttl", "park:south a jk:Park .")])
    assert _about(material, "park/south") == {_PARK}
    assert _about(material, "park/east") == {_LABEL + ' "East Park"@en', _PARK, _area("7.0")}


def test_a_node_that_your_file_types_takes_the_place_of_the_bundled_one(
    small: Layout, write: Write
) -> None:
    material = read_material(small, [write("mine.ttl", "park:east a jk:Park ; jk:area 9.0 .")])
    assert _about(material, "park/east") == {_PARK, _area("9.0")}


def test_what_your_file_adds_to_a_node_without_typing_it_is_added(
    small: Layout, write: Write
) -> None:
    material = read_material(small, [write("mine.ttl", "park:east jk:near park:west .")])
    assert _about(material, "park/east") == {
        _LABEL + ' "East Park"@en',
        _PARK,
        _area("7.0"),
        f"{_NEAR} <{ID}park/west>",
    }


def test_what_other_files_say_of_a_replaced_node_stays(small: Layout, write: Write) -> None:
    (small.data / "parks" / "near.ttl").write_text(
        f"<{ID}park/east> <{_NEAR}> <{ID}park/west> .", encoding="utf-8"
    )
    material = read_material(small, [write("mine.ttl", "park:east a jk:Park .")])
    assert _about(material, "park/east") == {_PARK, f"{_NEAR} <{ID}park/west>"}


def test_a_file_of_the_dataset_is_not_read_twice(small: Layout) -> None:
    [parks] = [file for file in small.files() if file.path.name == "parks.ttl"]
    material = read_material(small, [parks])
    assert isinstance(material, Material)
    assert [parsed.file for parsed in material.own] == [parks]
    assert len(material.files) == 2
    assert not material.concerns(Place(small.ontology / "jinshan.ttl"))
    assert material.concerns(Place(parks.path))
    assert material.concerns(None)


def test_every_file_that_does_not_parse_is_a_finding(small: Layout, write: Write) -> None:
    broken = [write("one.ttl", "park:x a jk:Park ,, ."), write("two.ttl", 'park:x a "')]
    findings = read_material(small, broken)
    assert isinstance(findings, list)
    assert [(finding.source, finding.severity) for finding in findings] == [
        ("syntax", Severity.VIOLATION)
    ] * 2
    assert [finding.place and finding.place.path.name for finding in findings] == [
        "one.ttl",
        "two.ttl",
    ]


def test_a_syntax_error_shows_the_line_and_the_column(small: Layout, write: Write) -> None:
    file = write("one.ttl", "park:x a jk:Park ,, jk:Park .")
    findings = read_material(small, [file])
    assert isinstance(findings, list)
    line = file.path.read_text(encoding="utf-8").count("\n") + 1
    assert findings[0].place == Place(file.path, line)
    assert findings[0].message == (
        "Column 19: , is not a valid RDF object\n"
        "  park:x a jk:Park ,, jk:Park .\n"
        "                    ^"
    )


def test_a_file_that_is_not_there_is_an_error(small: Layout, write: Write) -> None:
    file = write("one.ttl", "")
    file.path.unlink()
    with pytest.raises(UserError, match=r"one\.ttl: cannot be read"):
        read_material(small, [file])
