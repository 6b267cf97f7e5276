"""The description of a thing, looked up in the indexes of a dataset that is at hand.

It says what `describe.Describer` says, where a description is of the ordinary kind: one page, no
blank node, no more claims, figures, notes or passages than are told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode, Quad, Store

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.publish.resource.block import Block
from jinshan_kg.publish.resource.queries import NODES_OF_A_KIND
from jinshan_kg.publish.resource.statements import Said, Statements, is_plain

_ABOUT: Final = frozenset({f"{PREFIXES['rdf']}subject", f"{PREFIXES['rdf']}object", f"{JK}subject"})
_GRAPHS: Final = 4  # that say the same, as long as nothing is unusual


class UnusualError(Exception):
    """The description is not of the ordinary kind: ask for it with queries."""


class PagedError(UnusualError):
    """It has more than one page."""


@dataclass(frozen=True)
class Surroundings:
    """What is looked up for descriptions.

    Attributes:
        store: The dataset, which does not change.
        statements: What is said of its nodes.
        base: What its IRIs begin with.
        page_size: How many of the statements that point at a thing are on a page.
    """

    store: Store
    statements: Statements
    base: str
    page_size: int

    def occurs(self, node: NamedNode) -> bool:
        """Say whether a node stands anywhere in a quad."""
        places = ((node, None, None), (None, None, node), (None, node, None))
        patterns = ((*place, None) for place in places)
        return any(self._has(*pattern) for pattern in (*patterns, (None, None, None, node)))

    def of(self, node: NamedNode) -> dict[str, Block]:
        """Return the description of a thing: by the name of each subject what is said of it.

        The names are IRIs in angle brackets, which is what documents are sorted by.

        Args:
            node: The thing; one that does not occur gets an empty description.

        Raises:
            PagedError: If it has more than one page.
            UnusualError: If it has to be asked for with queries for another reason.
        """
        pointing = self._pointing(node)
        incoming = self.statements.once(pointing)
        if len(incoming) > self.page_size:
            raise PagedError
        if not all(map(is_plain, incoming)):
            raise UnusualError
        own = self.statements.of(node)
        described = {node: own}
        for other in self._belonging(node, own, pointing):
            described.setdefault(other, self.statements.of(other))
        blocks = {str(it): _plain(said.block) for it, said in described.items()}
        links: dict[NamedNode, None] = {}
        for said in described.values():
            links.update(dict.fromkeys(said.links))
        sources = [(quad.subject, quad) for quad in incoming]
        links.update(dict.fromkeys(it for it, _ in sources if isinstance(it, NamedNode)))
        for other in links:
            if other not in described:
                blocks[str(other)] = _plain(self.statements.labels_of(other))
        for name, quads in _by_subject(q for it, q in sources if it not in described).items():
            blocks[name] = Block((*blocks[name].quads, *quads), self.base)
        return {name: block for name, block in blocks.items() if block.quads}

    def _has(self, *pattern: NamedNode | None) -> bool:
        return next(iter(self.store.quads_for_pattern(*pattern)), None) is not None

    def _pointing(self, node: NamedNode) -> list[Quad]:
        most = _GRAPHS * self.page_size
        found = self.store.quads_for_pattern(None, None, node, None)
        pointing = list(islice(found, most + 1))
        if len(pointing) > most:
            raise (
                PagedError if len(self.statements.once(pointing)) > self.page_size else UnusualError
            )
        return pointing

    def _belonging(self, node: NamedNode, own: Said, pointing: list[Quad]) -> Iterator[NamedNode]:
        """Return its claims, figures, notes and passages, and what each of these rests on."""
        if max(len(own.notes), len(own.passages)) > NODES_OF_A_KIND:
            raise UnusualError
        about = (q.subject for q in self.statements.asked(pointing) if q.predicate.value in _ABOUT)
        for chosen in dict.fromkeys((*about, *own.notes, *own.passages)):
            if isinstance(chosen, NamedNode):
                yield chosen
                yield from self.statements.of(chosen).grounds


def _plain(block: Block | None) -> Block:
    if block is None:
        raise UnusualError
    return block


def _by_subject(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        found.setdefault(str(quad.subject), []).append(quad)
    return found
