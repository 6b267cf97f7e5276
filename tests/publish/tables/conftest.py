"""The tables of the project's own dataset, written once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.publish import tables
from jinshan_kg.publish.material import Material, read_material
from jinshan_kg.publish.tables.facts import Facts, facts_of
from jinshan_kg.publish.tables.statements import Statements


@pytest.fixture(scope="session")
def material(layout: Layout) -> Material:
    return read_material(layout)


@pytest.fixture(scope="session")
def facts(material: Material) -> Facts:
    return facts_of(material)


@pytest.fixture(scope="session")
def written(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `tables` of a release."""
    folder = tmp_path_factory.mktemp("release")
    tables.write(material, folder, lambda path: None)
    return folder / "tables"


@pytest.fixture
def said(parsed: Callable[[str], ParsedFile]) -> Callable[[str], Statements]:
    """`said(text)` is what a TriG file of that text says."""
    return lambda text: Statements([parsed(text)])
