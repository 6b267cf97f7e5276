"""Read RDF files into quads, an Oxigraph store, or rdflib.

pyoxigraph's parsers read every file: they never fetch what a file names (rdflib's would open a
remote JSON-LD context). rdflib is imported only by the two functions that return its objects,
because it costs a third of the server's start-up time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from jinshan_kg.dataset.formats import format_of
from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.syntax import syntax_error
from jinshan_kg.errors import UserError

if TYPE_CHECKING:
    import rdflib

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UserError: If the file is missing or unreadable.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error


class ParsedFile(NamedTuple):
    """What a file says.

    Attributes:
        quads: Its quads in the order written, with their lexical forms as written.
        prefixes: The prefixes that it declares, with their namespaces.
    """

    quads: list[Quad]
    prefixes: Mapping[str, str]


def parse_file(file: DataFile) -> list[Quad]:
    """Return the quads of a file in the order written, with their lexical forms as written.

    Blank nodes get new names, so that the same label in two files means two nodes.

    Raises:
        TurtleSyntaxError: If the file does not parse, with line, column and the line itself.
        UserError: If the file is missing, unreadable or of an unsupported extension.
    """
    return parse_with_prefixes(file).quads


def parse_with_prefixes(file: DataFile) -> ParsedFile:
    """Return the quads of a file, as `parse_file` does, and the prefixes it declares.

    Raises:
        TurtleSyntaxError: If the file does not parse, with line, column and the line itself.
        UserError: If the file is missing, unreadable or of an unsupported extension.
    """
    content, syntax = _content(file.path, read_file(file.path))
    graph = None if file.graph is None else NamedNode(file.graph)
    try:
        parser = parse(
            input=content, format=syntax, base_iri=_base_iri(file), rename_blank_nodes=True
        )
        quads = list(parser)
    except SyntaxError as error:
        raise syntax_error(file.path, content, error) from error
    if graph is not None:
        quads = [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]
    return ParsedFile(quads, parser.prefixes)


def load_store(files: Iterable[DataFile], read: Callable[[Path], bytes] = read_file) -> Store:
    """Return an in-memory store with the files loaded, each in its named graph.

    The store rewrites numbers (`225.0` becomes `225`): use `parse_file` where the lexical forms
    matter.

    Args:
        files: The files.
        read: Returns what a file says, where that is not on the disk any more.

    Raises:
        TurtleSyntaxError: If a file does not parse, with line, column and the line itself.
        UserError: If a file is missing, unreadable or of an unsupported extension.
    """
    store = Store()
    for file in files:
        content, syntax = _content(file.path, read(file.path))
        graph = None if file.graph is None else NamedNode(file.graph)
        try:
            store.bulk_load(input=content, format=syntax, base_iri=_base_iri(file), to_graph=graph)
        except SyntaxError as error:
            raise syntax_error(file.path, content, error) from error
    return store


def to_rdflib(files: Iterable[DataFile]) -> rdflib.Dataset:
    """Return the files as an rdflib dataset whose default graph is the union of its graphs.

    Lexical forms are kept as written.

    Raises:
        TurtleSyntaxError: If a file does not parse.
        UserError: If a file cannot be read, or says what rdflib cannot hold (RDF 1.2).
    """
    from jinshan_kg.dataset.to_rdflib import dataset_of

    return dataset_of((file.path, parse_file(file)) for file in files)


def to_rdflib_graph(files: Iterable[DataFile]) -> rdflib.Graph:
    """Return the files merged into one rdflib graph, lexical forms as written.

    Raises:
        TurtleSyntaxError: If a file does not parse.
        UserError: If a file cannot be read, or says what rdflib cannot hold (RDF 1.2).
    """
    from jinshan_kg.dataset.to_rdflib import graph_of

    return graph_of((file.path, parse_file(file)) for file in files)


def _content(path: Path, written: bytes) -> tuple[bytes, RdfFormat]:
    content = written.removeprefix(_BYTE_ORDER_MARK)
    return content, format_of(path, content)


def _base_iri(file: DataFile) -> str | None:
    # In the project's own files a relative IRI is a slip; in a user's it means "this file"
    # (RFC 3986 section 5.1.3).
    return None if file.graph is not None else file.path.absolute().as_uri()
