"""What a table is: its columns with their types, its keys, and where its rows come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.statements import Statements

SEPARATOR: Final = "|"
"""Between the values of a cell that holds several; it occurs in no value."""

Row = Mapping[str, Cell]


class Kind(Enum):
    """The type of a column; the value is the name of its XML Schema datatype."""

    TEXT = "string"
    IRI = "anyURI"
    DECIMAL = "decimal"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        name: Its name in the header, in snake case.
        en: Its title in English.
        zh: Its title in Chinese.
        kind: The type of its values.
        says: The prefixed name of the property that it gives, or None if it gives none.
        of: The column that holds the thing it tells about; None is the thing of the row.
        language: The language tag of its texts.
        codes: The name of the concept scheme, if its values are codes of concepts.
        multiple: Whether a cell holds a list.
        required: Whether every row has a value.
    """

    name: str
    en: str
    zh: str
    kind: Kind = Kind.TEXT
    says: str | None = None
    of: str | None = None
    language: str | None = None
    codes: str | None = None
    multiple: bool = False
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its first column is its primary key, the IRI of what a row describes.

    Attributes:
        name: The name of its files, without extension.
        en: Its title in English.
        zh: Its title in Chinese.
        about_en: What a row is, in English.
        about_zh: What a row is, in Chinese.
        columns: Its columns, in order.
        foreign_keys: The columns that name a row of another table, with that table's name.
        rows: Gives its rows, in order; a column that a row lacks is empty.
    """

    name: str
    en: str
    zh: str
    about_en: str
    about_zh: str
    columns: tuple[Column, ...]
    foreign_keys: Mapping[str, str]
    rows: Callable[[Statements], list[Row]]

    @property
    def key(self) -> Column:
        """The primary key."""
        return self.columns[0]
