"""Where a node is written: the file that describes it, and the line in that file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from jinshan_kg.namespaces import RDF_TYPE
from jinshan_kg.validation.report import Place

_PREFIX: Final = re.compile(r"^\s*@?prefix\s+([^\s:]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)

# How well a file describes a node, best first: it types it, speaks of it, only mentions it.
_TYPES, _SPEAKS, _MENTIONS = range(3)


@dataclass(frozen=True)
class Places:
    """An index from nodes to the file that describes them.

    Attributes:
        files: For each IRI, and each blank node as `_:name`, its file.
        holders: For each blank node that is an object, the node that holds it.
    """

    files: dict[str, Path]
    holders: dict[str, str]
    _texts: dict[Path, str] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Iterable[tuple[Path, tuple[Quad, ...], bool]]) -> Places:
        """Index the files: each with its quads and whether it is preferred (an own file).

        A preferred file beats another; then a file that gives the node a type beats one that
        speaks of it, and that beats one that only mentions it; then the first file.
        """
        best: dict[str, tuple[bool, int, Path]] = {}
        holders: dict[str, str] = {}
        for path, quads, own in files:
            for quad in quads:
                for name, how in _mentions(quad):
                    known = best.get(name)
                    if known is None or (not own, how) < known[:2]:
                        best[name] = (not own, how, path)
                if isinstance(quad.object, BlankNode):
                    holders.setdefault(str(quad.object), node_name(quad.subject))
        return cls({name: path for name, (_, _, path) in best.items()}, holders)

    def find(self, node: str) -> Place | None:
        """Return where a node is described, or None if no file mentions it.

        Args:
            node: An IRI, or `_:name` of a blank node (found through the node that holds it).
        """
        node = self.holder(node)
        path = self.files.get(node)
        return None if path is None else Place(path, self._line(path, node))

    def holder(self, node: str) -> str:
        """Return the named node that a blank node hangs from, or the node itself."""
        seen = {node}
        while node.startswith("_:") and node in self.holders:
            node = self.holders[node]
            if node in seen:
                break
            seen.add(node)
        return node

    def lines(self, path: Path, iri: str) -> list[int]:
        """Return the lines of a Turtle file, from 1, on which an IRI is written."""
        return [text.count("\n", 0, at) + 1 for text, at in self._occurrences(path, iri)]

    def _line(self, path: Path, node: str) -> int | None:
        first = None
        for text, at in self._occurrences(path, node):
            # A description begins a line; a mention stands somewhere within.
            if at == 0 or text[at - 1] == "\n":
                return text.count("\n", 0, at) + 1
            first = first if first is not None else text.count("\n", 0, at) + 1
        return first

    def _occurrences(self, path: Path, iri: str) -> Iterator[tuple[str, int]]:
        if iri.startswith("_:"):
            return
        text = self._text(path)
        written = "|".join(map(re.escape, _written(iri, text)))
        for match in re.finditer(rf"(?<![\w:])(?:{written})(?![\w:/#%-]|\.\w)", text):
            yield text, match.start()

    def _text(self, path: Path) -> str:
        if path not in self._texts:
            self._texts[path] = path.read_text(encoding="utf-8", errors="replace")
        return self._texts[path]


def node_name(term: NamedNode | BlankNode | Literal | object) -> str:
    """Return a node as findings name it: an IRI, or `_:name` of a blank node."""
    return term.value if isinstance(term, NamedNode) else str(term)


def _mentions(quad: Quad) -> Iterator[tuple[str, int]]:
    typed = quad.predicate.value == RDF_TYPE
    yield node_name(quad.subject), _TYPES if typed else _SPEAKS
    yield quad.predicate.value, _MENTIONS
    if isinstance(quad.object, NamedNode | BlankNode):
        yield node_name(quad.object), _MENTIONS
    elif isinstance(quad.object, Literal):
        yield quad.object.datatype.value, _MENTIONS


def _written(iri: str, text: str) -> list[str]:
    names = [
        f"{prefix}:{iri.removeprefix(namespace).replace('/', chr(92) + '/')}"
        for prefix, namespace in _PREFIX.findall(text)
        if namespace and iri.startswith(namespace) and iri != namespace
    ]
    return [f"<{iri}>", *names]
