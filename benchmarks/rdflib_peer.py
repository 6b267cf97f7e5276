"""The peer: rdflib-endpoint over rdflib's memory store, as its README shows.

`python -m benchmarks.rdflib_peer PORT` serves the same files in the same named graphs, with the
union of them as the default graph. A plain `rdflib.Graph` of the merged triples is as fast (within
the noise), but cannot answer the queries that name a graph.
"""

import sys

from rdflib import Dataset, URIRef

from jinshan_kg.dataset.layout import Layout


def load() -> Dataset:
    """Return the bundled graph, parsed by rdflib."""
    dataset = Dataset(default_union=True)
    for file in Layout.bundled().files():
        dataset.graph(URIRef(str(file.graph))).parse(file.path, format="turtle")
    return dataset


def serve(port: int) -> None:
    """Serve it on this machine until ended."""
    # Here, so that measuring `load` alone does not import a web server.
    import uvicorn
    from rdflib_endpoint import SparqlEndpoint

    app = SparqlEndpoint(graph=load(), path="/sparql")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
