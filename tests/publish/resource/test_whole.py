"""The things that stand for a whole graph."""

import pytest
from pyoxigraph import RdfFormat, parse
from tests.publish.resource.data import PREFIXES, BackendOf

from jinshan_kg.engine.protocol import Answer, Backend
from jinshan_kg.publish.resource import whole
from jinshan_kg.publish.resource.whole import graph_of, read_graph, write_graph
from jinshan_kg.sparql import formats

BASE = "http://example.org/"
ONE = f"{BASE}graph/one"
DATA = f"""
:outside :p :o .
GRAPH graph:one {{ :a :p [ :p "x" ] , 1.50 . <{BASE}ontology> a owl:Ontology ;
  owl:versionIRI <{BASE}ontology/1.0> }}
GRAPH graph:two {{ :b :p graph:three }}
"""


@pytest.mark.parametrize(
    ("iri", "graph"),
    [
        (ONE, ONE),
        (f"{BASE}ontology", ONE),
        (f"{BASE}ontology/1.0", ONE),
        (f"{BASE}graph/three", None),
        (f"{BASE}id/park/a", None),
    ],
)
def test_an_iri_may_stand_for_a_graph(backend_of: BackendOf, iri: str, graph: str | None) -> None:
    assert graph_of(backend_of(DATA), iri) == graph


def test_turtle_has_its_triples_and_nothing_else(backend_of: BackendOf) -> None:
    body = write_graph(backend_of(DATA), f"{BASE}graph/two", formats.TURTLE, BASE).read()
    assert body.decode() == (
        "@prefix graph: <http://example.org/graph/> .\n"
        "@prefix park: <http://example.org/id/park/> .\n\n"
        "park:b park:p graph:three .\n"
    )


def test_formats_of_quads_keep_its_name(backend_of: BackendOf) -> None:
    body = write_graph(backend_of(DATA), f"{BASE}graph/two", formats.N_QUADS, BASE).read()
    assert body.decode() == (
        "<http://example.org/id/park/b> <http://example.org/id/park/p>"
        " <http://example.org/graph/three> <http://example.org/graph/two> .\n"
    )


def test_its_quads_can_be_read(backend_of: BackendOf) -> None:
    (quad,) = read_graph(backend_of(DATA), f"{BASE}graph/two")
    text = "GRAPH graph:two { :b :p graph:three }"
    assert [quad] == list(parse(input=PREFIXES + text, format=RdfFormat.TRIG))


def test_a_large_graph_comes_as_the_backend_writes_it(
    backend_of: BackendOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_LARGEST", 10)
    backend: Backend = backend_of(DATA)
    answer: Answer = write_graph(backend, f"{BASE}graph/two", formats.N_QUADS, BASE)
    assert answer.read().decode() == (
        "<http://example.org/id/park/b> <http://example.org/id/park/p>"
        " <http://example.org/graph/three> .\n"
    )
