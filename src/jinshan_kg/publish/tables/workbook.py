"""All tables as one Office Open XML workbook, the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinshan_kg.publish.tables.facts import Facts
from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.readme_sheet import readme_rows
from jinshan_kg.publish.tables.schema import SEPARATOR, Table

if TYPE_CHECKING:
    import pandas
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST: Final = 48
_NARROWEST: Final = 10
_PROPERTIES: Final = "docProps/core.xml"


def write_workbook(frames: Sequence[tuple[Table, pandas.DataFrame]], facts: Facts) -> bytes:
    """Return a workbook: a sheet README, then one for each table.

    Numbers are numbers, booleans are booleans; the header stays in view and has filters; a cell
    of several values holds them as in the CSV files.
    """
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    _fill(book.create_sheet("README"), readme_rows([table for table, _ in frames], facts))
    for table, frame in frames:
        sheet = book.create_sheet(table.name)
        _fill(sheet, [list(frame.columns), *frame.values.tolist()])
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
    return _same_each_time(book, facts)


def _fill(sheet: Worksheet, rows: list[list[Cell]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for row in rows:
        sheet.append([SEPARATOR.join(cell) if isinstance(cell, list) else cell for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(sheet.iter_cols(values_only=True), start=1):
        width = max(_width(value) for value in column)
        fitting = min(max(width + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = fitting


def _width(value: object) -> int:
    # A Chinese character is as wide as two Latin ones.
    return 0 if value is None else len(str(value).encode("gb18030", "replace"))


def _same_each_time(book: Workbook, facts: Facts) -> bytes:
    """Save a workbook with the date of the dataset where openpyxl writes the present time."""
    from openpyxl.xml.functions import tostring

    written = BytesIO()
    moment = datetime.combine(facts.modified, time())
    book.save(written)
    properties = book.properties
    properties.title, properties.subject, properties.creator = facts.en, facts.zh, facts.iri
    properties.version, properties.created, properties.modified = facts.version, moment, moment
    pinned = BytesIO()
    with ZipFile(written) as source, ZipFile(pinned, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == _PROPERTIES:
                content = tostring(properties.to_tree())
            target.writestr(ZipInfo(name, moment.timetuple()[:6]), content, ZIP_DEFLATED)
    return pinned.getvalue()
