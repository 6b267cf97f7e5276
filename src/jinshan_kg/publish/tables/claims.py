"""The table of claims: one row for each relation that the source asserts."""

from typing import Final

from jinshan_kg.publish.tables.parts import (
    EVIDENCE,
    FURTHER,
    code,
    fill_code,
    fill_evidence,
    fill_further,
    fill_labels,
    fill_thing,
    in_text_order,
    labels,
    thing,
)
from jinshan_kg.publish.tables.schema import Column, Kind, Row, Table
from jinshan_kg.publish.tables.statements import Statements


def _row(said: Statements, claim: str) -> Row:
    roles = {role: said.values(claim, f"rdf:{role}") for role in ("subject", "predicate", "object")}
    return {
        "id": claim,
        **fill_labels(said, claim),
        **fill_thing(said, "subject", roles["subject"]),
        **fill_thing(said, "predicate", roles["predicate"]),
        **fill_thing(said, "object", roles["object"]),
        **fill_code(said, "status", said.value(claim, "jk:status")),
        **fill_code(said, "basis", said.value(claim, "jk:basis")),
        **fill_evidence(said, claim),
        **fill_further(said, claim),
    }


def _rows(said: Statements) -> list[Row]:
    return sorted((_row(said, each) for each in said.instances("jk:Claim")), key=in_text_order)


CLAIMS: Final = Table(
    "claims",
    "Claims",
    "断言",
    "One relation that the source asserts, with the passage that says so; in the order of the"
    " text.",
    "每行一个来源断言的关系及其原文段落；按原文顺序。",
    (
        Column("id", "Claim", "断言", Kind.IRI, required=True),
        *labels("Claim", "断言"),
        *thing("subject", "Subject", "主体", "rdf:subject", required=True),
        *thing("predicate", "Relation", "关系", "rdf:predicate", required=True),
        *thing("object", "Object", "客体", "rdf:object", required=True),
        *code("status", "Status", "状态", "jk:status", "status", required=True),
        *code("basis", "Stated or implied", "依据方式", "jk:basis", "basis", required=True),
        *EVIDENCE,
        FURTHER,
    ),
    {"subject": "entities", "object": "entities"},
    _rows,
)
"""Every claim."""
