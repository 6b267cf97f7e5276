"""A server for the examples to ask, and a folder to run them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs.examples import as_installed
from tests.e2e.serving import serving


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server over the bundled graph."""
    with serving() as address:
        yield address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder with the `.venv` of the project."""
    return as_installed(tmp_path)
