"""What the tests of the validation share: a small dataset of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.namespaces import PREFIXES, graph_iri

Write = Callable[[str, str], DataFile]

_ONTOLOGY = """
<https://w3id.org/jinshan-kg/ontology> a owl:Ontology .
jk:Park a owl:Class ; rdfs:label "Park"@en .
jk:area a owl:DatatypeProperty ; rdfs:label "area"@en .
jk:near a owl:ObjectProperty ; rdfs:label "near"@en .
"""
_DATA = """
park:east a jk:Park ; rdfs:label "East Park"@en ; jk:area 7.0 .
park:west a jk:Park ; rdfs:label "West Park"@en ; jk:area 8.0 .
"""
_SHAPES = """
<https://w3id.org/jinshan-kg/shapes#Park> a sh:NodeShape ;
    sh:targetClass jk:Park ;
    sh:property <https://w3id.org/jinshan-kg/shapes#Area> .
<https://w3id.org/jinshan-kg/shapes#Area> a sh:PropertyShape ;
    sh:path jk:area ;
    sh:minCount 1 ;
    sh:message "A park has an area (jk:area)." .
"""


def turtle(body: str) -> str:
    """Return a Turtle document with the usual prefixes before the body, one a line."""
    prefixes = {**PREFIXES, "park": "https://w3id.org/jinshan-kg/id/park/"}
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items()) + body


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write("mine.ttl", "park:south a jk:Park .")` writes a file, prefixes added."""

    def write_file(name: str, body: str) -> DataFile:
        path = tmp_path / "own" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(turtle(body), encoding="utf-8")
        return DataFile(path)

    return write_file


@pytest.fixture
def small(tmp_path: Path) -> Layout:
    """A dataset of two parks, whose shape demands an area."""
    layout = Layout.at(tmp_path / "small")
    for path, body in {
        layout.ontology / "jinshan.ttl": _ONTOLOGY,
        layout.data / "parks" / "parks.ttl": _DATA,
        layout.shapes / "parks.ttl": _SHAPES,
    }.items():
        path.parent.mkdir(parents=True)
        path.write_text(turtle(body), encoding="utf-8")
    assert {file.graph for file in layout.files()} == {graph_iri("ontology"), graph_iri("parks")}
    return layout
