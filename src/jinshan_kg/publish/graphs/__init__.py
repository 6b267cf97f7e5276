"""The dataset as a network of entities, for Gephi, Cytoscape, yEd, Neo4j and Graphviz."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinshan_kg.publish.distributions import Distribution

if TYPE_CHECKING:
    from jinshan_kg.publish.material import Material

_NEO4J: Final = "https://neo4j.com/docs/operations-manual/current/import/"
_NETWORK_EN: Final = (
    "Nodes are the things that the source names; edges are the relations it asserts."
)
_NETWORK_ZH: Final = "节点为来源提及的事物，边为来源断言的关系。"


def distributions() -> tuple[Distribution, ...]:
    """Return the files that `write` writes, in the order it writes them."""
    return (
        _graph(
            "jinshan-kg.gexf",
            "GEXF",
            "application/xml",
            "http://www.gexf.net/1.2draft",
            "For Gephi.",
            "适用于 Gephi。",
        ),
        _graph(
            "jinshan-kg.graphml",
            "GraphML",
            "application/xml",
            "http://graphml.graphdrawing.org/specification.html",
            "For yEd, Cytoscape, networkx and igraph.",
            "适用于 yEd、Cytoscape、networkx 与 igraph。",
        ),
        _graph(
            "jinshan-kg.cyjs",
            "Cytoscape JSON",
            "application/json",
            "https://js.cytoscape.org/",
            "For Cytoscape and Cytoscape.js.",
            "适用于 Cytoscape 与 Cytoscape.js。",
        ),
        _graph(
            "neo4j/nodes.csv",
            "Neo4j nodes",
            "text/csv",
            _NEO4J,
            "The nodes, for neo4j-admin database import.",
            "节点文件，用于 neo4j-admin database import。",
        ),
        _graph(
            "neo4j/relationships.csv",
            "Neo4j relationships",
            "text/csv",
            _NEO4J,
            "The relationships, for neo4j-admin database import.",
            "关系文件，用于 neo4j-admin database import。",
        ),
        _graph(
            "jinshan-kg.dot",
            "DOT",
            "text/vnd.graphviz",
            "https://graphviz.org/doc/info/lang.html",
            "For Graphviz.",
            "适用于 Graphviz。",
        ),
    )


def write(material: Material, folder: Path, progress: Callable[[str], None]) -> None:
    """Write the network into `graphs/` of a folder.

    Args:
        material: The dataset.
        folder: The folder of the release.
        progress: Called with the path of each file once it is written.

    Raises:
        UserError: If the dataset does not say its title, licence or date, or a file cannot be
            written.
    """
    from jinshan_kg.publish.files import write_all
    from jinshan_kg.publish.graphs.contents import contents

    write_all(folder, contents(material), progress)


def _graph(
    name: str, title: str, media_type: str, conforms_to: str, use_en: str, use_zh: str
) -> Distribution:
    return Distribution(
        f"graphs/{name}",
        {"en": f"Network of entities ({title})", "zh": f"实体网络（{title}）"},
        media_type,
        {"en": f"{_NETWORK_EN} {use_en}", "zh": f"{_NETWORK_ZH}{use_zh}"},
        "graph",
        conforms_to,
    )
