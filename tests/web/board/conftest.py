"""The pages over the project's own graph, in this process."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.asking import Asking
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.board.figures import Figure, read_figures
from jinshan_kg.web.served import Served


@pytest.fixture(scope="session")
def backend(layout: Layout) -> EmbeddedBackend:
    return EmbeddedBackend.load(layout.files(), union_default_graph=True)


@pytest.fixture(scope="session")
def ask(backend: EmbeddedBackend) -> Asking:
    return Asking(backend)


@pytest.fixture(scope="session")
def figures(ask: Asking) -> tuple[Figure, ...]:
    return read_figures(ask)


@pytest.fixture(scope="session")
def app(backend: EmbeddedBackend) -> Flask:
    served = Served(is_bundled=True, files=1, version="0123456789abcdef", union_default_graph=True)
    return create_app(Settings.load({}), backend, served)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
