"""The OWL 2 RL entailments that are kept, and the ones that are not."""

from rdflib import Graph
from rdflib.compare import isomorphic

from jinshan_kg.dataset.entailments import entailments

PREFIXES = """
@prefix ex: <http://example.org/> .
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def entailed(turtle: str) -> Graph:
    graph = Graph()
    for triple in entailments(Graph().parse(data=PREFIXES + turtle, format="turtle")):
        graph.add(triple)
    return graph


def expected(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def test_superclasses_superproperties_inverses_domains_and_ranges_are_kept() -> None:
    given = """
        ex:Park rdfs:subClassOf ex:Place .
        ex:core a owl:ObjectProperty ; rdfs:subPropertyOf ex:has ; rdfs:domain ex:Park .
        ex:in a owl:ObjectProperty ; owl:inverseOf ex:holds ; rdfs:range ex:Place .
        ex:a ex:core ex:b ; ex:in ex:c .
    """
    assert isomorphic(
        entailed(given),
        expected("ex:a a ex:Park , ex:Place ; ex:has ex:b . ex:c ex:holds ex:a ; a ex:Place ."),
    )


def test_trivia_literal_subjects_and_reflexive_triples_are_left_out() -> None:
    given = 'ex:Park a owl:Class . ex:a a ex:Park ; rdfs:label "A"@en ; ex:value 1.0 .'
    assert len(entailed(given)) == 0


def test_an_official_holds_the_post_of_a_tenure() -> None:
    given = "ex:t a jk:Tenure ; jk:official ex:someone ; jk:post ex:post ."
    assert isomorphic(entailed(given), expected("ex:someone org:holds ex:post ."))


def test_the_given_graph_is_not_changed() -> None:
    graph = expected("ex:Park rdfs:subClassOf ex:Place . ex:a a ex:Park .")
    entailments(graph)
    assert len(graph) == 2
