"""The things of the dataset with what is said of each in one place: JSON-LD framed by entity."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pyoxigraph import Quad

from jinshan_kg.namespaces import ID, JK
from jinshan_kg.publish.jsonld import expanded
from jinshan_kg.publish.jsonld_names import REVERSED
from jinshan_kg.publish.order import canonical, merged

Node = dict[str, Any]

# Records of what is said, not things that it is said of: a record stands in its thing, or nowhere.
_RECORDS: Final = (
    "authority-statement",
    "citation",
    "claim",
    "conferral",
    "instant",
    "note",
    "observation",
    "period",
    "tenure",
)
_PERIOD: Final = f"{JK}period"


def entities(quads: Iterable[Quad]) -> list[Node]:
    """Return each thing as a node in expanded form that holds its records, sorted by IRI.

    The records of a thing are its observations, its tenures and the honours conferred on it; the
    period of a record stands in the record. Claims, notes and passages are only pointed at.

    Args:
        quads: The whole dataset; its graphs are merged.
    """
    nodes: dict[str, Node] = {
        node["@id"]: node for node in expanded([quad.triple for quad in canonical(merged(quads))])
    }
    found = {iri: dict(node) for iri, node in nodes.items() if _is_thing(iri)}
    for reverse in sorted(REVERSED.values()):
        predicate = JK + reverse.removeprefix("jk:")
        for record in nodes.values():
            for thing in _pointed_at(record, predicate):
                if thing in found:
                    held = found[thing].setdefault("@reverse", {}).setdefault(predicate, [])
                    held.append(_without(predicate, thing, record) | _period(record, nodes))
    return list(found.values())


def _is_thing(iri: str) -> bool:
    return iri.startswith(ID) and iri.removeprefix(ID).partition("/")[0] not in _RECORDS


def _pointed_at(node: Node, predicate: str) -> Iterator[str]:
    for value in node.get(predicate, []):
        if "@id" in value:
            yield value["@id"]


def _without(predicate: str, thing: str, record: Node) -> Node:
    """Return a record without the statement that its place in the thing makes."""
    others = [value for value in record[predicate] if value.get("@id") != thing]
    rest = {key: value for key, value in record.items() if key != predicate}
    return rest | ({predicate: others} if others else {})


def _period(record: Node, nodes: dict[str, Node]) -> Node:
    periods = record.get(_PERIOD, [])
    return {_PERIOD: [nodes.get(value.get("@id"), value) for value in periods]} if periods else {}
