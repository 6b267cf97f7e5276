"""The description of the service: SPARQL 1.1 Service Description."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from jinshan_kg.settings import Settings
from jinshan_kg.web.app import load_app

Start = Callable[..., FlaskClient]

SD = "http://www.w3.org/ns/sparql-service-description#"
BASE = "https://w3id.org/jinshan-kg/"
SERVICE = f"{BASE}sparql"
HERE = "http://localhost:8000/sparql"


def described(client: FlaskClient) -> set[tuple[str, str, str]]:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.content_type) == (200, "text/turtle; charset=utf-8")
    triples = set()
    for quad in parse(input=response.data, format=RdfFormat.TURTLE, base_iri=HERE):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        triples.add((quad.subject.value, quad.predicate.value, quad.object.value))
    return triples


def objects(triples: set[tuple[str, str, str]], subject: str, predicate: str) -> set[str]:
    return {o for s, p, o in triples if (s, p) == (subject, f"{SD}{predicate}")}


def test_the_service_says_what_it_is(client: FlaskClient) -> None:
    triples = described(client)
    assert objects(triples, SERVICE, "endpoint") == {HERE}
    assert objects(triples, SERVICE, "supportedLanguage") == {
        f"{SD}SPARQL10Query",
        f"{SD}SPARQL11Query",
    }
    assert objects(triples, SERVICE, "feature") == set()
    assert {iri.rpartition("/")[2] for iri in objects(triples, SERVICE, "resultFormat")} == {
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "JSON-LD",
        "RDF_XML",
        "N-Quads",
        "TriG",
    }


def test_its_dataset_names_the_graphs(client: FlaskClient) -> None:
    triples = described(client)
    (dataset,) = objects(triples, SERVICE, "defaultDataset")
    graphs = {"http://example.org/one", "http://example.org/queries"}
    assert objects(triples, dataset, "namedGraph") == graphs
    assert all(objects(triples, graph, "name") == {graph} for graph in graphs)


def test_a_union_default_graph_is_a_feature(start: Start) -> None:
    triples = described(start(union=True))
    assert objects(triples, SERVICE, "feature") == {f"{SD}UnionDefaultGraph"}


@pytest.mark.parametrize("accept", [None, "*/*", "text/turtle"])
def test_turtle_is_what_programs_get(client: FlaskClient, accept: str | None) -> None:
    response = client.get("/sparql", headers={} if accept is None else {"Accept": accept})
    assert response.content_type == "text/turtle; charset=utf-8"
    assert response.text.startswith("@prefix schema: ")


def test_a_server_of_the_bundled_graph_describes_it() -> None:
    """Through the worker processes, which hold the description beside the dataset."""
    client = load_app(Settings.load({}, {"workers": 1, "timeout": 20})).test_client()
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    [row] = client.get("/sparql", query_string={"query": query}).get_json()["results"]["bindings"]
    triples = described(client)
    dataset = "https://w3id.org/jinshan-kg/dataset"
    counted = (dataset, "http://rdfs.org/ns/void#triples", row["n"]["value"])
    limit = (f"{SERVICE}#timeout", "https://schema.org/maxValue", "20")

    assert {counted, limit} <= triples
    assert objects(triples, SERVICE, "endpoint") == {HERE}
    assert objects(triples, SERVICE, "defaultDataset") == {dataset}
    assert f"{BASE}graph/description" in objects(triples, dataset, "namedGraph")
