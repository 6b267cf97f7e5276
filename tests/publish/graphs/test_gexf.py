"""The GEXF file: read back by networkx, and built as the schema of GEXF 1.2 has it."""

from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

from jinshan_kg.publish.graphs.network import Network

NAMESPACE = {"": "http://www.gexf.net/1.2draft"}
# For each element: the children it may have, the attributes it must have, those it may have.
SCHEMA = {
    "gexf": ({"meta", "graph"}, {"version"}, {"schemaLocation"}),
    "meta": ({"creator", "description", "keywords"}, set(), {"lastmodifieddate"}),
    "creator": (set(), set(), set()),
    "description": (set(), set(), set()),
    "keywords": (set(), set(), set()),
    "graph": ({"attributes", "nodes", "edges"}, set(), {"defaultedgetype", "mode"}),
    "attributes": ({"attribute"}, {"class"}, {"mode"}),
    "attribute": (set(), {"id", "title", "type"}, set()),
    "nodes": ({"node"}, set(), {"count"}),
    "node": ({"attvalues"}, {"id"}, {"label"}),
    "edges": ({"edge"}, set(), {"count"}),
    "edge": ({"attvalues"}, {"id", "source", "target"}, {"label", "type", "weight"}),
    "attvalues": ({"attvalue"}, set(), set()),
    "attvalue": (set(), {"for", "value"}, set()),
}
TYPES = {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}


@pytest.fixture(scope="module")
def root(written: Path) -> ElementTree.Element:
    return ElementTree.parse(written / "jinshan-kg.gexf").getroot()


def local(name: str) -> str:
    return name.rpartition("}")[2]


def test_networkx_reads_the_same_network(written: Path, network: Network) -> None:
    read = networkx.read_gexf(written / "jinshan-kg.gexf")
    assert isinstance(read, networkx.MultiDiGraph)
    assert list(read.nodes(data=True)) == list(network.nodes(data=True))
    assert {
        (*ends, key): data | {"id": key} for *ends, key, data in network.edges(keys=True, data=True)
    } == {(*ends, key): data for *ends, key, data in read.edges(keys=True, data=True)}


def test_elements_and_attributes_are_those_of_the_schema(root: ElementTree.Element) -> None:
    for element in root.iter():
        children, required, optional = SCHEMA[local(element.tag)]
        attributes = {local(name) for name in element.attrib}
        assert {local(child.tag) for child in element} <= children
        assert required <= attributes <= required | optional, element.tag
        assert element.tag.startswith(f"{{{NAMESPACE['']}}}")


def test_each_value_is_of_an_attribute_declared_for_its_class(root: ElementTree.Element) -> None:
    for kind in ("node", "edge"):
        (declared,) = root.findall(f".//attributes[@class='{kind}']", NAMESPACE)
        attributes = declared.findall("attribute", NAMESPACE)
        used = root.findall(f".//{kind}/attvalues/attvalue", NAMESPACE)
        assert {each.get("type") for each in attributes} <= TYPES
        assert {each.get("for") for each in used} == {each.get("id") for each in attributes}


def test_the_key_of_an_edge_is_its_id_only(root: ElementTree.Element, network: Network) -> None:
    titles = [each.get("title") for each in root.findall(".//attribute", NAMESPACE)]
    assert "networkx_key" not in titles
    edges = [edge.get("id") for edge in root.findall(".//edge", NAMESPACE)]
    assert edges == [key for *_, key in network.edges(keys=True)]


def test_identifiers_are_unique_and_edges_have_both_ends(root: ElementTree.Element) -> None:
    nodes = [node.get("id") for node in root.findall(".//node", NAMESPACE)]
    edges = root.findall(".//edge", NAMESPACE)
    assert len(set(nodes)) == len(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)


def test_it_is_dated_as_the_dataset(root: ElementTree.Element) -> None:
    meta = root.find("meta", NAMESPACE)
    assert meta is not None
    assert meta.get("lastmodifieddate") == "2026-11-23"
    assert meta.findtext("creator", namespaces=NAMESPACE) == "https://w3id.org/jinshan-kg/dataset"
    assert "creativecommons.org/licenses/by/4.0" in meta.findtext("description", "", NAMESPACE)
