"""What is said of the nodes of a dataset that is at hand: looked up in its indexes, and kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from jinshan_kg.namespaces import JK, RDF_TYPE
from jinshan_kg.publish.resource.block import Block
from jinshan_kg.publish.resource.queries import LABELS
from jinshan_kg.publish.resource.reading import Term

_QUAD: Final = 1 << 10  # bytes that a quad takes, with its text
_LARGE: Final = 1 << 9  # quads of a node of which the labels are wanted only
_TOLD: Final = tuple(map(NamedNode, (*LABELS, RDF_TYPE)))
_TOLD_IRIS: Final = frozenset((*LABELS, RDF_TYPE))
_NOTE: Final = f"{JK}note"
_EVIDENCE: Final = f"{JK}evidence"
_PASSAGES: Final = frozenset({_EVIDENCE, f"{JK}mention", f"{JK}context"})

_BELONGING: Final = _PASSAGES | {_NOTE}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a node.

    Attributes:
        block: All of it; None where a statement has a blank node or a triple as a term.
        links: The IRIs that it links to: not the classes.
        notes: Its notes, each once.
        passages: Its evidence, mentions and contexts, each once.
        grounds: Its evidence and notes, as far as they have an IRI.
    """

    block: Block | None
    links: tuple[NamedNode, ...] = ()
    notes: tuple[Term, ...] = ()
    passages: tuple[Term, ...] = ()
    grounds: tuple[NamedNode, ...] = ()


class Statements:
    """Looks up what is said of nodes, and keeps what it found within a bound.

    Of a statement that several graphs say there is a quad for each named graph; for the default
    graph only where no named graph says it.
    """

    def __init__(self, store: Store, base: str, *, union: bool, room: int) -> None:
        """Take the dataset.

        Args:
            store: The dataset, which does not change.
            base: What its IRIs begin with.
            union: Whether its default graph is the union of its named graphs.
            room: How many bytes that which is kept may take, about.
        """
        self._store = store
        self._base = base
        self._union = union
        self._known: dict[NamedNode, Said] = {}
        self._labels: dict[NamedNode, Block | None] = {}
        self._most = room // _QUAD
        self._size = 0

    def of(self, node: NamedNode) -> Said:
        """Return what is said of a node."""
        known = self._known.get(node)
        if known is None:
            found = list(self._about(node))
            known = self._known[node] = self._said(found)
            self._count(len(known.block.quads) if known.block else 0)
        return known

    def labels_of(self, node: NamedNode) -> Block | None:
        """Return the labels and types of a node; None where a blank node or a triple is one."""
        if node in self._labels:
            return self._labels[node]
        found = list(islice(self._about(node), _LARGE + 1))
        if len(found) > _LARGE:
            found = [quad for one in _TOLD for quad in self._about(node, one)]
        told = [quad for quad in found if quad.predicate.value in _TOLD_IRIS]
        labels = self._labels[node] = self._block(self.once(told))
        self._count(len(labels.quads) if labels else 0)
        return labels

    def once(self, quads: Iterable[Quad]) -> list[Quad]:
        """Return quads without those of the default graph that a named graph says as well."""
        named: list[Quad] = []
        default: list[Quad] = []
        for quad in quads:
            (default if isinstance(quad.graph_name, DefaultGraph) else named).append(quad)
        said = {quad.triple for quad in named}
        return named + [quad for quad in default if quad.triple not in said]

    def asked(self, quads: Iterable[Quad]) -> list[Quad]:
        """Return those quads among which a query that names no graph looks: one that asks in all.

        Where the default graph is the union of the named graphs, it holds all that is part of the
        dataset; the named graphs hold also what was counted in it.
        """
        if not self._union:
            return list(quads)
        return [quad for quad in quads if isinstance(quad.graph_name, DefaultGraph)]

    def _about(self, node: NamedNode, predicate: NamedNode | None = None) -> Iterable[Quad]:
        return self._store.quads_for_pattern(node, predicate, None, None)

    def _count(self, quads: int) -> None:
        """Count what is kept; forget all of it where it is too much."""
        self._size += quads + 1
        if self._size > self._most:
            self._known = {}
            self._labels = {}
            self._size = 0

    def _said(self, found: list[Quad]) -> Said:
        quads = self.once(found)
        asked = [quad for quad in self.asked(found) if quad.predicate.value in _BELONGING]
        links = (quad.object for quad in quads if quad.predicate.value != RDF_TYPE)
        notes = _objects(asked, _NOTE.__eq__)
        evidence = _objects(asked, _EVIDENCE.__eq__)
        return Said(
            self._block(quads),
            tuple(dict.fromkeys(link for link in links if isinstance(link, NamedNode))),
            notes,
            _objects(asked, _PASSAGES.__contains__),
            tuple(node for node in (*evidence, *notes) if isinstance(node, NamedNode)),
        )

    def _block(self, quads: list[Quad]) -> Block | None:
        return Block(quads, self._base) if all(map(is_plain, quads)) else None


def is_plain(quad: Quad) -> bool:
    """Say whether a quad has neither a blank node nor a triple as a term."""
    return (
        isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, (NamedNode, Literal))
        and isinstance(quad.graph_name, (NamedNode, DefaultGraph))
    )


def _objects(quads: Iterable[Quad], chosen: Callable[[str], bool]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(quad.object for quad in quads if chosen(quad.predicate.value)))
