"""The documents about the things of a dataset that is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from jinshan_kg.publish.resource.block import Block
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.description import DatasetFacts, Page
from jinshan_kg.publish.resource.document import document_quads, view_of
from jinshan_kg.publish.resource.statements import Statements
from jinshan_kg.publish.resource.surroundings import PagedError, Surroundings, UnusualError
from jinshan_kg.publish.resource.writing import write
from jinshan_kg.publish.resource.writing_blocks import write_blocks
from jinshan_kg.sparql.formats import ResultFormat

if TYPE_CHECKING:
    from jinshan_kg.engine.embedded import EmbeddedBackend


@dataclass(frozen=True)
class _Topic:
    """What a document of one page is about."""

    iri: str
    graphs: tuple[NamedNode, ...]
    datasets: tuple[DatasetFacts, ...]
    page: Page


class Documents:
    """Writes the documents about the things of a dataset that is at hand, those of one page."""

    def __init__(self, held: EmbeddedBackend, base: str, *, union: bool) -> None:
        """Take the dataset.

        Args:
            held: The dataset.
            base: What its IRIs begin with.
            union: Whether its default graph is the union of its named graphs.
        """
        self._base: Final = base
        self._describer = Describer(held, base, union)
        statements = Statements(held.store, base, union=union, room=held.room)
        size = self._describer.page_size
        self._surroundings = Surroundings(held.store, statements, base, size)

    def document(self, iri: str, to: ResultFormat) -> bytes | None:
        """Return the document about a thing; None if it does not occur, or takes several pages.

        Args:
            iri: The thing.
            to: One of the formats that carry a graph.

        Raises:
            UnwritableError: If the format cannot carry it (406).
        """
        node = NamedNode(iri)
        try:
            blocks = self._surroundings.of(node)
        except PagedError:
            return None
        except UnusualError:
            return self._asked(iri, to)
        if not blocks and not self._surroundings.occurs(node):
            return None
        return self._looked_up(node, blocks, to)

    def _asked(self, iri: str, to: ResultFormat) -> bytes | None:
        description = self._describer.describe(iri)
        if description.page.last > 1:
            return None
        return write(description, to, self._base)

    def _looked_up(self, node: NamedNode, blocks: dict[str, Block], to: ResultFormat) -> bytes:
        graphs = frozenset().union(*(block.graphs for block in blocks.values()))
        named = tuple(sorted(graphs, key=str))
        topic = _Topic(node.value, named, self._describer.datasets, Page())
        view = view_of(topic, to.name)
        name = str(view)
        said = blocks[name].quads if name in blocks else ()
        blocks[name] = Block((*said, *document_quads(topic, to.name)), self._base)
        return write_blocks(blocks, to, self._base, (node, view))
