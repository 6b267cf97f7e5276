"""A small dataset as a server holds it, and the bundled one."""

from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse, serialize

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.engine.union import add_union_to_default
from jinshan_kg.publish.describe.describe import add_description
from jinshan_kg.publish.describe.service import ServiceLimits

LIMITS = ServiceLimits(seconds=30, result_bytes=1000, characters=200)
DESCRIPTION = "https://w3id.org/jinshan-kg/graph/description"

Ask = Callable[[str], list[tuple[str, ...]]]


def store_of(trig: str, *, union: bool = True) -> Store:
    """Return a store with the dataset of a TriG document."""
    store = Store()
    store.extend(parse(input=trig.encode(), format=RdfFormat.TRIG))
    if union:
        add_union_to_default(store)
    return store


def asking(store: Store) -> Ask:
    """Return what asks a store: the values of each solution, an unbound one being empty."""

    def ask(query: str) -> list[tuple[str, ...]]:
        solutions = store.query(query)
        assert isinstance(solutions, QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        return [tuple(_value(row[name]) for name in names) for row in solutions]

    return ask


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term or "")


def in_turtle(quads: list[Quad]) -> bytes:
    """Return the triples of some quads as Turtle."""
    written = serialize([quad.triple for quad in quads], format=RdfFormat.TURTLE)
    assert written is not None
    return written


@pytest.fixture(scope="session")
def described() -> Store:
    """The bundled dataset with its description, as it is served."""
    store = load_store(Layout.bundled().files())
    add_union_to_default(store)
    add_description(store, LIMITS, union=True)
    return store


@pytest.fixture(scope="session")
def ask(described: Store) -> Ask:
    """Asks the bundled dataset with its description."""
    return asking(described)
