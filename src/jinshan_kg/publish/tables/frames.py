"""The tables as pandas frames, built once and written in several formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jinshan_kg.errors import UserError
from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.schema import SEPARATOR, Column, Row, Table
from jinshan_kg.publish.tables.statements import Statements

if TYPE_CHECKING:
    import pandas


def frame_of(table: Table, said: Statements) -> pandas.DataFrame:
    """Return the rows of a table as a frame.

    Its cells are Python objects: text, int, bool, Decimal, a list, or None where there is nothing.

    Raises:
        UserError: If a row lacks a required value, or a value in a list holds the separator.
    """
    import pandas

    rows = table.rows(said)
    columns = {column.name: _cells(table, column, rows) for column in table.columns}
    return pandas.DataFrame(
        {name: pandas.Series(cells, dtype=object) for name, cells in columns.items()}
    )


def _cells(table: Table, column: Column, rows: Iterable[Row]) -> list[Cell]:
    cells = []
    for row in rows:
        cell = row.get(column.name)
        if isinstance(cell, str | list) and not cell:
            cell = None
        if cell is None and column.required:
            raise UserError(
                f"{row[table.key.name]}: has no {column.name}. Run jinshan-kg validate."
            )
        if isinstance(cell, list) and any(SEPARATOR in item for item in cell):
            raise UserError(
                f"{row[table.key.name]}: a value of {column.name} holds {SEPARATOR!r}, which"
                " separates values in a table. Write it without."
            )
        cells.append(cell)
    return cells
