"""Which files belong to the knowledge base proper, and which only describe the dataset."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode

from jinshan_kg.namespaces import CATALOG_GRAPH, DERIVED_GRAPH, PREFIXES, QUERIES_GRAPH, RDF_TYPE
from jinshan_kg.validation.material import ParsedFile

# Example queries say nothing; what is derived follows from the rest, so it adds nothing.
_LEFT_OUT: Final = frozenset({QUERIES_GRAPH, DERIVED_GRAPH})

_TYPE: Final = NamedNode(RDF_TYPE)
_CLASS: Final = NamedNode(PREFIXES["owl"] + "Class")


def assertion_files(files: Iterable[ParsedFile]) -> list[ParsedFile]:
    """Return the files of the ontology, the concepts and the assertions.

    A file that belongs to no graph of the dataset (one that the user named) counts as assertions.
    Of the catalogue and the Data Cube structure only the types remain whose class the ontology
    declares, such as that of the data set of an observation.
    """
    kept = [parsed for parsed in files if parsed.file.graph not in _LEFT_OUT]
    classes = frozenset(
        quad.subject
        for parsed in kept
        for quad in parsed.quads
        if quad.predicate == _TYPE and quad.object == _CLASS
    )
    return [
        _types_only(parsed, classes) if parsed.file.graph == CATALOG_GRAPH else parsed
        for parsed in kept
    ]


def _types_only(parsed: ParsedFile, classes: frozenset[object]) -> ParsedFile:
    quads = (quad for quad in parsed.quads if quad.predicate == _TYPE and quad.object in classes)
    return ParsedFile(parsed.file, tuple(quads), parsed.own)
