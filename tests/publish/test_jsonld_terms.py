"""How a property is used decides how the context writes it."""

from collections.abc import Callable
from typing import Any

import pytest

from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.publish.jsonld_names import CONTEXT_PREFIXES, REVERSED
from jinshan_kg.publish.jsonld_terms import context_of

Parsed = Callable[[str], ParsedFile]

PREFIXES = """
@prefix concept: <https://w3id.org/jinshan-kg/concept/> .
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix jku: <https://w3id.org/jinshan-kg/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <http://x.org/> .
"""
ALWAYS = {"@version", "id", "type", *CONTEXT_PREFIXES, *REVERSED}


def terms(parsed: ParsedFile) -> dict[str, Any]:
    """The terms of a context but those that every context has."""
    context = context_of(parsed.quads)
    assert set(context) >= ALWAYS
    return {name: how for name, how in context.items() if name not in ALWAYS}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("x:a a jk:Park .", {"Park": "jk:Park"}),
        ("x:a jk:value 1.0 .", {"value": {"@id": "jk:value", "@type": "xsd:decimal"}}),
        ('x:a jk:token "b" .', {"token": "jk:token"}),
        ("x:a jk:source x:b .", {"source": {"@id": "jk:source", "@type": "@id"}}),
        ("x:a jk:source [] .", {"source": {"@id": "jk:source", "@type": "@id"}}),
        ('x:a jk:note x:b, "c" .', {"note": "jk:note"}),
        ('x:a jk:note "b"@en, "c" .', {"note": "jk:note"}),
        ('x:a rdfs:label "b"@en .', {"label": {"@id": "rdfs:label", "@container": "@language"}}),
        ("x:a org:member x:b .", {"org:member": {"@type": "@id"}}),
        ('x:a org:purpose "b" .', {}),
        ('x:a <http://y.org/b> "c" .', {}),
        (
            'x:a jk:to "2023"^^xsd:gYear, "2023-10-17"^^xsd:date .',
            {
                "to": "jk:to",
                "toDate": {"@id": "jk:to", "@type": "xsd:date"},
                "toYear": {"@id": "jk:to", "@type": "xsd:gYear"},
            },
        ),
        ('x:a org:since "2023"^^xsd:gYear, "2023-10-17"^^xsd:date .', {}),
        (
            "x:a rdf:predicate jk:value ; jk:value 1.0 .",
            {
                "rdf:predicate": {"@type": "@vocab"},
                "value": {"@id": "jk:value", "@type": "xsd:decimal"},
            },
        ),
        ("jk:Park a owl:Class .", {"Park": "jk:Park"}),
        ("jk:core a owl:ObjectProperty .", {"core": {"@id": "jk:core", "@type": "@id"}}),
        ("jk:edtf a owl:DatatypeProperty .", {"edtf": "jk:edtf"}),
        ("org:Post a owl:Class . org:holds a owl:ObjectProperty .", {}),
    ],
)
def test_a_use_makes_a_term(parsed: Parsed, given: str, expected: dict[str, Any]) -> None:
    assert terms(parsed(PREFIXES + given)) == expected


def test_a_property_of_concepts_carries_the_names_of_the_whole_scheme(parsed: Parsed) -> None:
    given = """concept:status\\/actual skos:inScheme concept:status .
        concept:status\\/planned skos:inScheme concept:status .
        concept:phase\\/planned skos:inScheme concept:phase .
        x:a jk:status concept:status\\/actual ."""

    assert terms(parsed(PREFIXES + given))["status"] == {
        "@id": "jk:status",
        "@type": "@vocab",
        "@context": {
            "actual": "https://w3id.org/jinshan-kg/concept/status/actual",
            "planned": "https://w3id.org/jinshan-kg/concept/status/planned",
        },
    }


def test_a_property_of_two_schemes_has_iris(parsed: Parsed) -> None:
    given = """concept:status\\/planned skos:inScheme concept:status .
        concept:phase\\/planned skos:inScheme concept:phase .
        x:a jk:status concept:status\\/planned, concept:phase\\/planned ."""

    assert terms(parsed(PREFIXES + given))["status"] == {"@id": "jk:status", "@type": "@id"}


def test_units_are_one_list_ours_and_those_of_qudt(parsed: Parsed) -> None:
    given = "jku:mu a qudt:Unit . unit:HA a qudt:Unit . x:a jk:unit jku:mu ."

    assert terms(parsed(PREFIXES + given))["unit"] == {
        "@id": "jk:unit",
        "@type": "@vocab",
        "@context": {
            "HA": "http://qudt.org/vocab/unit/HA",
            "mu": "https://w3id.org/jinshan-kg/unit/mu",
        },
    }


def test_the_order_of_the_statements_does_not_matter(parsed: Parsed) -> None:
    quads = parsed(f"{PREFIXES} x:a a jk:Park, jk:Area ; jk:value 1.0 ; jk:core x:b .").quads

    assert list(context_of(quads).items()) == list(context_of(reversed(quads)).items())
