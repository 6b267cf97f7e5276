"""The bytes of every graph file."""

from collections.abc import Iterator

from jinshan_kg.publish.graphs.cytoscape import write_cytoscape
from jinshan_kg.publish.graphs.dot import write_dot
from jinshan_kg.publish.graphs.neo4j import write_nodes, write_relationships
from jinshan_kg.publish.graphs.network import network_of
from jinshan_kg.publish.graphs.xml_formats import write_gexf, write_graphml
from jinshan_kg.publish.material import Material
from jinshan_kg.publish.tables.facts import facts_of
from jinshan_kg.publish.tables.statements import Statements


def contents(material: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file in the release and its bytes.

    Raises:
        UserError: If the dataset does not say its title, licence or date.
    """
    said = Statements(material.files)
    facts = facts_of(material)
    network = network_of(said, facts)
    yield "graphs/jinshan-kg.gexf", write_gexf(network, facts)
    yield "graphs/jinshan-kg.graphml", write_graphml(network)
    yield "graphs/jinshan-kg.cyjs", write_cytoscape(network, facts)
    yield "graphs/neo4j/nodes.csv", write_nodes(network, said)
    yield "graphs/neo4j/relationships.csv", write_relationships(network)
    yield "graphs/jinshan-kg.dot", write_dot(network, facts)
