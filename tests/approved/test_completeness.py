"""That nothing is left without a shape, and no shape without an approved case."""

from pathlib import Path
from typing import Final

import pytest
from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import parse_file

_HERE: Final = Path(__file__).parent
_SH: Final = "http://www.w3.org/ns/shacl#"
_PREFIXES: Final = f"""
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <{_SH}>
"""


def _store(*files: DataFile) -> Store:
    store = Store()
    for file in files:
        store.extend(Quad(q.subject, q.predicate, q.object) for q in parse_file(file))
    return store


def _names(store: Store, query: str) -> set[str]:
    """Return the IRIs that a query selects as its first variable, without their namespace."""
    solutions = store.query(_PREFIXES + query)
    assert isinstance(solutions, QuerySolutions)
    return {row[0].value.rpartition("#")[2] for row in solutions if isinstance(row[0], NamedNode)}


@pytest.fixture(scope="module")
def shapes(layout: Layout) -> Store:
    """The shapes of the data; those of the ontology itself have cases of another kind."""
    return _store(*(file for file in layout.shape_files() if file.path.stem != "ontology"))


def test_every_shape_that_can_find_something_has_an_approved_case(shapes: Store) -> None:
    able = _names(
        shapes,
        "SELECT DISTINCT ?shape WHERE { ?shape sh:message|sh:sparql/sh:message ?message }",
    )
    source_shape = NamedNode(f"{_SH}sourceShape")
    approved = {
        quad.object.value.rpartition("#")[2]
        for report in _HERE.glob("*.report.ttl")
        for quad in parse(path=report, format=RdfFormat.TURTLE)
        if quad.predicate == source_shape and isinstance(quad.object, NamedNode)
    }
    assert able - approved == set()


def test_every_class_of_ours_that_occurs_is_the_target_of_a_shape(layout: Layout) -> None:
    everything = _store(*layout.files(), *layout.shape_files())
    untargeted = _names(
        everything,
        """SELECT DISTINCT ?class WHERE {
            ?thing a ?class .
            FILTER (STRSTARTS(STR(?class), STR(jk:)))
            FILTER NOT EXISTS { ?class rdfs:subClassOf* ?target . ?shape sh:targetClass ?target }
        }""",
    )
    assert untargeted == set()


def test_every_shape_says_what_it_is_how_grave_and_what_to_do(shapes: Store) -> None:
    mute = _names(
        shapes,
        """SELECT DISTINCT ?shape WHERE {
            ?shape a ?kind .
            FILTER (?kind IN (sh:NodeShape, sh:PropertyShape) && isIRI(?shape))
            FILTER (
                NOT EXISTS { ?shape rdfs:label ?label }
                || NOT EXISTS { ?shape sh:property ?part }
                && (NOT EXISTS { ?shape sh:message|sh:sparql/sh:message ?message }
                    || NOT EXISTS { ?shape sh:severity ?severity })
            )
        }""",
    )
    assert mute == set()


def test_no_shape_is_nested_in_another(layout: Layout) -> None:
    """Given the nodes to look at, pyshacl looks at no others, not even the values of properties.

    So a shape inside sh:or, sh:not or sh:qualifiedValueShape would silently pass or fail.
    """
    store = _store(*layout.shape_files())
    nested = "sh:or|sh:and|sh:not|sh:xone|sh:node|sh:qualifiedValueShape"
    assert _names(store, f"SELECT ?shape WHERE {{ ?shape {nested} ?other }}") == set()
