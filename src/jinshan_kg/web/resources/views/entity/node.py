"""A node with what pages tell of it wherever they mention it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.entity.quote import Quote, quote_of

Made = TypeVar("Made")


@dataclass(frozen=True)
class Node:
    """A node with what pages tell of it wherever they mention it.

    Attributes:
        named: The node with its names.
        said: Its values, sorted, by the short names of properties, which `queries.TOLD` lists.
    """

    named: Named
    said: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)

    @cached_property
    def quote(self) -> Quote:
        """How a page refers to it if it is a passage."""
        first = {name: self.first(name) for name in ("token", "start", "end")}
        return quote_of({name: value for name, value in first.items() if value is not None})

    def first(self, name: str) -> str | None:
        """Return a value of a property, the least if there are several."""
        values = self.said.get(name)
        return values[0].value if values else None

    def values(self, name: str) -> list[str]:
        """Return the values of a property, sorted."""
        return [term.value for term in self.said.get(name, ())]

    def iris(self, *names: str) -> Iterator[str]:
        """Return the nodes among the values of some properties; of all, if none are named."""
        terms = (term for name in names or self.said for term in self.said.get(name, ()))
        return (term.value for term in terms if term.kind == "uri")


class Known:
    """Some nodes, or all, with what is known of them."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        """Take the nodes."""
        self._nodes = nodes
        self._made: dict[tuple[object, str], Any] = {}

    def made(self, make: Callable[[Node, Known], Made], iri: str) -> Made:
        """Return what is made of a node and of those that it mentions: made once.

        Args:
            make: Makes it.
            iri: The node.
        """
        key = (make, iri)
        try:
            made: Made = self._made[key]
        except KeyError:
            made = self._made[key] = make(self.node(iri), self)
        return made

    def __contains__(self, iri: str) -> bool:
        """Say whether a node is among them."""
        return iri in self._nodes

    def __call__(self, iri: str) -> Named:
        """Return a node with its names."""
        node = self._nodes.get(iri)
        return node.named if node else Named(iri, {})

    def maybe(self, iri: str | None) -> Named | None:
        """Return a node with its names, if there is a node."""
        return self(iri) if iri else None

    def node(self, iri: str) -> Node:
        """Return a node with all that is known of it."""
        return self._nodes.get(iri) or Node(Named(iri, {}))

    def quotes(self, passages: Iterable[str]) -> dict[str, Quote]:
        """Return how a page refers to some passages, in the order of their document."""
        quotes = {iri: self.node(iri).quote for iri in passages}
        return dict(sorted(quotes.items(), key=lambda one: (one[1].start, one[0])))
