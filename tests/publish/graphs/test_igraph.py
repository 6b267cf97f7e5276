"""The GraphML file in igraph, which R has as well."""

from pathlib import Path

import pytest

from jinshan_kg.publish.graphs.network import Network

igraph = pytest.importorskip("igraph")


def test_igraph_reads_the_same_network(written: Path, network: Network) -> None:
    read = igraph.Graph.Read_GraphML(str(written / "jinshan-kg.graphml"))
    assert read.is_directed()
    names = read.vs["id"]
    assert names == list(network.nodes)
    assert read.vs["label"] == [data["label"] for _, data in network.nodes(data=True)]
    assert read.vs["type_zh"] == [data.get("type_zh", "") for _, data in network.nodes(data=True)]
    # Not by their ids: igraph 1.0 gives each edge that of the node with the same number.
    edges = [(names[edge.source], names[edge.target], edge["predicate"]) for edge in read.es]
    assert sorted(edges) == sorted(
        (*ends, data["predicate"]) for *ends, data in network.edges(data=True)
    )
