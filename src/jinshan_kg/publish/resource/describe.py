"""Find out what a dataset says of a thing, with a handful of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from jinshan_kg.engine.protocol import NO_TERMS, Backend, Terms
from jinshan_kg.publish.resource import queries
from jinshan_kg.publish.resource.description import (
    PAGE_SIZE,
    DatasetFacts,
    Description,
    Page,
    linked,
)
from jinshan_kg.publish.resource.reading import Term, quads, rows

_DEEPEST: Final = 16  # blank nodes in a row; a list of RDF has one for each of its members


@dataclass(frozen=True)
class Describer:
    """Describes the things of a dataset. Several threads may ask at once.

    Attributes:
        backend: What answers the queries.
        base: What the IRIs of the dataset begin with.
        union: Whether the default graph of the backend is the union of its named graphs.
        page_size: How many of the statements that point at a thing are on a page.
    """

    backend: Backend
    base: str
    union: bool = True
    page_size: int = PAGE_SIZE

    def known(self, iris: Iterable[str]) -> set[str]:
        """Return which of some IRIs occur in the dataset: in any place of a quad.

        What cannot be an IRI occurs nowhere.
        """
        nodes = [node for iri in iris if (node := _node(iri))]
        found = rows(self.backend, queries.occurring(map(str, nodes))) if nodes else ()
        return {row["x"].value for row in found if isinstance(row["x"], NamedNode)}

    def describe(
        self, iri: str, number: int = 1, terms: Terms = NO_TERMS, *, names: bool = False
    ) -> Description:
        """Return what is known of a thing.

        Args:
            iri: The thing; one that does not occur gets an empty description.
            number: Which part of the statements that point at it, from 1 on.
            terms: How long each of the queries may take, and whether anybody waits.
            names: Whether to get the labels of predicates, classes and graphs as well, for a page.

        Raises:
            SparqlError: If a query cannot be answered.
        """
        node = NamedNode(iri)
        incoming, page = self.incoming(node, number, terms)
        own: tuple[Quad, ...] = ()
        details: tuple[Quad, ...] = ()
        if number == 1:
            own = self._own(node, terms)
            text = queries.details(str(node), union=self.union)
            details = quads(self.backend, text, "d", node, terms)
        known = (*own, *incoming, *details)
        mentioned = (term for one in known for term in (*one.triple, one.graph_name))
        wanted = dict.fromkeys(mentioned) if names else linked(known)
        described = {one.subject for one in (*own, *details)}
        labels = self._labels(node, [term for term in wanted if term not in described], terms)
        return Description(iri, own, incoming, details, labels, page, self.datasets)

    def belonging(self, iri: str) -> tuple[NamedNode, ...]:
        """Return the claims, figures, notes and passages that a description of a thing tells.

        Raises:
            SparqlError: If the query cannot be answered.
        """
        text = queries.belonging(str(NamedNode(iri)), union=self.union)
        found = (row["s"] for row in rows(self.backend, text))
        return tuple(node for node in found if isinstance(node, NamedNode))

    def last_page(self, iri: str) -> int:
        """Return how many pages the description of a thing has.

        Raises:
            SparqlError: If the query cannot be answered.
        """
        return Page(1, self._number_pointing(NamedNode(iri), NO_TERMS), self.page_size).last

    def _own(self, node: NamedNode, terms: Terms) -> tuple[Quad, ...]:
        depth, before = 0, -1
        while True:
            text = queries.statements(str(node), depth)
            found = quads(self.backend, text, "o", node, terms)
            subjects = {quad.subject for quad in found}
            is_open = any(
                isinstance(q.object, BlankNode) and q.object not in subjects for q in found
            )
            if not is_open or len(found) == before or depth >= _DEEPEST:
                return found
            depth, before = max(2, depth * 2), len(found)

    def incoming(
        self, node: NamedNode, number: int, terms: Terms = NO_TERMS
    ) -> tuple[tuple[Quad, ...], Page]:
        """Return a page of the statements that point at a thing, and which page it is.

        Args:
            node: The thing.
            number: Which part, from 1 on.
            terms: How long each of the queries may take, and whether anybody waits.

        Raises:
            SparqlError: If a query cannot be answered.
        """
        size = self.page_size
        offset = (number - 1) * size
        text = queries.pointing(str(node), size + 1, offset)
        found = quads(self.backend, text, "i", node, terms)
        total = offset + len(found)
        if len(found) > size or (offset and not found):
            total = self._number_pointing(node, terms)
        return found[:size], Page(number, total, size)

    def _number_pointing(self, node: NamedNode, terms: Terms) -> int:
        (row,) = rows(self.backend, queries.number_pointing(str(node)), terms)
        assert isinstance(row["n"], Literal)
        return int(row["n"].value)

    def _labels(self, node: NamedNode, wanted: Iterable[object], terms: Terms) -> tuple[Quad, ...]:
        nodes = [str(term) for term in wanted if isinstance(term, NamedNode)]
        return quads(self.backend, queries.labels(nodes), "l", node, terms) if nodes else ()

    @cached_property
    def datasets(self) -> tuple[DatasetFacts, ...]:
        """The datasets that the things belong to."""
        facts: dict[NamedNode, list[tuple[NamedNode, Term]]] = {}
        for row in rows(self.backend, queries.datasets(str(Literal(self.base)))):
            dataset, predicate = row["s"], row.get("p")
            if isinstance(dataset, NamedNode):
                said = facts.setdefault(dataset, [])
                if isinstance(predicate, NamedNode):
                    said.append((predicate, row["o"]))
        return tuple(DatasetFacts(iri, tuple(facts[iri])) for iri in sorted(facts, key=str))


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None
