"""Tables as comma-separated values (RFC 4180)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jinshan_kg.publish.tables.numbers import Cell, plain
from jinshan_kg.publish.tables.schema import SEPARATOR

if TYPE_CHECKING:
    import pandas

ENCODING: Final = "utf-8-sig"
"""UTF-8 with a byte order mark: without one Excel reads Chinese in the code page of the machine.

pandas, polars, DuckDB and R's readr take the mark away; Python's `csv` does so when the file is
opened with this encoding. LibreOffice asks for the character set; without a window it is told by
`--infilter=CSV:44,34,UTF8,1`.
"""
LINE_END: Final = "\r\n"


def write_csv(frame: pandas.DataFrame) -> bytes:
    """Return a frame as CSV: a header, then a line for each row; what is empty is an empty cell."""
    written = frame.map(as_text).to_csv(index=False, lineterminator=LINE_END)
    return written.encode(ENCODING)


def as_text(cell: Cell) -> str | None:
    """Return a cell as it is written: `true`, `44600000000`, `a|b`; None if it is empty."""
    match cell:
        case None | str():
            return cell
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return plain(cell)
        case int():
            return str(cell)
        case _:
            return SEPARATOR.join(cell)
