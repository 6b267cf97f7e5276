"""The statements round a thing, as the dataset makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import GRAPH, JK, PREFIXES
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.resources.views.entity import queries

DERIVED: Final = f"{GRAPH}derived"
"""The graph of what was computed."""

TYPE: Final = f"{PREFIXES['rdf']}type"


@dataclass
class Statement:
    """A statement with a thing as its subject or object.

    Attributes:
        predicate: The property.
        other: What stands at the other end.
        graphs: The named graphs that make it.
    """

    predicate: str
    other: Term
    graphs: list[str] = field(default_factory=list)

    @property
    def is_derived(self) -> bool:
        """Whether it was only computed."""
        return self.graphs == [DERIVED]


@dataclass(frozen=True)
class Statements:
    """All the statements round a thing.

    Attributes:
        iri: The thing.
        own: What is said of it.
        pointing: What points at it, a part of it if there is much.
        details: What is said of its classes, passages and notes: predicate and value, by node.
        total: How many statements point at it, in each graph.
    """

    iri: str
    own: tuple[Statement, ...]
    pointing: tuple[Statement, ...]
    details: dict[str, list[tuple[str, Term]]]
    total: int

    def values(self, *predicates: str) -> list[Term]:
        """Return the values of one or several properties of the thing, in the order given."""
        return [o.other for predicate in predicates for o in self.own if o.predicate == predicate]

    def iris(self, *predicates: str) -> list[str]:
        """Return those values that are IRIs, sorted."""
        return sorted({t.value for t in self.values(*predicates) if t.kind == "uri"})

    def first(self, predicate: str) -> str | None:
        """Return the value of a property of the thing, the least if there are several."""
        return min((term.value for term in self.values(predicate)), default=None)

    def detail(self, node: str, predicate: str) -> list[Term]:
        """Return the values of a property of a class, passage or note."""
        return [value for name, value in self.details.get(node, ()) if name == predicate]

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The classes of the thing, those that a source's graph says first."""
        said = [(o.is_derived, o.other.value) for o in self.own if o.predicate == TYPE]
        return tuple(iri for _, iri in sorted(said))

    def is_a(self, name: str) -> bool:
        """Say whether the thing is of one of our own classes, such as `Passage`."""
        return f"{JK}{name}" in self.types

    def terms(self) -> Iterator[Term]:
        """Return everything at the other ends, and in the details."""
        for one in (*self.own, *self.pointing):
            yield one.other
        for found in self.details.values():
            for _, value in found:
                yield value


def read_statements(ask: Asking, iri: str, *, union: bool) -> Statements:
    """Return the statements round a thing.

    Args:
        ask: What asks the dataset.
        iri: The thing.
        union: Whether the default graph of the dataset is the union of its named graphs.
    """
    own: dict[tuple[str, Term], Statement] = {}
    pointing: dict[tuple[str, Term], Statement] = {}
    details: dict[str, list[tuple[str, Term]]] = {}
    total = 0
    for graph, subject, predicate, value in ask.rows(queries.statements(f"<{iri}>", union=union)):
        if predicate is None:
            total = int(value.value) if value else 0
            continue
        if subject is not None and value is not None:
            found = details.setdefault(subject.value, [])
            if (predicate.value, value) not in found:
                found.append((predicate.value, value))
            continue
        side, other = (own, value) if subject is None else (pointing, subject)
        if other is not None:
            key = (predicate.value, other)
            one = side.get(key) or side.setdefault(key, Statement(predicate.value, other))
            if graph is not None and graph.value not in one.graphs:
                one.graphs.append(graph.value)
    return Statements(iri, tuple(own.values()), tuple(pointing.values()), details, total)
