"""Every IRI of the project's own graph answers, in HTML and in Turtle: all of them."""

import pyoxigraph
import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.resource.addresses import SUFFIXES
from jinshan_kg.web.resources.address import DOCUMENTS, THINGS, path_of

OTHERS = ("sparql", "catalog", ".well-known", "downloads", "context")
"""First parts of the IRIs that other parts of the server answer."""


@pytest.fixture(scope="session")
def iris(bundled_store: pyoxigraph.Store) -> frozenset[str]:
    """Every IRI below the base, wherever it stands in a quad."""
    found = bundled_store.query(
        f"""SELECT DISTINCT ?x {{
          {{ GRAPH ?x {{ }} }} UNION {{ GRAPH ?g {{ ?x ?p ?o }} }}
          UNION {{ GRAPH ?g {{ ?s ?x ?o }} }} UNION {{ GRAPH ?g {{ ?s ?p ?x }} }}
          FILTER(isIRI(?x) && STRSTARTS(STR(?x), "{BASE}")) }}"""
    )
    return frozenset(row["x"].value for row in found)  # type: ignore[union-attr]


@pytest.fixture(scope="session")
def addresses(iris: frozenset[str]) -> list[str]:
    """Those that are not a term of a document, nor the address of one in a format."""
    return sorted(
        iri
        for iri in iris
        if "#" not in iri and first(iri) not in OTHERS and not is_document_of(iri, iris)
    )


def first(iri: str) -> str:
    return iri.removeprefix(BASE).partition("/")[0]


def is_document_of(iri: str, iris: frozenset[str]) -> bool:
    stem, _, suffix = iri.rpartition(".")
    return suffix in SUFFIXES and stem in iris


def gets(client: FlaskClient, iri: str, accept: str) -> tuple[str, bytes]:
    path = path_of(iri, BASE)
    assert path is not None
    response = client.get(path, headers={"Accept": accept})
    is_front = iri == BASE and accept != "text/html"  # the front page is of people only
    if first(iri) in THINGS or is_front:
        assert response.status_code == 303, iri
        response = client.get(response.headers["Location"], headers={"Accept": accept})
    assert response.status_code == 200, iri
    return response.headers["Content-Type"], response.data


def test_there_are_all_kinds(addresses: list[str]) -> None:
    assert {first(iri) for iri in addresses} == {"", *THINGS, *DOCUMENTS}
    assert len(addresses) > 1300


def test_turtle_holds_the_thing(bundled_client: FlaskClient, addresses: list[str]) -> None:
    for iri in addresses:
        media_type, body = gets(bundled_client, iri, "text/turtle")
        assert media_type == "text/turtle; charset=utf-8", iri
        triples = list(parse(input=body, format=RdfFormat.TURTLE))
        assert triples, iri
        if first(iri) != "graph":  # a graph need not speak of itself
            nodes = {term for one in triples for term in (one.subject, one.object)}
            assert NamedNode(iri) in nodes, iri


def test_html_names_the_thing(bundled_client: FlaskClient, addresses: list[str]) -> None:
    for iri in addresses:
        media_type, body = gets(bundled_client, iri, "text/html")
        assert media_type == "text/html; charset=utf-8", iri
        named = "Jinshan District as linked data" if iri == BASE else f"<code>{iri}</code>"
        assert named in body.decode(), iri


def test_the_address_of_a_document_is_that_document(
    bundled_client: FlaskClient, iris: frozenset[str]
) -> None:
    for iri in iris:
        if "#" not in iri and is_document_of(iri, iris) and first(iri) not in OTHERS:
            path = path_of(iri, BASE)
            assert path is not None
            assert bundled_client.get(path).status_code == 200, iri


def test_every_term_has_an_entry_in_the_page_of_its_ontology(
    bundled_client: FlaskClient, iris: frozenset[str]
) -> None:
    _, body = gets(bundled_client, f"{BASE}ontology", "text/html")
    page = body.decode()
    terms = [iri.partition("#")[2] for iri in iris if iri.startswith(f"{BASE}ontology#")]
    assert len(terms) > 100
    assert [term for term in terms if f'id="{term}"' not in page] == []


def test_no_thing_is_called_like_another_with_a_suffix(
    bundled_store: pyoxigraph.Store, iris: frozenset[str]
) -> None:
    documents = [iri for iri in iris if is_document_of(iri, iris)]
    for iri in documents:
        said = list(bundled_store.quads_for_pattern(NamedNode(iri), None, None, None))
        assert said == [], iri
