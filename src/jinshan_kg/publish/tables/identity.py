"""The columns that say what an entity is called elsewhere: its codes, and where others have it."""

from typing import Final

from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.schema import Column, Kind
from jinshan_kg.publish.tables.statements import Statements

IDENTITY: Final = (
    Column(
        "identifiers",
        "Official codes",
        "官方代码",
        says="dcterms:identifier",
        multiple=True,
    ),
    Column(
        "same_as",
        "The same thing elsewhere",
        "他处的同一事物",
        Kind.IRI,
        "skos:exactMatch",
        multiple=True,
    ),
    Column(
        "close_to",
        "Much the same thing elsewhere",
        "他处的相近事物",
        Kind.IRI,
        "skos:closeMatch",
        multiple=True,
    ),
    Column("homepage", "Home page", "官方网站", Kind.IRI, "foaf:homepage", multiple=True),
)
"""Identifiers and links, from the authorities."""


def fill_identity(said: Statements, entity: str) -> dict[str, Cell]:
    """Return the cells of `IDENTITY`."""
    return {column.name: said.values(entity, column.says) for column in IDENTITY if column.says}
