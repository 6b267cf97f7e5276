"""The vocabulary of the project's own graph."""

import pytest
from flask import Flask

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.asking import Asking
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.served import Served
from jinshan_kg.web.vocabulary.reading import read_vocabulary
from jinshan_kg.web.vocabulary.terms import Vocabulary


@pytest.fixture(scope="session")
def backend(layout: Layout) -> EmbeddedBackend:
    return EmbeddedBackend.load(layout.files(), union_default_graph=True)


@pytest.fixture(scope="session")
def ask(backend: EmbeddedBackend) -> Asking:
    return Asking(backend)


@pytest.fixture(scope="session")
def vocabulary(ask: Asking) -> Vocabulary:
    return read_vocabulary(ask)


@pytest.fixture(scope="session")
def app(backend: EmbeddedBackend) -> Flask:
    served = Served(is_bundled=True, files=1, version="0123456789abcdef", union_default_graph=True)
    return create_app(Settings.load({}), backend, served)
