"""An endpoint over a dataset that the test writes down."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.protocol.serving import as_it_is, serve_file

from jinshan_kg.engine.protocol import Backend

Serve = Callable[..., FlaskClient]


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """`serve(trig)` is a client of an endpoint over the dataset of a TriG document.

    With `union=True` its default graph is the union of all graphs; `around` may put another
    backend around the one that answers.
    """

    def start(
        trig: str = "", *, union: bool = False, around: Callable[[Backend], Backend] = as_it_is
    ) -> FlaskClient:
        path = tmp_path / "dataset.trig"
        path.write_text(trig, encoding="utf-8")
        return serve_file(path, union=union, around=around)

    return start
