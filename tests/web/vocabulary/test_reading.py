"""The documentation tells of each term what the ontology says, and how the data use it."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import BASE, CONCEPT, JK, PREFIXES
from jinshan_kg.web.vocabulary.terms import Kind, Term, Vocabulary

KINDS = {NamedNode(PREFIXES["owl"] + kind): kind for kind in Kind}


@pytest.fixture(scope="module")
def declared(layout: Layout) -> dict[str, Kind]:
    """What the file of the ontology declares."""
    quads = parse(path=layout.ontology / "jinshan.ttl", format=RdfFormat.TURTLE)
    return {
        quad.subject.value: KINDS[quad.object]
        for quad in quads
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.object in KINDS
    }


def own(vocabulary: Vocabulary, name: str) -> Term:
    return vocabulary.terms[JK + name]


def test_every_declared_term_is_told(vocabulary: Vocabulary, declared: dict[str, Kind]) -> None:
    assert {iri: term.kind for iri, term in vocabulary.terms.items()} == declared
    assert len(vocabulary.own(Kind.CLASS)) > 60
    assert len(vocabulary.own(Kind.OBJECT, Kind.DATA, Kind.ANNOTATION)) > 60


def test_every_term_of_ours_has_names_and_definitions_in_both_languages(
    vocabulary: Vocabulary,
) -> None:
    for term in vocabulary.own(*Kind):
        assert term.named.labels.keys() == {"en", "zh"}, term.iri
        assert term.definitions.keys() == {"en", "zh"}, term.iri


def test_uses_are_what_a_query_counts(vocabulary: Vocabulary, ask: Asking) -> None:
    for term in vocabulary.terms.values():
        pattern = f"?s a <{term.iri}>" if term.kind is Kind.CLASS else f"?s <{term.iri}> ?o"
        assert term.uses == ask.number(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"), term.iri


def test_an_example_is_in_the_data_and_has_a_page(vocabulary: Vocabulary, ask: Asking) -> None:
    for term in vocabulary.own(*Kind):
        assert term.example is not None, term.iri
        thing = term.example.thing.iri
        assert thing.startswith(BASE)
        if term.kind is Kind.CLASS:
            assert ask.boolean(f"ASK {{ <{thing}> a <{term.iri}> }}")
        else:
            assert term.example.value is not None
            values = ask.values(f"SELECT ?o {{ <{thing}> <{term.iri}> ?o }}")
            assert [term.example.value.text] in values


def test_what_a_class_is_related_to(vocabulary: Vocabulary) -> None:
    park = own(vocabulary, "Park")
    assert park.named.labels == {"en": "Park", "zh": "园区"}
    assert park.above == (f"{JK}Place",)
    assert park.below == tuple(
        JK + name for name in ("EcologicalPark", "HighTechZone", "IndustrialPark", "UniversityPark")
    )
    observation = own(vocabulary, "Observation")
    assert observation.above == (f"{PREFIXES['qb']}Observation", f"{PREFIXES['prov']}Entity")
    assert f"{JK}value" in observation.domain_of
    assert observation.range_of == (f"{JK}baseline", f"{JK}partOfTotal")


def test_what_a_property_is_related_to(vocabulary: Vocabulary) -> None:
    value = own(vocabulary, "value")
    assert (value.kind, value.functional) == (Kind.DATA, True)
    assert value.domain == (f"{JK}Observation",)
    assert value.range == (f"{PREFIXES['xsd']}decimal",)
    part_of = own(vocabulary, "partOf")
    assert (part_of.kind, part_of.functional) == (Kind.OBJECT, False)
    assert part_of.above == (f"{PREFIXES['dcterms']}isPartOf", f"{JK}relation")


def test_an_inverse_is_told_of_both(vocabulary: Vocabulary) -> None:
    assert own(vocabulary, "hasPart").inverse == (f"{JK}partOf",)
    assert own(vocabulary, "partOf").inverse == (f"{JK}hasPart",)


def test_every_concept_stands_in_its_scheme(vocabulary: Vocabulary, ask: Asking) -> None:
    skos = PREFIXES["skos"]
    wanted = ask.values(
        f"SELECT ?s ?c {{ ?c <{skos}inScheme> ?s FILTER(STRSTARTS(STR(?s), '{CONCEPT}')) }}"
    )
    told = [[s.named.iri, c.named.iri] for s in vocabulary.schemes for c in s.concepts]
    assert sorted(told) == sorted(wanted)
    status = next(s for s in vocabulary.schemes if s.anchor == "scheme-status")
    assert status.named.labels == {"en": "Statuses", "zh": "状态"}
    assert [c.named.labels["zh"] for c in status.concepts] == ["实际", "预期", "计划"]
    assert status.concepts[2].definitions["en"].startswith("Set out to be done")


def test_a_concept_is_used_as_often_as_things_point_at_it(
    vocabulary: Vocabulary, ask: Asking
) -> None:
    for scheme in vocabulary.schemes:
        for concept in scheme.concepts:
            pointing = f"?x ?p <{concept.named.iri}> FILTER(STRSTARTS(STR(?p), '{JK}'))"
            counted = ask.number(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pointing} }}")
            assert concept.uses == counted, concept.named.iri


def test_the_units(vocabulary: Vocabulary) -> None:
    units = {unit.named.labels["en"]: unit for unit in vocabulary.units}
    assert len(units) == 12
    mu = units["mu"]
    assert (mu.symbol, mu.multiplier[:7], mu.uses) == ("mu", "666.666", 2)
    assert mu.quantity is not None
    assert mu.quantity.labels["zh"] == "面积"
    assert units["percent"].ucum == "%"
    assert sum(unit.uses for unit in units.values()) == 51


def test_what_the_ontology_says_of_itself(vocabulary: Vocabulary) -> None:
    assert vocabulary.about["versionInfo"] == {"": "1.0.0"}
    assert vocabulary.about["preferredNamespaceUri"] == {"": JK}
    assert vocabulary.about["title"].keys() == {"en", "zh"}


def test_without_an_ontology_there_is_nothing_to_tell(ask: Asking) -> None:
    from jinshan_kg.engine.embedded import EmbeddedBackend
    from jinshan_kg.web.vocabulary.reading import read_vocabulary

    nothing = read_vocabulary(Asking(EmbeddedBackend.load((), union_default_graph=True)))
    assert (nothing.terms, nothing.schemes, nothing.units, nothing.about) == ({}, (), (), {})
