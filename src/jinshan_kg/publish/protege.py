"""The ontology, alone or with the data, as one OWL 2 DL file for Protégé and other OWL tools."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad

from jinshan_kg.namespaces import (
    CATALOG_GRAPH,
    DERIVED_GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
    QUERIES_GRAPH,
    RDF_STATEMENT,
    RDF_TYPE,
    REIFICATION,
    graph_iri,
)

_VOCABULARY: Final = frozenset({ONTOLOGY_GRAPH, graph_iri("concepts")})
# Queries say nothing about things; what is derived, a reasoner finds.
_LEFT_OUT: Final = frozenset({QUERIES_GRAPH, DERIVED_GRAPH})
_TYPE: Final = NamedNode(RDF_TYPE)
_CLASS: Final = NamedNode(f"{PREFIXES['owl']}Class")
_STATEMENT: Final = NamedNode(RDF_STATEMENT)


def ontology(quads: Iterable[Quad]) -> list[Quad]:
    """Return the statements of the ontology and of its concepts and units."""
    return [quad for quad in quads if _graph(quad) in _VOCABULARY]


def ontology_with_data(quads: Iterable[Quad]) -> list[Quad]:
    """Return the statements of the ontology and of the data that OWL 2 DL can say."""
    kept = [quad for quad in quads if _is_kept(quad)]
    classes = {quad.subject for quad in kept if quad.predicate == _TYPE and quad.object == _CLASS}
    # Of the catalogue, only the types that OWL DL demands: of the data set of an observation. The
    # Data Cube structure, which is there too, would leave OWL DL.
    return [
        quad
        for quad in kept
        if _graph(quad) != CATALOG_GRAPH or (quad.predicate == _TYPE and quad.object in classes)
    ]


def _is_kept(quad: Quad) -> bool:
    # No OWL 2 DL axiom speaks about a triple, so a claim loses the three statements that name its
    # own; the triple itself stays.
    is_reification = quad.predicate.value in REIFICATION or quad.object == _STATEMENT
    return _graph(quad) not in _LEFT_OUT and not is_reification


def _graph(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
