"""SHACL property paths in SPARQL's notation (SHACL, section 2.3.1)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection
from rdflib.term import Node

_WRAPPED: Final[Mapping[rdflib.URIRef, Callable[[str], str]]] = MappingProxyType(
    {
        SH.inversePath: "^{}".format,
        SH.zeroOrMorePath: "({})*".format,
        SH.oneOrMorePath: "({})+".format,
        SH.zeroOrOnePath: "({})?".format,
    }
)


def path_text(graph: rdflib.Graph, path: Node) -> str:
    """Return a path: an IRI as it is, anything else as a SPARQL 1.1 property path.

    Args:
        graph: The graph that holds the nodes of the path.
        path: The path: an IRI, or a blank node.
    """
    return str(path) if isinstance(path, rdflib.URIRef) else _text(graph, path)


def _text(graph: rdflib.Graph, path: Node) -> str:
    if isinstance(path, rdflib.URIRef):
        return f"<{path}>"
    for predicate, wrap in _WRAPPED.items():
        inner = graph.value(path, predicate)
        if inner is not None:
            return wrap(_text(graph, inner))
    alternatives = graph.value(path, SH.alternativePath)
    if alternatives is not None:
        return "|".join(_text(graph, step) for step in Collection(graph, alternatives))
    if graph.value(path, RDF.first) is not None:
        return "/".join(_text(graph, step) for step in Collection(graph, path))
    return "a path"
