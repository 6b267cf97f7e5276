"""An endpoint over a file, in this process."""

from collections.abc import Callable
from pathlib import Path

from flask.testing import FlaskClient

from jinshan_kg.dataset.paths import files_at
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.protocol import Backend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.loading import endpoint_iri
from jinshan_kg.web.served import Served


def as_it_is(backend: Backend) -> Backend:
    """Return a backend."""
    return backend


def serve_file(
    path: Path, *, union: bool = False, around: Callable[[Backend], Backend] = as_it_is
) -> FlaskClient:
    """Return a client of an endpoint over an RDF file.

    Args:
        path: The file.
        union: Whether the default graph is the union of all graphs.
        around: Puts another backend around the one that answers.
    """
    files = files_at([path])
    served = Served(
        is_bundled=False,
        files=len(files),
        version=dataset_version(files),
        union_default_graph=union,
    )
    settings = Settings.load({})
    backend = EmbeddedBackend.load(files, union_default_graph=union, base=endpoint_iri(settings))
    return create_app(settings, around(backend), served).test_client()
