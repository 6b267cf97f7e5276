"""An endpoint over a dataset that the test writes down."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from jinshan_kg.dataset.paths import files_at
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.protocol import Backend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.loading import endpoint_iri
from jinshan_kg.web.served import Served

Serve = Callable[..., FlaskClient]


def _as_it_is(backend: Backend) -> Backend:
    return backend


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """`serve(trig)` is a client of an endpoint over the dataset of a TriG document.

    With `union=True` its default graph is the union of all graphs; `around` may put another
    backend around the one that answers.
    """

    def start(
        trig: str = "", *, union: bool = False, around: Callable[[Backend], Backend] = _as_it_is
    ) -> FlaskClient:
        path = tmp_path / "dataset.trig"
        path.write_text(trig, encoding="utf-8")
        files = files_at([path])
        served = Served(
            is_bundled=False,
            files=len(files),
            version=dataset_version(files),
            union_default_graph=union,
        )
        settings = Settings.load({})
        backend = EmbeddedBackend.load(
            files, union_default_graph=union, base=endpoint_iri(settings)
        )
        return create_app(settings, around(backend), served).test_client()

    return start
