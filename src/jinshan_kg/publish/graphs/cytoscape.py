"""The network as Cytoscape JSON, for Cytoscape and Cytoscape.js."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jinshan_kg.publish.tables.facts import Facts

if TYPE_CHECKING:
    from jinshan_kg.publish.graphs.network import Network


def write_cytoscape(network: Network, facts: Facts) -> bytes:
    """Return a network as Cytoscape JSON: its facts in `data`, nodes and edges in `elements`."""
    from networkx.readwrite.json_graph import cytoscape_data

    content: dict[str, Any] = cytoscape_data(network, name="label", ident="iri")
    content["data"] = {
        "name": facts.en,
        "name_zh": facts.zh,
        "license": facts.licence,
        "version": facts.version,
        "modified": facts.modified.isoformat(),
    }
    for edge in content["elements"]["edges"]:
        edge["data"]["id"] = edge["data"].pop("key")  # Cytoscape's name for it
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
