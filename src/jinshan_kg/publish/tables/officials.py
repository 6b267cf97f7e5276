"""The table of officials: one row for each post that somebody holds."""

from typing import Final

from jinshan_kg.publish.tables.parts import (
    EVIDENCE,
    PERIOD,
    fill_evidence,
    fill_labels,
    fill_period,
    fill_thing,
    in_text_order,
    labels,
    thing,
)
from jinshan_kg.publish.tables.schema import Column, Kind, Row, Table
from jinshan_kg.publish.tables.statements import Statements


def _row(said: Statements, tenure: str) -> Row:
    posts = said.values(tenure, "jk:post")
    return {
        "id": tenure,
        **fill_labels(said, tenure),
        **fill_thing(said, "official", said.values(tenure, "jk:official")),
        **fill_thing(said, "post", posts),
        **fill_thing(
            said, "body", [body for post in posts for body in said.values(post, "jk:body")]
        ),
        **fill_period(said, tenure),
        "as_of": _day_inside(said, said.value(tenure, "jk:period")),
        **fill_evidence(said, tenure),
    }


def _day_inside(said: Statements, period: str | None) -> str | None:
    """Return a day that is known to be in a period."""
    instant = said.value(period, "time:inside")
    return said.value(instant, "time:inXSDDate")


def _rows(said: Statements) -> list[Row]:
    return sorted((_row(said, each) for each in said.instances("jk:Tenure")), key=in_text_order)


OFFICIALS: Final = Table(
    "officials",
    "Officials",
    "官员",
    "One post that an official holds (a tenure), in the order of the text.",
    "每行一项任职：某官员担任某职务；按原文顺序。",
    (
        Column("id", "Tenure", "任职", Kind.IRI, required=True),
        *labels("Tenure", "任职"),
        *thing("official", "Official", "官员", "jk:official", required=True),
        *thing("post", "Post", "职务", "jk:post", required=True),
        *thing("body", "Body of the post", "职务所属机构", "jk:body", of="post", required=True),
        # Since when and until when the source never says; EDTF would tell.
        *(column for column in PERIOD if column.name not in ("from", "to")),
        Column("as_of", "Day on which the post was held", "在任之日"),
        *EVIDENCE,
    ),
    {"official": "entities", "post": "entities", "body": "entities"},
    _rows,
)
"""Every tenure."""
