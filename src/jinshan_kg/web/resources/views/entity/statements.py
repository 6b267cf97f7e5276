"""The statements round a thing, as the dataset makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
        total: How many statements point at it, in each graph.
    """

    iri: str
    own: tuple[Statement, ...]
    pointing: tuple[Statement, ...]
    total: int

    def values(self, *predicates: str) -> list[Term]:
        """Return the values of one or several properties of the thing, in the order given."""
        return [term for name in predicates for term in self._values.get(name, ())]

    @cached_property
    def _values(self) -> Mapping[str, Sequence[Term]]:
        values: dict[str, list[Term]] = {}
        for one in self.own:
            values.setdefault(one.predicate, []).append(one.other)
        return values

    def iris(self, *predicates: str) -> list[str]:
        """Return those values that are IRIs, sorted."""
        return sorted({t.value for t in self.values(*predicates) if t.kind == "uri"})

    def first(self, predicate: str) -> str | None:
        """Return the value of a property of the thing, the least if there are several."""
        return min((term.value for term in self.values(predicate)), default=None)

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The classes of the thing, those that a source's graph says first."""
        said = [(o.is_derived, o.other.value) for o in self.own if o.predicate == TYPE]
        return tuple(iri for _, iri in sorted(said))

    def is_a(self, name: str) -> bool:
        """Say whether the thing is of one of our own classes, such as `Passage`."""
        return f"{JK}{name}" in self.types

    def nodes(self) -> Iterator[str]:
        """Return the nodes in them."""
        for one in (*self.own, *self.pointing):
            yield one.predicate
            if one.other.kind == "uri":
                yield one.other.value


@dataclass(frozen=True)
class Around:
    """What is round a thing.

    Attributes:
        statements: The statements.
        claims: The claims that have to do with it: their IRIs.
        figures: Likewise the figures that point at it.
    """

    statements: Statements
    claims: tuple[str, ...]
    figures: tuple[str, ...]


def read_around(ask: Asking, iri: str, *, union: bool, only_named: bool, with_rows: bool) -> Around:
    """Return what is round a thing.

    Args:
        ask: What asks the dataset.
        iri: The thing.
        union: Whether the default graph of the dataset is the union of its named graphs.
        only_named: Whether every statement stands in a named graph.
        with_rows: Whether to look for claims and figures.
    """
    own: dict[tuple[str, Term], Statement] = {}
    pointing: dict[tuple[str, Term], Statement] = {}
    parts: dict[str, list[str]] = {"claim": [], "figure": []}
    total = 0
    text = queries.around(f"<{iri}>", union=union, only_named=only_named, with_rows=with_rows)
    for part, graph, subject, predicate, value in ask.rows(text):
        if predicate is not None:
            side, other = (own, value) if subject is None else (pointing, subject)
            if other is None:
                continue
            key = (predicate.value, other)
            one = side.get(key) or side.setdefault(key, Statement(*key))
            if graph is not None and graph.value not in one.graphs:
                one.graphs.append(graph.value)
        elif part is not None and subject is not None:
            parts[part.value].append(subject.value)
        elif value is not None:
            total = int(value.value)
    statements = Statements(iri, tuple(own.values()), tuple(pointing.values()), total)
    return Around(statements, tuple(parts["claim"]), tuple(parts["figure"]))
