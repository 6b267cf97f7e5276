"""Default graphs that are made of several graphs.

Oxigraph asks graph after graph where a default graph has several (its option
`use_default_graph_as_union`, several FROM clauses): a triple that stands in two of them counts
twice. SPARQL (section 13.1) asks their merge, in which it counts once. So the merge is made.
"""

from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

Graph = NamedNode | BlankNode | DefaultGraph


def add_union_to_default(store: Store) -> None:
    """Add the triples of every named graph of a store to its default graph."""
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")


def merged(store: Store, default: Sequence[Graph], named: Sequence[Graph]) -> Store:
    """Return a store whose default graph is the merge of some graphs of another one.

    Args:
        store: The other store.
        default: The graphs to merge.
        named: The graphs to take over as they are.
    """
    result = Store()
    result.bulk_extend(_moved(store, default))
    for graph in named:
        result.bulk_extend(store.quads_for_pattern(None, None, None, graph))
    return result


def _moved(store: Store, graphs: Iterable[Graph]) -> Iterable[Quad]:
    for graph in graphs:
        for quad in store.quads_for_pattern(None, None, None, graph):
            yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
