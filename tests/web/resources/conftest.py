"""The application over a small dataset, and over the project's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.served import Served

PREFIXES = """
PREFIX : <https://w3id.org/jinshan-kg/id/park/>
PREFIX base: <https://w3id.org/jinshan-kg/>
PREFIX graph: <https://w3id.org/jinshan-kg/graph/>
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def client_over(files: tuple[DataFile, ...], *, is_bundled: bool) -> FlaskClient:
    backend = EmbeddedBackend.load(files, union_default_graph=True)
    served = Served(is_bundled=is_bundled, files=1, version="0123", union_default_graph=True)
    return create_app(Settings.load({}), backend, served).test_client()


@pytest.fixture
def client_of(tmp_path: Path) -> Callable[[str], FlaskClient]:
    """`client_of(trig)` is a client of the application over a dataset."""

    def client(trig: str) -> FlaskClient:
        path = tmp_path / "data.trig"
        path.write_text(PREFIXES + trig, encoding="utf-8")
        return client_over(files_at([path]), is_bundled=False)

    return client


@pytest.fixture
def client(client_of: Callable[[str], FlaskClient]) -> FlaskClient:
    """A client of the application over two parks, a document and an ontology."""
    return client_of(
        """GRAPH graph:one {
             :green-bay a :Park ; rdfs:label "Green Bay"@en , "绿湾"@zh ; rdfs:seeAlso :flowers .
             :flowers a :Park ; rdfs:label "<script>"@en .
             <https://w3id.org/jinshan-kg/source/s> rdfs:label "The source" }
           GRAPH graph:ontology {
             <https://w3id.org/jinshan-kg/ontology> a owl:Ontology ;
               owl:versionIRI <https://w3id.org/jinshan-kg/ontology/1.0.0> .
             jk:Park a owl:Class ; rdfs:label "Park"@en , "园区"@zh }"""
    )


@pytest.fixture(scope="session")
def bundled_client() -> FlaskClient:
    """A client of the application over the project's own graph."""
    return client_over(Layout.bundled().files(), is_bundled=True)
