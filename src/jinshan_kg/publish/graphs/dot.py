"""The network in DOT, the language of Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.tables.facts import Facts

if TYPE_CHECKING:
    from jinshan_kg.publish.graphs.network import Network


def write_dot(network: Network, facts: Facts) -> bytes:
    """Return a network as a DOT digraph.

    A node is named by its IRI without the base; its label is in both languages, its URL the IRI.
    """
    import networkx

    drawn: Network = networkx.MultiDiGraph(
        name=facts.en,
        graph={"charset": "UTF-8", "overlap": "false", "URL": _quoted(facts.iri)},
        node={"shape": "box"},
    )
    for node, data in network.nodes(data=True):
        names = [name for name in (data.get("label_zh"), data["label"]) if name]
        drawn.add_node(
            _short(node),
            label=_quoted(*names),
            tooltip=_quoted(data["type"]),
            URL=_quoted(node),
        )
    for start, end, key, data in network.edges(data=True, keys=True):
        drawn.add_edge(
            _short(start),
            _short(end),
            key=_quoted(key),
            label=_quoted(data["label"]),
            tooltip=_quoted(data.get("label_zh", data["label"])),
            URL=_quoted(data["predicate"]),
        )
    written: str = networkx.nx_pydot.to_pydot(drawn).to_string()
    return written.encode()


def _short(iri: str) -> str:
    return _quoted(iri.removeprefix(BASE))


def _quoted(*lines: str) -> str:
    # pydot quotes what it takes to need it, and takes a name with a colon for a port.
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
