"""The description of a thing, looked up in the indexes of a dataset that is at hand.

It says what `describe.Describer` says, where there is no blank node. What would take long is asked
with its queries: a page of very many statements, the first of very many claims.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.publish.resource.block import Block
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.description import Page
from jinshan_kg.publish.resource.queries import NODES_OF_A_KIND
from jinshan_kg.publish.resource.statements import Said, Statements, is_plain

_ABOUT: Final = frozenset({f"{PREFIXES['rdf']}subject", f"{PREFIXES['rdf']}object", f"{JK}subject"})
_GRAPHS: Final = 4  # that say the same, as long as nothing is unusual


class UnusualError(Exception):
    """The description has a blank node, or a triple as a term: ask for it with queries."""


class Surrounding(NamedTuple):
    """The description of a thing.

    Attributes:
        blocks: What is said, by the name of each subject: its IRI in angle brackets, by which
            documents are sorted.
        page: Which part of the statements that point at the thing is told.
    """

    blocks: dict[str, Block]
    page: Page


@dataclass(frozen=True)
class Surroundings:
    """What is looked up for descriptions.

    Attributes:
        store: The dataset, which does not change.
        statements: What is said of its nodes.
        describer: What asks it.
    """

    store: Store
    statements: Statements
    describer: Describer

    def occurs(self, node: NamedNode) -> bool:
        """Say whether a node stands anywhere in a quad."""
        return (
            self._has(node, None, None, None)
            or self._has(None, None, node, None)
            or self._has(None, node, None, None)
            or self._has(None, None, None, node)
        )

    def of(self, node: NamedNode, number: int = 1) -> Surrounding:
        """Return the description of a thing.

        Args:
            node: The thing; one that does not occur gets an empty description.
            number: Which part of the statements that point at it, from 1 on.

        Raises:
            UnusualError: If it has to be asked for with queries.
            SparqlError: If a query cannot be answered.
        """
        pointing = self._pointing(node) if number == 1 else None
        if pointing is None:
            incoming, page = self.describer.incoming(node, number)
        else:
            incoming = tuple(self.statements.once(pointing))
            page = Page(1, len(incoming), self.describer.page_size)
        if not all(map(is_plain, incoming)):
            raise UnusualError
        described = self._described(node, pointing) if number == 1 else {}
        blocks = {str(it): _plain(said.block) for it, said in described.items()}
        links = {link: None for said in described.values() for link in said.links}
        sources = (quad.subject for quad in incoming)
        links.update({source: None for source in sources if isinstance(source, NamedNode)})
        if incoming:
            links[node] = None
        for other in links:
            if other not in described:
                blocks[str(other)] = _plain(self.statements.labels_of(other))
        partly = (quad for quad in incoming if quad.subject not in described)
        for name, quads in by_subject(partly).items():
            blocks[name] = Block((*blocks[name].quads, *quads), self.describer.base)
        return Surrounding({name: it for name, it in blocks.items() if it.quads}, page)

    def _has(self, *pattern: NamedNode | None) -> bool:
        return next(iter(self.store.quads_for_pattern(*pattern)), None) is not None

    def _pointing(self, node: NamedNode) -> list[Quad] | None:
        """Return all the quads that point at a node; None if they may take several pages."""
        size = self.describer.page_size
        found = self.store.quads_for_pattern(None, None, node, None)
        pointing = list(islice(found, _GRAPHS * size + 1))
        few = len(pointing) <= size or (
            len(pointing) <= _GRAPHS * size and len(self.statements.once(pointing)) <= size
        )
        return pointing if few else None

    def _described(self, node: NamedNode, pointing: list[Quad] | None) -> dict[NamedNode, Said]:
        """Return what is said of a node, and of those that belong to it."""
        own = self.statements.of(node)
        described = {node: own}
        if pointing is None or max(len(own.notes), len(own.passages)) > NODES_OF_A_KIND:
            belonging: Iterable[NamedNode] = self.describer.belonging(node.value)
        else:
            belonging = self._belonging(own, pointing)
        for other in belonging:
            if other not in described:
                described[other] = self.statements.of(other)
        return described

    def _belonging(self, own: Said, pointing: list[Quad]) -> Iterator[NamedNode]:
        """Return its claims, figures, notes and passages, and what each of these rests on."""
        about = (q.subject for q in self.statements.asked(pointing) if q.predicate.value in _ABOUT)
        for chosen in dict.fromkeys((*about, *own.notes, *own.passages)):
            if isinstance(chosen, NamedNode):
                yield chosen
                yield from self.statements.of(chosen).grounds


def _plain(block: Block | None) -> Block:
    if block is None:
        raise UnusualError
    return block


def by_subject(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Return quads by the name of their subject."""
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        found.setdefault(str(quad.subject), []).append(quad)
    return found
