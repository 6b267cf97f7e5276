"""What is known of a thing: quads, each with the graph that says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from pyoxigraph import NamedNode, Quad

from jinshan_kg.namespaces import RDF_TYPE
from jinshan_kg.publish.resource.reading import Term

PAGE_SIZE: Final = 100
"""How many of the statements that point at a thing stand on a page."""


@dataclass(frozen=True)
class Page:
    """A part of the statements that point at a thing.

    Attributes:
        number: Which part, from 1 on.
        total: How many statements there are in all.
        size: How many of them a page holds.
    """

    number: int = 1
    total: int = 0
    size: int = PAGE_SIZE

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int | None:
        """The number of the page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after, if there is one."""
        return self.number + 1 if self.number < self.last else None


@dataclass(frozen=True)
class DatasetFacts:
    """What a document says of the dataset that it is a part of.

    Attributes:
        iri: The dataset.
        said: Its licence and its date: properties and values.
    """

    iri: NamedNode
    said: tuple[tuple[NamedNode, Term], ...] = ()


@dataclass(frozen=True)
class Description:
    """What is known of a thing.

    A page after the first holds what points at the thing, and the labels of that, only.

    Attributes:
        iri: The thing.
        own: Its statements, with those of the blank nodes that it points at (a concise bounded
            description).
        incoming: The statements that point at it, a page of them.
        details: The statements of its claims, figures, notes and passages.
        labels: Labels and types of what the others mention.
        page: Which part `incoming` is.
        datasets: The datasets that it belongs to.
    """

    iri: str
    own: tuple[Quad, ...]
    incoming: tuple[Quad, ...]
    details: tuple[Quad, ...] = ()
    labels: tuple[Quad, ...] = ()
    page: Page = field(default_factory=Page)
    datasets: tuple[DatasetFacts, ...] = ()

    @property
    def node(self) -> NamedNode:
        """The thing as a term."""
        return NamedNode(self.iri)

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """What a document says of it, each quad once.

        Of the labels those of the nodes that the others link; not those of predicates and classes.
        """
        known = (*self.own, *self.incoming, *self.details)
        nodes = linked(known)
        labels = (quad for quad in self.labels if quad.subject in nodes)
        return tuple(dict.fromkeys((*known, *labels)))

    @cached_property
    def graphs(self) -> tuple[NamedNode, ...]:
        """The named graphs that it comes from, sorted."""
        names = {quad.graph_name for quad in self.quads}
        named = [name for name in names if isinstance(name, NamedNode)]
        return tuple(sorted(named, key=str))


def linked(quads: Iterable[Quad]) -> dict[Term, None]:
    """Return the nodes that some quads link, in order: not the predicates, classes and graphs."""
    nodes: dict[Term, None] = {}
    for quad in quads:
        nodes[quad.subject] = None
        if quad.predicate.value != RDF_TYPE:
            nodes[quad.object] = None
    return nodes
