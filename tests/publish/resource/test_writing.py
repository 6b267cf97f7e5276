"""A description as a document: exact Turtle, and the same facts in every format."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from tests.publish.resource.data import PREFIXES, BackendOf

from jinshan_kg.engine.protocol import UnwritableError
from jinshan_kg.publish.resource.addresses import document_iri
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.writing import write
from jinshan_kg.sparql import formats
from jinshan_kg.sparql.formats import ResultFormat

BASE = "http://example.org/"
A = f"{BASE}id/park/a"

DATA = """
GRAPH graph:one { :a rdfs:label "A"@en , "甲"@zh ; rdfs:seeAlso :b . :c rdfs:seeAlso :a }
GRAPH graph:two { :b rdfs:label "B"@en . :a rdfs:seeAlso :b }
GRAPH graph:catalog { <http://example.org/dataset> void:uriSpace "http://example.org/" ;
  dcterms:license <http://creativecommons.org/licenses/by/4.0/> }
"""

FORMATS = "a.html , park:a.jsonld , park:a.nq , park:a.nt , park:a.rdf , park:a.trig"

TURTLE = f"""\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix graph: <http://example.org/graph/> .
@prefix park: <http://example.org/id/park/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix void: <http://rdfs.org/ns/void#> .

park:a rdfs:label "A"@en , "甲"@zh ;
	rdfs:seeAlso park:b .

park:a.ttl a foaf:Document ;
	dcterms:hasFormat park:{FORMATS} ;
	dcterms:license <http://creativecommons.org/licenses/by/4.0/> ;
	dcterms:source graph:one , graph:two ;
	void:inDataset <http://example.org/dataset> ;
	foaf:primaryTopic park:a .

park:b rdfs:label "B"@en .

park:c rdfs:seeAlso park:a .
"""

READERS = {
    formats.TURTLE: RdfFormat.TURTLE,
    formats.N_TRIPLES: RdfFormat.N_TRIPLES,
    formats.JSON_LD: RdfFormat.JSON_LD,
    formats.RDF_XML: RdfFormat.RDF_XML,
    formats.TRIG: RdfFormat.TRIG,
    formats.N_QUADS: RdfFormat.N_QUADS,
}


def test_turtle_is_readable(backend_of: BackendOf) -> None:
    description = Describer(backend_of(DATA), BASE).describe(A)
    assert write(description, formats.TURTLE, BASE).decode() == TURTLE


@pytest.mark.parametrize(
    ("form", "order"),
    [
        (formats.TURTLE, ["a", "a.ttl", "A0"]),
        (formats.N_TRIPLES, ["a", "a.nt", "A0"]),
        (formats.JSON_LD, ["a", "a.jsonld", "A0"]),
        (formats.RDF_XML, ["a", "a.rdf", "A0"]),
        (formats.TRIG, ["a.trig", "a", "A0"]),  # what no graph holds stands before the graphs
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_thing_itself_comes_first(
    backend_of: BackendOf, form: ResultFormat, order: list[str]
) -> None:
    data = "GRAPH graph:one { :A0 rdfs:seeAlso :a . :a rdfs:label 'A' }"
    written = write(Describer(backend_of(data), BASE).describe(A), form, BASE)
    subjects = dict.fromkeys(quad.subject for quad in parse(input=written, format=READERS[form]))
    assert list(subjects) == [NamedNode(f"{BASE}id/park/{name}") for name in order]


@pytest.mark.parametrize("form", READERS, ids=lambda form: form.name)
def test_every_format_says_the_same(backend_of: BackendOf, form: ResultFormat) -> None:
    description = Describer(backend_of(DATA), BASE).describe(A)
    read = list(parse(input=write(description, form, BASE), format=READERS[form]))
    document = NamedNode(document_iri(A, form.name))
    facts = [quad for quad in read if quad.subject != document]
    expected = set(description.quads)
    if form not in (formats.TRIG, formats.N_QUADS):
        expected = {Quad(quad.subject, quad.predicate, quad.object) for quad in expected}
    assert set(facts) == expected
    own = [quad for quad in read if quad.subject == document]
    assert {quad.graph_name for quad in own} == {DefaultGraph()}
    assert any(quad.object == NamedNode(A) for quad in own)


def test_the_pages_of_a_long_description_are_linked(backend_of: BackendOf) -> None:
    data = " . ".join(f":x{number} rdfs:seeAlso :a" for number in range(5))
    describer = Describer(backend_of(f"GRAPH graph:one {{ {data} }}"), BASE, page_size=2)
    written = write(describer.describe(A, 2), formats.TURTLE, BASE)
    expected = """
    <http://example.org/id/park/a.ttl?page=2> a foaf:Document , hydra:PartialCollectionView ;
      foaf:primaryTopic :a ; dcterms:source graph:one ;
      dcterms:hasFormat <http://example.org/id/park/a.nt?page=2> ,
        <http://example.org/id/park/a.jsonld?page=2> , <http://example.org/id/park/a.rdf?page=2> ,
        <http://example.org/id/park/a.trig?page=2> , <http://example.org/id/park/a.nq?page=2> ,
        <http://example.org/id/park/a.html?page=2> ;
      hydra:first <http://example.org/id/park/a.ttl?page=1> ;
      hydra:previous <http://example.org/id/park/a.ttl?page=1> ;
      hydra:next <http://example.org/id/park/a.ttl?page=3> ;
      hydra:last <http://example.org/id/park/a.ttl?page=3> .
    <http://example.org/id/park/a.ttl> a hydra:Collection ; hydra:totalItems 5 ;
      hydra:view <http://example.org/id/park/a.ttl?page=2> .
    :x2 rdfs:seeAlso :a . :x3 rdfs:seeAlso :a .
    """
    assert set(parse(input=written, format=RdfFormat.TURTLE)) == set(
        parse(input=PREFIXES + expected, format=RdfFormat.TURTLE)
    )


def test_a_format_that_cannot_carry_it_is_refused(backend_of: BackendOf) -> None:
    backend = backend_of(':a <http://example.org/0> "not the name of an XML element" .')
    description = Describer(backend, BASE).describe(A)
    with pytest.raises(UnwritableError, match="RDF/XML cannot carry"):
        write(description, formats.RDF_XML, BASE)
