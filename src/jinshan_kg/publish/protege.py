"""The ontology, alone or with the data, as one OWL 2 DL file for Protégé and other OWL tools."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad

from jinshan_kg.namespaces import PREFIXES, graph_iri

_RDF: Final = PREFIXES["rdf"]
_VOCABULARY: Final = frozenset({graph_iri("ontology"), graph_iri("concepts")})
# Queries say nothing about things; what is derived, a reasoner finds.
_LEFT_OUT: Final = frozenset({graph_iri("queries"), graph_iri("derived")})
# Of the catalogue, only the types that OWL DL demands: of the data set of an observation. The Data
# Cube structure, which is there too, would leave OWL DL.
_CATALOG: Final = graph_iri("catalog")
_TYPE: Final = NamedNode(f"{_RDF}type")
_CLASS: Final = NamedNode(f"{PREFIXES['owl']}Class")
# No OWL 2 DL axiom speaks about a triple, so a claim loses the three statements that name its
# own; the triple itself stays.
_REIFICATION: Final = frozenset({f"{_RDF}subject", f"{_RDF}predicate", f"{_RDF}object"})
_STATEMENT: Final = NamedNode(f"{_RDF}Statement")


def ontology(quads: Iterable[Quad]) -> list[Quad]:
    """Return the statements of the ontology and of its concepts and units."""
    return [quad for quad in quads if _graph(quad) in _VOCABULARY]


def ontology_with_data(quads: Iterable[Quad]) -> list[Quad]:
    """Return the statements of the ontology and of the data that OWL 2 DL can say."""
    kept = [quad for quad in quads if _is_kept(quad)]
    classes = {quad.subject for quad in kept if quad.predicate == _TYPE and quad.object == _CLASS}
    return [
        quad
        for quad in kept
        if _graph(quad) != _CATALOG or (quad.predicate == _TYPE and quad.object in classes)
    ]


def _is_kept(quad: Quad) -> bool:
    is_reification = quad.predicate.value in _REIFICATION or quad.object == _STATEMENT
    return _graph(quad) not in _LEFT_OUT and not is_reification


def _graph(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
