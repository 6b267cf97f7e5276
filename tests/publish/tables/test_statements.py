"""What the dataset says, looked up by subject."""

from collections.abc import Callable

from jinshan_kg.publish.tables.statements import Statements, expand

GIVEN = """
@prefix ex: <http://example.org/> .
@prefix graph: <https://w3id.org/jinshan-kg/graph/> .
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
graph:briefing { ex:b a jk:District ; jk:value 225.0 ; jk:partOf ex:c , ex:a , [] ;
    rdfs:label "金山区"@zh , "Jinshan District"@en . }
graph:derived { ex:b a jk:Place ; jk:partOf ex:a , ex:d . }
"""
SUBJECT = "http://example.org/b"


def test_a_number_is_as_written(said: Callable[[str], Statements]) -> None:
    assert said(GIVEN).value(SUBJECT, "jk:value") == "225.0"


def test_values_are_sorted_and_once_each(said: Callable[[str], Statements]) -> None:
    assert said(GIVEN).values(SUBJECT, "jk:partOf") == [f"http://example.org/{x}" for x in "acd"]


def test_what_is_derived_can_be_left_out(said: Callable[[str], Statements]) -> None:
    given = said(GIVEN)
    assert given.values(SUBJECT, "rdf:type", asserted=True) == [expand("jk:District")]
    assert given.instances("jk:Place") == [SUBJECT]


def test_labels_are_by_language(said: Callable[[str], Statements]) -> None:
    given = said(GIVEN)
    assert [given.label(SUBJECT, tag) for tag in ("en", "zh", "fr")] == [
        "Jinshan District",
        "金山区",
        None,
    ]


def test_of_what_is_not_there_nothing_is_said(said: Callable[[str], Statements]) -> None:
    given = said(GIVEN)
    assert given.values("http://example.org/z", "jk:value") == []
    assert given.value(None, "jk:value") is None
    assert given.label(None, "en") is None
    assert given.asserted_predicates("http://example.org/z") == []


def test_an_iri_is_not_taken_for_a_prefixed_name() -> None:
    assert expand("https://example.org/") == "https://example.org/"
    assert expand("jk:value") == "https://w3id.org/jinshan-kg/ontology#value"
