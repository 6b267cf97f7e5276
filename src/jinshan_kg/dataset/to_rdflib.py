"""pyoxigraph's quads as rdflib's, term by term, with lexical forms kept as written."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import rdflib

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import PREFIXES

ParsedFiles = Iterable[tuple[Path, list[ox.Quad]]]

_XSD_STRING = PREFIXES["xsd"] + "string"


def dataset_of(files: ParsedFiles) -> rdflib.Dataset:
    """Return an rdflib dataset whose default graph is the union of its graphs.

    Args:
        files: Each file with its quads; the path is for the error message.

    Raises:
        UserError: If a file says what rdflib cannot hold (RDF 1.2 triple terms, directions).
    """
    dataset = rdflib.Dataset(default_union=True)
    _bind_prefixes(dataset)
    for path, quads in files:
        for quad in quads:
            _graph(dataset, quad.graph_name).add(_triple(path, quad))
    return dataset


def graph_of(files: ParsedFiles) -> rdflib.Graph:
    """Return one rdflib graph of all the quads, graph names dropped.

    Args:
        files: Each file with its quads; the path is for the error message.

    Raises:
        UserError: If a file says what rdflib cannot hold (RDF 1.2 triple terms, directions).
    """
    graph = rdflib.Graph()
    _bind_prefixes(graph)
    for path, quads in files:
        for quad in quads:
            graph.add(_triple(path, quad))
    return graph


def _bind_prefixes(graph: rdflib.Graph) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)


def _graph(
    dataset: rdflib.Dataset, name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph
) -> rdflib.Graph:
    graph: rdflib.Graph  # rdflib leaves both unannotated
    if isinstance(name, ox.DefaultGraph):
        graph = dataset.default_graph
    else:
        graph = dataset.get_context(_node(name))
    return graph


def _triple(path: Path, quad: ox.Quad) -> tuple[rdflib.Node, rdflib.URIRef, rdflib.Node]:
    subject, term = quad.subject, quad.object
    assert not isinstance(subject, ox.Triple)  # RDF 1.2 has triple terms as objects only
    if isinstance(term, ox.Triple) or (isinstance(term, ox.Literal) and term.direction):
        raise UserError(
            f"{path}: {subject} {quad.predicate} has an object of RDF 1.2 (a triple or a text"
            " direction), which cannot be read here. Take it out, or write RDF 1.1."
        )
    return _node(subject), rdflib.URIRef(quad.predicate.value), _object(term)


def _node(term: ox.NamedNode | ox.BlankNode) -> rdflib.URIRef | rdflib.BNode:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.BNode(term.value)


def _object(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> rdflib.Node:
    if not isinstance(term, ox.Literal):
        return _node(term)
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _XSD_STRING:
        return rdflib.Literal(term.value)
    datatype = rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)
