"""The application over a small dataset."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.served import Served

TRIG = """
PREFIX : <http://example.org/>
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX id: <https://w3id.org/jinshan-kg/id/park/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX sh: <http://www.w3.org/ns/shacl#>
:s :p "<b>", "金山"@zh, _:b .
GRAPH :one {
  id:a a jk:Park ; rdfs:label "A" .
  :o1 a jk:Observation . :o2 a jk:Observation . :c a jk:Claim .
}
GRAPH :queries {
  :q2 a sh:SPARQLExecutable ; rdfs:comment "Second?"@en ; sh:ask "ASK {}" ; schema:position 2 .
  :q1 a sh:SPARQLExecutable ; rdfs:comment "First & <only>?"@en , "第一？"@zh ;
      sh:select "SELECT * { ?s ?p '<>' }" ; schema:position 1 .
}
"""

Start = Callable[..., FlaskClient]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """`start()` is a client of the application; `bundled` and `union` say what it is to serve."""

    def client(*, bundled: bool = False, union: bool = False) -> FlaskClient:
        path = tmp_path / "data.trig"
        path.write_text(TRIG, encoding="utf-8")
        backend = EmbeddedBackend.load(files_at([path]), union_default_graph=union)
        served = Served(
            is_bundled=bundled, files=1, version="0123456789abcdef", union_default_graph=union
        )
        return create_app(Settings.load({}), backend, served).test_client()

    return client


@pytest.fixture
def client(start: Start) -> FlaskClient:
    """A client of the application over files of the user's."""
    return start()
