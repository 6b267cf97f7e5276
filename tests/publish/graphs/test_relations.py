"""Which relations are edges."""

from collections.abc import Callable

from jinshan_kg.namespaces import JK
from jinshan_kg.publish.graphs.relations import HOLDS, Relation, relations
from jinshan_kg.publish.tables.statements import Statements

PREFIXES = """
@prefix ex: <ex:> .
@prefix graph: <https://w3id.org/jinshan-kg/graph/> .
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def test_an_asserted_triple_between_entities_is_an_edge(
    said: Callable[[str], Statements],
) -> None:
    given = said(PREFIXES + "ex:a jk:locatedIn ex:b ; jk:evidence ex:p ; jk:core ex:elsewhere .")
    assert relations(given, ["ex:a", "ex:b"]) == [Relation("ex:a", f"{JK}locatedIn", "ex:b")]


def test_an_inverse_that_was_derived_is_none(said: Callable[[str], Statements]) -> None:
    given = said(
        PREFIXES + "graph:briefing { ex:a jk:hasPart ex:b } graph:derived { ex:b jk:partOf ex:a }"
    )
    assert relations(given, ["ex:a", "ex:b"]) == [Relation("ex:a", f"{JK}hasPart", "ex:b")]


def test_its_claim_is_its_record_and_its_key(said: Callable[[str], Statements]) -> None:
    given = said(
        PREFIXES
        + """ex:a jk:locatedIn ex:b .
        ex:c a jk:Claim ; rdf:subject ex:a ; rdf:predicate jk:locatedIn ; rdf:object ex:b ."""
    )
    (relation,) = relations(given, ["ex:a", "ex:b"])
    assert relation == Relation("ex:a", f"{JK}locatedIn", "ex:b", record="ex:c")
    assert relation.key == "ex:c"


def test_without_a_claim_the_triple_is_its_key() -> None:
    assert Relation("ex:a", "ex:p", "ex:b").key == "ex:a ex:p ex:b"


def test_of_a_property_and_a_narrower_one_the_narrower_is_an_edge(
    said: Callable[[str], Statements],
) -> None:
    given = said(
        PREFIXES
        + """jk:speaker rdfs:subPropertyOf jk:attendee .
        ex:event jk:attendee ex:a , ex:b ; jk:speaker ex:a ."""
    )
    assert relations(given, ["ex:event", "ex:a", "ex:b"]) == [
        Relation("ex:event", f"{JK}attendee", "ex:b"),
        Relation("ex:event", f"{JK}speaker", "ex:a"),
    ]


def test_a_tenure_is_an_edge_from_the_official_to_the_post(
    said: Callable[[str], Statements],
) -> None:
    given = said(PREFIXES + "ex:t a jk:Tenure ; jk:official ex:a ; jk:post ex:b .")
    assert relations(given, ["ex:a", "ex:b"]) == [
        Relation("ex:a", HOLDS, "ex:b", record="ex:t", dated="ex:t")
    ]


def test_a_relation_of_an_event_has_the_date_of_the_event(
    said: Callable[[str], Statements],
) -> None:
    given = said(PREFIXES + "ex:a a jk:Event ; jk:recipient ex:b .")
    assert relations(given, ["ex:a", "ex:b"]) == [
        Relation("ex:a", f"{JK}recipient", "ex:b", dated="ex:a")
    ]


def test_the_wider_property_is_an_edge_as_well_where_a_claim_asserts_it(
    said: Callable[[str], Statements],
) -> None:
    given = said(
        PREFIXES
        + """jk:speaker rdfs:subPropertyOf jk:attendee .
        ex:event jk:attendee ex:a ; jk:speaker ex:a .
        ex:claim a jk:Claim ; rdf:subject ex:event ; rdf:predicate jk:attendee ;
            rdf:object ex:a ."""
    )
    assert relations(given, ["ex:event", "ex:a"]) == [
        Relation("ex:event", f"{JK}attendee", "ex:a", "ex:claim"),
        Relation("ex:event", f"{JK}speaker", "ex:a"),
    ]
