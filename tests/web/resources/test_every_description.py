"""The IRIs that need a look of their own: terms of documents, descriptions, pages of the server.

`test_every_iri` has all the others. Here the description of the dataset stands in the store, as it
does in a server.
"""

from collections import defaultdict
from functools import partial

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.describe.describe import add_description
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.loading import service_limits
from jinshan_kg.web.served import Served

SETTINGS = Settings.load({})
DESCRIBE = partial(add_description, limits=service_limits(SETTINGS), union=True)
SERVED = (f"{BASE}.well-known/void", f"{BASE}catalog", f"{BASE}sparql")


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    backend = EmbeddedBackend.load(
        Layout.bundled().files(), union_default_graph=True, describe=DESCRIBE
    )
    served = Served(is_bundled=True, files=1, version="0123", union_default_graph=True)
    return create_app(SETTINGS, backend, served).test_client()


@pytest.fixture(scope="module")
def iris() -> frozenset[str]:
    store = load_store(Layout.bundled().files())
    DESCRIBE(store)
    terms = (term for quad in store for term in (*quad.triple, quad.graph_name))
    found = (term.value for term in terms if isinstance(term, NamedNode))
    return frozenset(iri for iri in found if iri.startswith(BASE))


def get(client: FlaskClient, iri: str, accept: str) -> tuple[str, bytes]:
    """What is there in the end, after redirects to other paths of the server."""
    path = f"/{iri.removeprefix(BASE)}"
    for _ in range(4):
        response = client.get(path, headers={"Accept": accept})
        if response.status_code not in (301, 302, 303, 307, 308):
            break
        path = response.headers["Location"].replace(BASE, "/")
    assert response.status_code == 200, (iri, accept)
    return response.headers["Content-Type"], response.data


def nodes(client: FlaskClient, iri: str) -> set[str]:
    media_type, body = get(client, iri, "text/turtle")
    assert media_type == "text/turtle; charset=utf-8", iri
    triples = parse(input=body, format=RdfFormat.TURTLE, base_iri="http://localhost/")
    terms = (term for one in triples for term in (one.subject, one.predicate, one.object))
    return {term.value for term in terms if isinstance(term, NamedNode)}


def subjects(client: FlaskClient, iri: str) -> set[str]:
    _, body = get(client, iri, "text/turtle")
    triples = parse(input=body, format=RdfFormat.TURTLE, base_iri="http://localhost/")
    return {one.subject.value for one in triples if isinstance(one.subject, NamedNode)}


def test_every_term_of_the_ontology_is_in_its_turtle(
    client: FlaskClient, iris: frozenset[str]
) -> None:
    terms = {iri for iri in iris if iri.startswith(f"{BASE}ontology#")}
    assert len(terms) > 100
    assert terms - nodes(client, f"{BASE}ontology") == set()


def test_every_part_of_a_description_is_described_in_its_own_document(
    client: FlaskClient, iris: frozenset[str]
) -> None:
    parts = defaultdict(set)
    for iri in iris:
        document, mark, _ = iri.partition("#")
        if mark:
            parts[document].add(iri)
    del parts[f"{BASE}ontology"]  # terms, seen above
    assert set(parts) == {f"{BASE}{name}" for name in ("catalog", "sparql", ".well-known/void")}
    missing = {document: of - subjects(client, document) for document, of in parts.items()}
    assert {document: sorted(left)[:5] for document, left in missing.items() if left} == {}


def test_every_document_of_terms_has_a_page(client: FlaskClient, iris: frozenset[str]) -> None:
    for document in {iri.partition("#")[0] for iri in iris if "#" in iri}:
        media_type, _ = get(client, document, "text/html")
        assert media_type == "text/html; charset=utf-8", document


@pytest.mark.parametrize("iri", SERVED)
def test_what_the_server_itself_tells_comes_in_both(
    client: FlaskClient, iris: frozenset[str], iri: str
) -> None:
    assert iri in iris
    assert get(client, iri, "text/html")[0] == "text/html; charset=utf-8"
    assert any(node.startswith(BASE) for node in nodes(client, iri))


def test_the_version_of_the_ontology_is_the_ontology(client: FlaskClient) -> None:
    version = f"{BASE}ontology/1.0.0"
    assert {f"{BASE}ontology", version} <= nodes(client, version)
    assert nodes(client, version) == nodes(client, f"{BASE}ontology")
    assert get(client, version, "text/html")[0] == "text/html; charset=utf-8"


def test_nothing_else_is_left_out_there(iris: frozenset[str]) -> None:
    ours = ("id/", "concept/", "source/", "graph/", "unit/", "ontology", "dataset")
    others = {iri for iri in iris if "#" not in iri and not iri.removeprefix(BASE).startswith(ours)}
    assert others == {BASE, *SERVED}  # the first is the front page, for people
