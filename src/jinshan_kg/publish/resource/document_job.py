"""The job of a worker that is the document about one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.protocol import Sink
from jinshan_kg.publish.resource.block import Block
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.description import DatasetFacts, Page
from jinshan_kg.publish.resource.document import document_quads, view_of
from jinshan_kg.publish.resource.errors import NoDocumentError
from jinshan_kg.publish.resource.statements import Statements
from jinshan_kg.publish.resource.surroundings import PagedError, Surroundings, UnusualError
from jinshan_kg.publish.resource.writing import write
from jinshan_kg.publish.resource.writing_blocks import write_blocks
from jinshan_kg.sparql.formats import ResultFormat

if TYPE_CHECKING:
    from jinshan_kg.engine.embedded import EmbeddedBackend


@dataclass(frozen=True)
class DocumentJob(Job):
    """Writes the document about a thing, if it has one page.

    Attributes:
        iri: The thing.
        to: The format.
        dataset: How to read the dataset.
    """

    iri: str
    to: ResultFormat
    dataset: Reading

    def write(self, held: EmbeddedBackend, to: Sink) -> None:
        """Write it.

        Raises:
            NoDocumentError: If the thing does not occur in the dataset, or takes several pages.
            UnwritableError: If the format cannot carry it (406).
        """
        to.write(held.companion(self.dataset).document(self.iri, self.to))


@dataclass(frozen=True)
class Reading:
    """How a dataset is read; makes what writes the documents over one.

    Attributes:
        base: What the IRIs of the dataset begin with.
        union: Whether its default graph is the union of its named graphs.
    """

    base: str
    union: bool

    def __call__(self, held: EmbeddedBackend) -> Documents:
        """Return what writes documents over a dataset."""
        return Documents(held, self)


@dataclass(frozen=True)
class _Topic:
    """What a document of one page is about."""

    iri: str
    graphs: tuple[NamedNode, ...]
    datasets: tuple[DatasetFacts, ...]
    page: Page


class Documents:
    """Writes the documents about the things of a dataset that is at hand, those of one page."""

    def __init__(self, held: EmbeddedBackend, reading: Reading) -> None:
        """Take the dataset, and how to read it."""
        self._base: Final = reading.base
        self._describer = Describer(held, reading.base, reading.union)
        statements = Statements(held.store, reading.base, union=reading.union, room=held.room)
        size = self._describer.page_size
        self._surroundings = Surroundings(held.store, statements, reading.base, size)

    def document(self, iri: str, to: ResultFormat) -> bytes:
        """Return the document about a thing.

        Args:
            iri: The thing.
            to: One of the formats that carry a graph.

        Raises:
            NoDocumentError: If the thing does not occur in the dataset, or takes several pages.
            UnwritableError: If the format cannot carry it (406).
        """
        node = NamedNode(iri)
        try:
            blocks = self._surroundings.of(node)
        except PagedError as error:
            raise NoDocumentError(iri) from error
        except UnusualError:
            return self._asked(iri, to)
        if not blocks and not self._surroundings.occurs(node):
            raise NoDocumentError(iri)
        return self._looked_up(node, blocks, to)

    def _asked(self, iri: str, to: ResultFormat) -> bytes:
        description = self._describer.describe(iri)
        if description.page.last > 1:
            raise NoDocumentError(iri)
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
