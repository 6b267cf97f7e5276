"""What is validated: the files, parsed once, in the forms that the checks ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, Store

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import parse_file
from jinshan_kg.errors import TurtleSyntaxError
from jinshan_kg.namespaces import RDF_TYPE
from jinshan_kg.validation.places import Places, node_name
from jinshan_kg.validation.report import Finding, Place, Severity

if TYPE_CHECKING:
    import rdflib

_TYPE: Final = NamedNode(RDF_TYPE)


@dataclass(frozen=True)
class ParsedFile:
    """A file with its quads as written, and whether it is itself validated or only context."""

    file: DataFile
    quads: tuple[Quad, ...]
    own: bool = True

    @cached_property
    def typed(self) -> frozenset[str]:
        """The nodes that the file describes: those it gives a type."""
        return frozenset(
            quad.subject.value
            for quad in self.quads
            if quad.predicate == _TYPE and isinstance(quad.subject, NamedNode)
        )


@dataclass(frozen=True)
class Material:
    """The files under validation together with the context they are read in.

    Attributes:
        layout: The folders the context comes from; the shapes are taken from there.
        files: The parsed files, own ones and context.
        whole: Whether the own files are the whole dataset, so that nothing is left out of the
            report.
    """

    layout: Layout
    files: tuple[ParsedFile, ...]
    whole: bool

    @cached_property
    def own(self) -> tuple[ParsedFile, ...]:
        """The files that are validated."""
        return tuple(parsed for parsed in self.files if parsed.own)

    @cached_property
    def store(self) -> Store:
        """All files merged into the default graph of a store (which rewrites numbers)."""
        return merged_store(self.files)

    @cached_property
    def graph(self) -> rdflib.Graph:
        """All files merged into one rdflib graph, lexical forms as written."""
        from jinshan_kg.dataset.to_rdflib import graph_of

        return graph_of((parsed.file.path, list(parsed.quads)) for parsed in self.files)

    @cached_property
    def places(self) -> Places:
        """Where each node is described."""
        return Places.of((parsed.file.path, parsed.quads, parsed.own) for parsed in self.files)

    @cached_property
    def own_nodes(self) -> frozenset[str]:
        """The IRIs that the own files say something about."""
        return frozenset(
            quad.subject.value
            for parsed in self.own
            for quad in parsed.quads
            if isinstance(quad.subject, NamedNode)
        )

    def concerns(self, place: Place | None) -> bool:
        """Say whether a finding at a place is about what is validated, not about the context."""
        return self.whole or place is None or place.path in self._own_paths

    @cached_property
    def _own_paths(self) -> frozenset[Path]:
        return frozenset(parsed.file.path for parsed in self.own)


def merged_store(files: Iterable[ParsedFile]) -> Store:
    """Return a store with the triples of the files in its default graph."""
    store = Store()
    store.bulk_extend(
        Quad(quad.subject, quad.predicate, quad.object) for parsed in files for quad in parsed.quads
    )
    return store


def read_material(layout: Layout, own: Iterable[DataFile] | None) -> Material | list[Finding]:
    """Parse the files, or return a finding for each file that does not parse.

    Args:
        layout: The dataset; the context of the own files.
        own: The files to validate; None for the whole dataset.

    Raises:
        UserError: If a file is missing, unreadable or of an unsupported extension.
    """
    bundled = layout.files()
    chosen = bundled if own is None else tuple(own)
    mine = {file.path for file in chosen}
    context = [file for file in bundled if file.path not in mine]
    parsed, broken = _parsed(chosen, own=True)
    around, broken_around = _parsed(context, own=False)
    if broken or broken_around:
        return broken + broken_around
    return Material(layout, (*parsed, *_without(parsed, around)), whole=own is None)


def _parsed(files: Iterable[DataFile], own: bool) -> tuple[list[ParsedFile], list[Finding]]:
    parsed, broken = [], []
    for file in files:
        try:
            parsed.append(ParsedFile(file, tuple(parse_file(file)), own))
        except TurtleSyntaxError as error:
            broken.append(_syntax_finding(error))
    return parsed, broken


def _syntax_finding(error: TurtleSyntaxError) -> Finding:
    caret = str(error).partition("\n")[2]  # the line itself and a caret under the column
    return Finding(
        check="syntax",
        severity=Severity.VIOLATION,
        message=f"Column {error.column}: {error.reason}\n{caret}",
        source="syntax",
        place=Place(error.path, error.line),
    )


def _without(own: list[ParsedFile], context: list[ParsedFile]) -> list[ParsedFile]:
    """Leave out of the context each description that the own files replace.

    A node that an own file types takes the place of the description in the bundled file that
    types it; so an edited copy of a data file is not read together with the original. What other
    bundled files add to the node (relations, names) stays.
    """
    typed = frozenset[str]().union(*(parsed.typed for parsed in own))
    return [_dropping(parsed, parsed.typed & typed) for parsed in context]


def _dropping(parsed: ParsedFile, replaced: frozenset[str]) -> ParsedFile:
    if not replaced:
        return parsed
    kept = tuple(quad for quad in parsed.quads if node_name(quad.subject) not in replaced)
    return ParsedFile(parsed.file, kept, own=False)
