"""A project of three small folders, for tests of where files are and how they load."""

from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import Layout

_FILES = {
    "ontology/jinshan.ttl": "<http://example.org/C> a <http://www.w3.org/2002/07/owl#Class> .",
    "ontology/concepts.ttl": "",
    "ontology/units.ttl": "",
    "ontology/cube.ttl": "",
    "ontology/context.jsonld": "{}",
    "data/catalog.ttl": "",
    "data/briefing-2023-10-17/parks.ttl": "<http://example.org/a> a <http://example.org/C> .",
    "data/briefing-2023-10-17/more/claims.ttl": "",
    "data/authorities/names.ttl": "",
    "shapes/park.ttl": "",
    "shapes/claim.ttl": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Layout:
    """A layout with a file for each rule."""
    for name, content in _FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return Layout.at(tmp_path)
