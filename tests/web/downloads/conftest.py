"""The downloads of the project's own graph, written once."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.downloads.shelf import Shelf
from jinshan_kg.web.downloads.writer import write_shelf
from jinshan_kg.web.served import Served


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return write_shelf(tmp_path_factory.mktemp("downloads"))


class WholeAnswers(FlaskClient):
    """Reads each answer to its end, and so closes its file, as a server does."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **kwargs})


def client_of(layout: Layout, shelves: Path) -> FlaskClient:
    files = layout.files()
    served = Served(
        is_bundled=True, files=len(files), version=dataset_version(files), union_default_graph=True
    )
    backend = EmbeddedBackend.load(files, union_default_graph=True)
    settings = Settings.load({"JINSHAN_KG_DOWNLOADS": str(shelves)})
    app = create_app(settings, backend, served)
    app.test_client_class = WholeAnswers
    return app.test_client()


@pytest.fixture(scope="session")
def client(layout: Layout, shelf: Shelf) -> FlaskClient:
    return client_of(layout, shelf.folder.parent)


@pytest.fixture
def early(layout: Layout, tmp_path: Path) -> FlaskClient:
    """A client of a server whose files are not made yet."""
    return client_of(layout, tmp_path)
