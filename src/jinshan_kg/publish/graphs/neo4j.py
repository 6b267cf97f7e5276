"""The network as CSV files for `neo4j-admin database import`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinshan_kg.namespaces import JK, local_name
from jinshan_kg.publish.tables.schema import SEPARATOR
from jinshan_kg.publish.tables.statements import Statements

if TYPE_CHECKING:
    import pandas

    from jinshan_kg.publish.graphs.network import Network

_NODE: Final = {
    "iri": "iri:ID",
    "label": "name",
    "label_zh": "name_zh",
    "type": "type",
    "type_zh": "type_zh",
    "phase": "phase",
    "identifiers": "identifiers:string[]",
    "same_as": "same_as:string[]",
    "degree": "degree:int",
    "figures": "figures:int",
    "passages": "passages:int",
}
_EDGE: Final = tuple(
    "label label_zh predicate status basis period from to edtf record passage".split()
)
_ARRAY_DELIMITER: Final = ";"  # the importer's own
_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def write_nodes(network: Network, said: Statements) -> bytes:
    """Return `nodes.csv`: a node for each entity, labelled with its classes, wide ones included."""
    import pandas

    rows = [
        {header: _cell(header, data.get(name)) for name, header in _NODE.items()}
        | {":LABEL": _ARRAY_DELIMITER.join(["Entity", *_classes(said, node)])}
        for node, data in network.nodes(data=True)
    ]
    return _csv(pandas.DataFrame(rows, dtype=object))


def write_relationships(network: Network) -> bytes:
    """Return `relationships.csv`: a relationship for each edge, its type in Neo4j's manner."""
    import pandas

    rows = [
        {":START_ID": start, ":END_ID": end, ":TYPE": relationship_type(data["predicate"])}
        | {name: data.get(name) for name in _EDGE}
        for start, end, data in network.edges(data=True)
    ]
    return _csv(pandas.DataFrame(rows, dtype=object))


def relationship_type(predicate: str) -> str:
    """Return the type of a relationship: `LOCATED_IN` for `…#locatedIn`."""
    return _WORD.sub("_", local_name(predicate)).upper()


def _classes(said: Statements, entity: str) -> list[str]:
    types = said.values(entity, "rdf:type")
    return [iri.removeprefix(JK) for iri in types if iri.startswith(JK)]


def _cell(header: str, value: str | int | None) -> str | int | None:
    is_list = header.endswith("[]") and isinstance(value, str)
    return str(value).replace(SEPARATOR, _ARRAY_DELIMITER) if is_list else value


def _csv(frame: pandas.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode()
