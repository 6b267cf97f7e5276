"""The graph files of the project's own dataset, written once, and small networks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.publish import graphs
from jinshan_kg.publish.graphs.network import Network, network_of
from jinshan_kg.publish.material import Material, read_material
from jinshan_kg.publish.tables.facts import Facts, facts_of
from jinshan_kg.publish.tables.statements import Statements


@pytest.fixture(scope="session")
def material(layout: Layout) -> Material:
    return read_material(layout)


@pytest.fixture(scope="session")
def bundled(material: Material) -> Statements:
    """What the project's own dataset says."""
    return Statements(material.files)


@pytest.fixture(scope="session")
def facts(material: Material) -> Facts:
    return facts_of(material)


@pytest.fixture(scope="session")
def network(bundled: Statements, facts: Facts) -> Network:
    """The network of the project's own dataset; no test may change it."""
    return network_of(bundled, facts)


@pytest.fixture(scope="session")
def written(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `graphs` of a release."""
    folder = tmp_path_factory.mktemp("release")
    graphs.write(material, folder, lambda path: None)
    return folder / "graphs"


@pytest.fixture
def said(parsed: Callable[[str], ParsedFile]) -> Callable[[str], Statements]:
    """`said(text)` is what a TriG file of that text says."""
    return lambda text: Statements([parsed(text)])
