"""Tables as Apache Parquet, with typed columns."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from jinshan_kg.publish.tables.facts import Facts
from jinshan_kg.publish.tables.schema import Column, Kind, Table

if TYPE_CHECKING:
    import pandas
    import pyarrow

DIGITS: Final = 38
"""The digits of a decimal: as many as Parquet's readers know."""
DECIMALS: Final = 12
"""Of these, the ones after the point; a number that needs more is an error, never rounded."""


def write_parquet(table: Table, frame: pandas.DataFrame, facts: Facts) -> bytes:
    """Return a frame as a Parquet file; a cell of several values is a list.

    The metadata of the file says title, licence, version and date; those of a column its titles.

    Raises:
        pyarrow.ArrowInvalid: If a number has more digits than the column.
    """
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([_field(column) for column in table.columns])
    content = pyarrow.Table.from_pandas(frame, schema=schema, preserve_index=False)
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


def _field(column: Column) -> pyarrow.Field[pyarrow.DataType]:
    import pyarrow

    kinds: dict[Kind, pyarrow.DataType] = {
        Kind.TEXT: pyarrow.string(),
        Kind.IRI: pyarrow.string(),
        Kind.DECIMAL: pyarrow.decimal128(DIGITS, DECIMALS),
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
