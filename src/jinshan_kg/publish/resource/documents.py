"""The documents about the things of a dataset that is at hand."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from jinshan_kg.publish.resource.block import Block
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.description import PAGE_SIZE, Page
from jinshan_kg.publish.resource.document import About, document_quads, view_of
from jinshan_kg.publish.resource.itself import Themselves
from jinshan_kg.publish.resource.job import Document
from jinshan_kg.publish.resource.statements import Statements
from jinshan_kg.publish.resource.surroundings import Surroundings, UnusualError, by_subject
from jinshan_kg.publish.resource.writing_blocks import write_blocks
from jinshan_kg.sparql.formats import JSON_LD, ResultFormat

if TYPE_CHECKING:
    from jinshan_kg.engine.embedded import EmbeddedBackend

_OFTEN: Final = 64  # documents that leave a megabyte together


class Documents:
    """Writes the documents about the things of a dataset that is at hand."""

    def __init__(
        self, held: EmbeddedBackend, base: str, *, union: bool, page_size: int = PAGE_SIZE
    ) -> None:
        """Take the dataset.

        Args:
            held: The dataset.
            base: What its IRIs begin with.
            union: Whether its default graph is the union of its named graphs.
            page_size: How many of the statements that point at a thing are on a page.
        """
        self._base: Final = base
        self._describer = Describer(held, base, union, page_size)
        statements = Statements(held.store, base, union=union, room=held.room)
        self._compacted = 0
        self._surroundings = Surroundings(held.store, statements, self._describer)

    def document(self, iri: str, to: ResultFormat, number: int = 1) -> Document | None:
        """Return the document about a thing; None if it does not occur.

        Args:
            iri: The thing.
            to: One of the formats that carry a graph.
            number: Which of its pages; one that it does not have is empty.

        Raises:
            UnwritableError: If the format cannot carry it (406).
            SparqlError: If it cannot be found out.
        """
        if to is JSON_LD:
            self._collect()
        node = NamedNode(iri)
        try:
            blocks, page = self._surroundings.of(node, number)
        except UnusualError:
            return self._asked(iri, to, number)
        if not blocks and not self._surroundings.occurs(node):
            return None
        if number > page.last:
            return Document(page.last, b"")
        return Document(page.last, self._written(node, blocks, page, to))

    def _collect(self) -> None:
        """Free what the compaction of JSON-LD leaves in circles: a worker collects nothing."""
        self._compacted += 1
        if self._compacted % _OFTEN == 0:
            gc.collect()

    def _asked(self, iri: str, to: ResultFormat, number: int) -> Document:
        from jinshan_kg.publish.resource.writing import write

        description = self._describer.describe(iri, number)
        last = description.page.last
        return Document(last, b"" if number > last else write(description, to, self._base))

    def _written(
        self, node: NamedNode, found: Mapping[str, Block], page: Page, to: ResultFormat
    ) -> bytes:
        graphs = frozenset().union(*(block.graphs for block in found.values()))
        about = About(node.value, page, tuple(sorted(graphs, key=str)), self._describer.datasets)
        view = view_of(about, to.name)
        blocks = dict(found)
        if page.last == 1 and str(view) not in blocks:
            blocks[str(view)] = self._themselves.block(node, about.graphs, to.name)
        else:
            for name, quads in by_subject(document_quads(about, to.name)).items():
                said = blocks[name].quads if name in blocks else ()
                blocks[name] = Block((*said, *quads), self._base)
        return write_blocks(blocks, to, self._base, (node, view))

    @cached_property
    def _themselves(self) -> Themselves:
        return Themselves(self._base, self._describer.datasets)
