"""Tables as Apache Parquet, with typed columns."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from jinshan_kg.errors import UserError
from jinshan_kg.publish.tables.facts import Facts
from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.schema import Column, Kind, Table

if TYPE_CHECKING:
    import pandas
    import pyarrow


def write_parquet(table: Table, frame: pandas.DataFrame, facts: Facts) -> bytes:
    """Return a frame as a Parquet file; a cell of several values is a list.

    A number with a fraction is a double, with which every reader calculates. The metadata of the
    file says title, licence, version and date; those of a column its titles.

    Raises:
        UserError: If a number cannot be read back from a double as it is.
    """
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([_field(column) for column in table.columns])
    typed = frame.copy()
    for column in table.columns:
        if column.kind is Kind.DECIMAL:
            typed[column.name] = [_double(table, column, cell) for cell in frame[column.name]]
    content = pyarrow.Table.from_pandas(typed, schema=schema, preserve_index=False)
    # What pandas adds would put its version into the bytes.
    content = content.replace_schema_metadata(
        {
            "title": table.en,
            "title_zh": table.zh,
            "description": table.about_en,
            "isPartOf": facts.iri,
            "license": facts.licence,
            "version": facts.version,
            "modified": facts.modified.isoformat(),
        }
    )
    buffer = BytesIO()
    parquet.write_table(content, buffer, compression="snappy")
    return buffer.getvalue()


def _double(table: Table, column: Column, cell: Cell) -> float | None:
    if cell is None:
        return None
    assert isinstance(cell, Decimal)
    number = float(cell)
    if Decimal(repr(number)) != cell:
        raise UserError(
            f"{table.name}: {column.name} {cell} has more digits than Parquet's double holds, of"
            f" which {number!r} would come back. Write fewer digits."
        )
    return number


def _field(column: Column) -> pyarrow.Field[pyarrow.DataType]:
    import pyarrow

    kinds: dict[Kind, pyarrow.DataType] = {
        Kind.TEXT: pyarrow.string(),
        Kind.IRI: pyarrow.string(),
        Kind.DECIMAL: pyarrow.float64(),
        Kind.INTEGER: pyarrow.int32(),
        Kind.BOOLEAN: pyarrow.bool_(),
    }
    kind = kinds[column.kind]
    return pyarrow.field(
        column.name,
        pyarrow.list_(kind) if column.multiple else kind,
        nullable=not column.required,
        metadata={"title": column.en, "title_zh": column.zh},
    )
