"""The network that every graph format is written from: entities and their relations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from jinshan_kg.namespaces import local_name
from jinshan_kg.publish.graphs.relations import HOLDS, Relation, relations
from jinshan_kg.publish.tables.entities import entities, kinds
from jinshan_kg.publish.tables.facts import Facts
from jinshan_kg.publish.tables.schema import SEPARATOR
from jinshan_kg.publish.tables.statements import Statements, expand

if TYPE_CHECKING:
    import networkx

Network: TypeAlias = "networkx.MultiDiGraph[str]"
"""Directed; several edges may join two nodes, each with a key of its own."""
Attributes = dict[str, str | int]
"""What a node or an edge carries; what the source does not say is left out."""

# The dataset declares these properties of others without a label.
_FOREIGN: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        HOLDS: {"en": "holds post", "zh": "担任"},
        expand("skos:broader"): {"en": "has broader concept", "zh": "上位概念"},
        expand("dcterms:subject"): {"en": "has subject", "zh": "主题"},
    }
)


def network_of(said: Statements, facts: Facts) -> Network:
    """Return the network, nodes and edges sorted by IRI.

    A node is an entity, named by its IRI. A figure is no node: each node carries the number of
    figures about it. A claim, a tenure and a passage are no nodes either: an edge carries them.
    """
    import networkx

    network: Network = networkx.MultiDiGraph(name=facts.en)
    nodes = entities(said)
    for entity in nodes:
        network.add_node(entity, **_node(said, entity))
    for relation in relations(said, nodes):
        network.add_edge(
            relation.subject, relation.object, key=relation.key, **_edge(said, relation)
        )
    for entity in nodes:
        network.nodes[entity]["degree"] = network.degree(entity)
    return network


def _node(said: Statements, entity: str) -> Attributes:
    kind = kinds(said, entity)[0]
    phase = said.value(entity, "jk:phase")
    passages = {*said.values(entity, "jk:evidence"), *said.values(entity, "jk:mention")}
    known = {
        "label": said.label(entity, "en") or entity,
        "label_zh": said.label(entity, "zh"),
        "type": said.label(kind, "en"),
        "type_zh": said.label(kind, "zh"),
        "phase": said.value(phase, "skos:notation"),
        "iri": entity,
        "identifiers": SEPARATOR.join(said.values(entity, "dcterms:identifier")),
        "same_as": SEPARATOR.join(said.values(entity, "skos:exactMatch")),
    }
    counts = {
        "figures": len(said.subjects("jk:subject", entity)),
        "passages": len(passages),
    }
    return {name: text for name, text in known.items() if text} | counts


def _edge(said: Statements, relation: Relation) -> Attributes:
    record, dated = relation.record, relation.dated
    period = said.value(dated, "jk:period")
    status = said.value(record, "jk:status") or said.value(dated, "jk:status")
    known = {
        "label": _label(said, relation.predicate, "en") or local_name(relation.predicate),
        "label_zh": _label(said, relation.predicate, "zh"),
        "predicate": relation.predicate,
        "status": said.value(status, "skos:notation"),
        "basis": said.value(said.value(record, "jk:basis"), "skos:notation"),
        "period": said.label(period, "en"),
        "from": said.value(period, "jk:from"),
        "to": said.value(period, "jk:to"),
        "edtf": said.value(period, "jk:edtf"),
        "record": record,
        "passage": said.value(record or dated, "jk:evidence"),
    }
    return {name: text for name, text in known.items() if text}


def _label(said: Statements, predicate: str, language: str) -> str | None:
    return said.label(predicate, language) or _FOREIGN.get(predicate, {}).get(language)
