"""One order and one naming of blank nodes, so that the same dataset gives the same bytes."""

from collections.abc import Iterable

from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import GRAPH, RDF_TYPE, graph_iri


def canonical(quads: Iterable[Quad], first: Iterable[NamedNode] = ()) -> list[Quad]:
    """Return the quads once each, sorted, blank nodes named by their place in the graph.

    Blank nodes are named by RDF Dataset Canonicalization (RDFC-1.0). The order is by graph (the
    default graph first), subject and predicate (rdf:type first), then object. Literals keep their
    lexical forms.

    Args:
        quads: The quads.
        first: The subjects that go before the others of their graph, in this order.
    """
    places = {str(node): number for number, node in enumerate(first)}

    def place(quad: Quad) -> tuple[str, int, str, bool, str, str]:
        graph = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
        subject, predicate = str(quad.subject), quad.predicate.value
        rank = places.get(subject, len(places))
        return graph, rank, subject, predicate != RDF_TYPE, predicate, str(quad.object)

    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=place)


def merged(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads without their graph names: the union of the graphs."""
    return [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def only_graph(quads: Iterable[Quad], name: str) -> list[Quad]:
    """Return the quads of one named graph.

    Args:
        quads: The dataset.
        name: The short name of a graph of the project, such as `ontology`, or a full IRI.

    Raises:
        UserError: If there is no such graph; the message lists those there are.
    """
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            graphs.setdefault(quad.graph_name.value, []).append(quad)
    found = graphs.get(graph_iri(name)) or graphs.get(name)
    if found is None:
        known = ", ".join(sorted(iri.removeprefix(GRAPH) for iri in graphs)) or "none"
        raise UserError(f"No named graph {name!r}. Named graphs: {known}.")
    return found
