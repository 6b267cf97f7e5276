"""JSON-LD framed by entity: what is said of a thing stands in one place."""

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.namespaces import BASE, JK
from jinshan_kg.publish.export import export
from jinshan_kg.publish.formats import format_named
from jinshan_kg.publish.jsonld_entities import entities
from jinshan_kg.publish.material import read_material

Parsed = Callable[[str], ParsedFile]

GIVEN = """
@prefix id: <https://w3id.org/jinshan-kg/id/> .
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
<http://x.org/one> { id:park\\/a a jk:Park . }
<http://x.org/two> {
  id:park\\/a jk:partOf id:park\\/b .
  id:observation\\/o jk:subject id:park\\/a ; jk:value 1.5 ; jk:period id:period\\/p .
  id:period\\/p jk:edtf "2023" .
  id:note\\/n jk:about id:park\\/a .
}
"""


def test_a_thing_holds_its_figures_and_these_their_period(parsed: Parsed) -> None:
    assert entities(parsed(GIVEN).quads) == [
        {
            "@id": f"{BASE}id/park/a",
            "@type": [f"{JK}Park"],
            f"{JK}partOf": [{"@id": f"{BASE}id/park/b"}],
            "@reverse": {
                f"{JK}subject": [
                    {
                        "@id": f"{BASE}id/observation/o",
                        f"{JK}period": [
                            {"@id": f"{BASE}id/period/p", f"{JK}edtf": [{"@value": "2023"}]}
                        ],
                        f"{JK}value": [
                            {
                                "@type": "http://www.w3.org/2001/XMLSchema#decimal",
                                "@value": "1.5",
                            }
                        ],
                    }
                ]
            },
        }
    ]


def test_a_record_of_two_things_stands_in_both_and_says_so(parsed: Parsed) -> None:
    given = f"""@prefix id: <{BASE}id/> . @prefix jk: <{JK}> .
        id:park\\/a a jk:Park . id:park\\/b a jk:Park .
        id:conferral\\/c jk:recipient id:park\\/a, id:park\\/b ."""

    one, other = entities(parsed(given).quads)

    assert one["@reverse"] == {
        f"{JK}recipient": [
            {"@id": f"{BASE}id/conferral/c", f"{JK}recipient": [{"@id": f"{BASE}id/park/b"}]}
        ]
    }
    assert other["@reverse"] == {
        f"{JK}recipient": [
            {"@id": f"{BASE}id/conferral/c", f"{JK}recipient": [{"@id": f"{BASE}id/park/a"}]}
        ]
    }


@pytest.fixture(scope="module")
def files(layout: Layout) -> list[ParsedFile]:
    return read_material(layout).files


@pytest.fixture(scope="module")
def content(files: list[ParsedFile]) -> bytes:
    return export(files, format_named("entities"))


def test_a_program_that_knows_no_rdf_reads_the_figures_of_the_district(content: bytes) -> None:
    things: list[dict[str, Any]] = json.loads(content)["@graph"]

    (district,) = [thing for thing in things if thing["id"] == f"{BASE}id/district/jinshan"]

    figures = {each["metric"]: each for each in district["observations"]}
    freed = figures["land-freed"]
    assert (district["label"]["zh"], freed["value"], freed["unit"]) == ("金山区", 3216, "mu")
    assert (freed["period"]["edtf"], freed["status"]) == ("2015/..", "actual")


def test_it_says_nothing_that_the_dataset_does_not(files: list[ParsedFile], content: bytes) -> None:
    def whole(term: object) -> object:
        is_decimal = isinstance(term, ox.Literal) and term.datatype.value.endswith("#decimal")
        return str(term).replace('.0"', '"') if is_decimal else term

    said = {
        (quad.subject, quad.predicate, whole(quad.object))
        for quad in ox.parse(input=content, format=ox.RdfFormat.JSON_LD)
    }
    dataset = {
        (quad.subject, quad.predicate, whole(quad.object)) for file in files for quad in file.quads
    }

    assert said - dataset == set()
    values = {(s, o) for s, p, o in dataset if str(p) == f"<{JK}value>"}
    assert {(s, o) for s, p, o in said if str(p) == f"<{JK}value>"} == values
