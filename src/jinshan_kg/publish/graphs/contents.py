"""The bytes of every graph file."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

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
    for path, make in makers(material).items():
        yield path, make()


def makers(material: Material) -> Mapping[str, Callable[[], bytes]]:
    """Return the path of each file in the release, in order, and what makes its bytes.

    Raises:
        UserError: If the dataset does not say its title, licence or date.
    """
    said = Statements(material.files)
    facts = facts_of(material)
    network = network_of(said, facts)
    return {
        "graphs/jinshan-kg.gexf": partial(write_gexf, network, facts),
        "graphs/jinshan-kg.graphml": partial(write_graphml, network),
        "graphs/jinshan-kg.cyjs": partial(write_cytoscape, network, facts),
        "graphs/neo4j/nodes.csv": partial(write_nodes, network, said),
        "graphs/neo4j/relationships.csv": partial(write_relationships, network),
        "graphs/jinshan-kg.dot": partial(write_dot, network, facts),
    }
