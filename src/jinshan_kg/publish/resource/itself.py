"""What documents say of themselves, made quickly where there are many of a kind."""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Quad

from jinshan_kg.publish.resource.block import Block, TurtleText, prefixes_of, write_turtle
from jinshan_kg.publish.resource.description import DatasetFacts, Page
from jinshan_kg.publish.resource.document import About, document_quads
from jinshan_kg.publish.resource.prefixes import folder_of

_NAME: Final = "the-name-of-a-thing"
_LIKE_IT: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # names that Turtle has as they are
_MOST: Final = 1_000  # kinds of documents


class Themselves:
    """Makes the blocks in which documents tell what they are about.

    In Turtle all documents of one page about things of one folder, from the same graphs, say the
    same, but for the name of the thing.
    """

    def __init__(self, base: str, datasets: tuple[DatasetFacts, ...]) -> None:
        """Take what the IRIs of the dataset begin with, and what it tells of itself."""
        self._base = base
        self._datasets = datasets
        self._patterns: dict[tuple[str, tuple[NamedNode, ...], str], Block] = {}

    def block(self, node: NamedNode, graphs: tuple[NamedNode, ...], suffix: str) -> Block:
        """Return what the document of one page about a thing says of itself.

        Args:
            node: The thing.
            graphs: The named graphs that its statements come from, sorted.
            suffix: The suffix of the document.
        """
        iri = node.value
        folder = folder_of(iri)
        name = iri[len(folder) :]
        quads = self._quads(iri, graphs, suffix)
        pattern = self._pattern(folder, graphs, suffix) if _LIKE_IT.fullmatch(name) else None
        if pattern is None or pattern.turtle is None:
            return Block(quads, self._base)
        return _Made(quads, self._base, pattern.folders, pattern.turtle, name)

    def _quads(self, iri: str, graphs: tuple[NamedNode, ...], suffix: str) -> Iterator[Quad]:
        return document_quads(About(iri, Page(), graphs, self._datasets), suffix)

    def _pattern(self, folder: str, graphs: tuple[NamedNode, ...], suffix: str) -> Block:
        key = folder, graphs, suffix
        pattern = self._patterns.get(key)
        if pattern is None:
            if len(self._patterns) >= _MOST:
                self._patterns.clear()
            pattern = Block(self._quads(folder + _NAME, graphs, suffix), self._base)
            prefixes = prefixes_of([pattern])
            if prefixes is not None and pattern.is_apart:
                write_turtle([pattern], prefixes)
            self._patterns[key] = pattern
        return pattern


class _Made(Block):
    """A block whose Turtle is made of that of another, with another name."""

    def __init__(
        self,
        quads: Iterator[Quad],
        base: str,
        folders: frozenset[tuple[str, str]],
        turtle: TurtleText,
        name: str,
    ) -> None:
        super().__init__(quads, base)
        self.folders = folders
        self.turtle = TurtleText(turtle.prefixes, turtle.text.replace(_NAME, name))
