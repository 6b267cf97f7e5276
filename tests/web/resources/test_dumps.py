"""A graph as it is served is the graph of the dump, literal by literal."""

import pyoxigraph
import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.namespaces import graph_iri
from jinshan_kg.publish.canonical import canonical_nquads
from jinshan_kg.publish.material import read_material

GRAPHS = sorted({file.graph for file in Layout.bundled().files() if file.graph})


@pytest.fixture(scope="module")
def dump() -> list[pyoxigraph.Quad]:
    return [quad for file in read_material(Layout.bundled()).files for quad in file.quads]


@pytest.mark.parametrize("graph", GRAPHS)
def test_a_graph_is_the_same_in_the_dump_and_served(
    bundled_client: FlaskClient, dump: list[pyoxigraph.Quad], graph: str
) -> None:
    name = NamedNode(graph)
    dumped = canonical_nquads(quad for quad in dump if quad.graph_name == name)
    served = bundled_client.get(f"/graph/{graph.removeprefix(graph_iri(''))}.nq").data

    assert canonical_nquads(parse(input=served, format=RdfFormat.N_QUADS)) == dumped != b""
