"""The pages to browse by, over the project's own graph and over a small one, in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.asking import Asking
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.served import Served

PREFIXES = """
PREFIX : <https://w3id.org/jinshan-kg/id/park/>
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX phase: <https://w3id.org/jinshan-kg/concept/phase/>
PREFIX place: <https://w3id.org/jinshan-kg/id/place/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def over(backend: EmbeddedBackend) -> FlaskClient:
    served = Served(is_bundled=True, files=1, version="0123456789abcdef", union_default_graph=True)
    return create_app(Settings.load({}), backend, served).test_client()


def loaded(files: tuple[DataFile, ...]) -> EmbeddedBackend:
    return EmbeddedBackend.load(files, union_default_graph=True)


@pytest.fixture(scope="session")
def backend(layout: Layout) -> EmbeddedBackend:
    return loaded(layout.files())


@pytest.fixture(scope="session")
def ask(backend: EmbeddedBackend) -> Asking:
    return Asking(backend)


@pytest.fixture(scope="session")
def client(backend: EmbeddedBackend) -> FlaskClient:
    """A client of the application over the project's own graph."""
    return over(backend)


@pytest.fixture
def ask_of(tmp_path: Path) -> Callable[[str], Asking]:
    """`ask_of(turtle)` asks a dataset."""

    def asking(turtle: str) -> Asking:
        path = tmp_path / "data.ttl"
        path.write_text(PREFIXES + turtle, encoding="utf-8")
        return Asking(loaded(files_at([path])))

    return asking


@pytest.fixture
def client_of(ask_of: Callable[[str], Asking]) -> Callable[[str], FlaskClient]:
    """`client_of(turtle)` is a client of the application over a dataset as if it were ours."""

    def client(turtle: str) -> FlaskClient:
        backend = ask_of(turtle).backend
        assert isinstance(backend, EmbeddedBackend)
        return over(backend)

    return client
