"""The GraphML file, read back by networkx."""

from pathlib import Path
from xml.etree import ElementTree

import networkx

from jinshan_kg.publish.graphs.network import Network

NAMESPACE = {"": "http://graphml.graphdrawing.org/xmlns"}


def test_networkx_reads_the_same_network(written: Path, network: Network) -> None:
    read = networkx.read_graphml(written / "jinshan-kg.graphml", force_multigraph=True)
    assert isinstance(read, networkx.MultiDiGraph)
    assert list(read.nodes(data=True)) == list(network.nodes(data=True))
    assert list(read.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


def test_every_key_is_declared_once(written: Path) -> None:
    root = ElementTree.parse(written / "jinshan-kg.graphml").getroot()
    declared = [key.get("id") for key in root.findall("key", NAMESPACE)]
    assert len(set(declared)) == len(declared)
    assert {data.get("key") for data in root.findall(".//data", NAMESPACE)} == set(declared)
