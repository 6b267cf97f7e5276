"""rdflib's SPARQLStore."""

from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from tests.clients.queries import FIRST, GRAPH, LABELS, PARKS

JK = Namespace("https://w3id.org/jinshan-kg/ontology#")


def graph(endpoint: str, **options: Any) -> Graph:
    return Graph(SPARQLStore(endpoint, **options))


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("kind", ["xml", "json", "csv", "tsv"])
def test_a_select(endpoint: str, method: str, kind: str) -> None:
    found = graph(endpoint, method=method, returnFormat=kind).query(PARKS)
    assert [str(row["label"]) for row in found] == LABELS  # type: ignore[call-overload, index]


def test_terms_keep_their_language(endpoint: str) -> None:
    first, _ = graph(endpoint).query(PARKS)
    assert tuple(first) == (URIRef(FIRST), Literal(LABELS[0], lang="en"))  # type: ignore[arg-type]


def test_an_ask(endpoint: str) -> None:
    assert graph(endpoint).query("ASK {}").askAnswer is True


def test_a_construct(endpoint: str) -> None:
    found = graph(endpoint).query(GRAPH).graph
    assert found is not None
    assert (URIRef(FIRST), RDF.type, JK.IndustrialPark) in found


def test_patterns(endpoint: str) -> None:
    asked = graph(endpoint)
    assert (URIRef(FIRST), RDF.type, JK.IndustrialPark) in asked
    assert URIRef(FIRST) in set(asked.subjects(RDF.type, JK.IndustrialPark))


def test_the_size_of_the_graph_is_the_number_of_its_triples(endpoint: str) -> None:
    asked = graph(endpoint)
    (row,) = asked.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert len(asked) == int(row[0])  # type: ignore[index, arg-type]


def test_named_graphs(endpoint: str) -> None:
    graphs = {str(name) for name in SPARQLStore(endpoint).contexts()}
    assert "https://w3id.org/jinshan-kg/graph/concepts" in graphs
