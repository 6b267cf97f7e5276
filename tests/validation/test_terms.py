"""Names that are used and not defined: each with its file and the nearest name that is."""

from collections.abc import Callable

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.validation import terms
from jinshan_kg.validation.material import Material, read_material
from jinshan_kg.validation.report import Finding

Write = Callable[[str, str], DataFile]


def _found(layout: Layout, *own: DataFile) -> list[Finding]:
    material = read_material(layout, own or None)
    assert isinstance(material, Material)
    return terms.check(material)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("park:east jk:aera 7.0 .", "jk:aera is not defined; did you mean jk:area?"),
        ("park:x a jk:park .", "jk:park is not defined; did you mean jk:Park?"),
        ('park:east jk:area "7"^^jk:Area .', "jk:Area is not defined; did you mean jk:area?"),
        (
            "park:east jk:near park:wset .",
            "<id/park/wset> is not defined; did you mean <id/park/west>?",
        ),
        (
            "park:east jk:near <https://w3id.org/jinshan-kg/id/prak/west> .",
            "<id/prak/west> is not defined; did you mean <id/park/west>?",
        ),
        (
            "park:east <https://w3id.org/jinshan-kg/ontolgy#area> 7.0 .",
            "<ontolgy#area> is not defined; did you mean jk:area?",
        ),
        (
            "park:east jk:near <https://w3id.org/jinshan-kg/concept/phase/planned> .",
            "<concept/phase/planned> is not defined.",
        ),
        (
            "park:east jk:near <https://w3id.org/jinshan-kg/unit/mu> .",
            "<unit/mu> is not defined.",
        ),
    ],
)
def test_a_name_that_nothing_defines_is_found(
    small: Layout, write: Write, body: str, message: str
) -> None:
    assert [finding.message for finding in _found(small, write("a.ttl", body))] == [message]


@pytest.mark.parametrize(
    "body",
    [
        "park:south a jk:Park ; jk:near park:east .",
        "park:east foaf:nam 'x' .",
        "park:east rdfs:seeAlso <https://w3id.org/jinshan-kg/sparql> .",
        "park:east rdfs:seeAlso <https://w3id.org/jinshan-kg/graph/parks> .",
        "park:east rdfs:seeAlso <https://w3id.org/jinshan-kg/source/x/chars/1-2> .",
    ],
    ids=["defined here and there", "foreign", "a service", "a graph", "a passage"],
)
def test_other_names_are_let_be(small: Layout, write: Write, body: str) -> None:
    sources = "<https://w3id.org/jinshan-kg/source/x> a jk:Park .\n"
    assert _found(small, write("a.ttl", sources + body)) == []


def test_a_term_is_defined_by_a_type_of_owl_and_by_no_other(small: Layout, write: Write) -> None:
    file = write("a.ttl", "jk:south a jk:Park .\njk:New a owl:Class .")
    assert [finding.focus for finding in _found(small, file)] == [
        "https://w3id.org/jinshan-kg/ontology#south"
    ]


def test_a_finding_gives_the_file_and_the_first_line(small: Layout, write: Write) -> None:
    file = write("a.ttl", "park:east a jk:Park ;\n  jk:aera 7.0 ;\n  jk:aera 8.0 .")
    [finding] = _found(small, file)
    before = file.path.read_text(encoding="utf-8").split("jk:aera")[0]
    assert finding.place is not None
    assert (finding.place.path, finding.place.line) == (file.path, before.count("\n") + 1)


def test_every_file_with_the_name_is_told(small: Layout, write: Write) -> None:
    files = [write(f"{name}.ttl", "park:east jk:aera 7.0 .") for name in "ab"]
    assert [finding.place and finding.place.path for finding in _found(small, *files)] == [
        file.path for file in files
    ]


def test_names_in_the_sparql_text_of_a_query_count(small: Layout, write: Write) -> None:
    text = "SELECT * { ?x jk:aera ?jk:area ; jk:area <http://example.org/jk:none> }"
    file = write(
        "a.ttl", f'<https://w3id.org/jinshan-kg/id/query/x> a jk:Park ; sh:select "{text}" .'
    )
    assert [finding.message for finding in _found(small, file)] == [
        "jk:aera is not defined; did you mean jk:area?"
    ]


def test_names_in_the_shapes_count(small: Layout) -> None:
    shapes = small.shapes / "parks.ttl"
    shapes.write_text(
        shapes.read_text(encoding="utf-8").replace("sh:path jk:area", "sh:path jk:aera")
    )
    [finding] = _found(small)
    assert finding.message == "jk:aera is not defined; did you mean jk:area?"
    assert finding.place is not None
    assert finding.place.path == shapes


def test_the_dataset_uses_no_name_that_is_not_defined(layout: Layout) -> None:
    assert _found(layout) == []
