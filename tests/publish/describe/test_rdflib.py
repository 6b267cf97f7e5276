"""The VoID description of the bundled dataset, read by another library."""

from pyoxigraph import QueryTriples, RdfFormat, Store
from rdflib import RDF, VOID, Graph, URIRef
from tests.publish.describe.conftest import Ask

from jinshan_kg.publish.describe.queries import VOID as VOID_QUERY

DATASET = URIRef("https://w3id.org/jinshan-kg/dataset")


def test_rdflib_reads_in_it_how_many_triples_there_are(described: Store, ask: Ask) -> None:
    constructed = described.query(VOID_QUERY)
    assert isinstance(constructed, QueryTriples)
    written = constructed.serialize(format=RdfFormat.TURTLE)
    assert written is not None
    graph = Graph().parse(data=written, format="turtle")
    subsets = [
        int(str(graph.value(subset, VOID.triples)))
        for subset in graph.objects(DATASET, VOID.subset)
        if (subset, RDF.type, VOID.Linkset) not in graph
    ]

    [[triples]] = ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    [[quads]] = ask(
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o }"
        " FILTER(?g != <https://w3id.org/jinshan-kg/graph/description>) }"
    )
    assert str(graph.value(DATASET, VOID.triples)) == triples
    assert (len(subsets), str(sum(subsets))) == (7, quads)
