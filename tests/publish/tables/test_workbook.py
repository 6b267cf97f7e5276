"""The workbook as openpyxl reads it."""

import csv
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from jinshan_kg.publish.tables.listing import TABLES
from jinshan_kg.publish.tables.schema import Table


@pytest.fixture(scope="module")
def book(written: Path) -> Iterator[Workbook]:
    opened = openpyxl.load_workbook(written / "jinshan-kg.xlsx")
    yield opened
    opened.close()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_sheet_holds_what_the_csv_file_holds(book: Workbook, written: Path, table: Table) -> None:
    with (written / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.reader(file))
    rows = [["" if cell is None else cell for cell in row] for row in book[table.name].values]
    assert [[_text(cell) for cell in row] for row in rows] == expected


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f").removesuffix(".0")
    return str(cell)


def test_numbers_are_numbers_and_booleans_are_booleans(book: Workbook) -> None:
    header, first, *_ = book["observations"].values
    row = dict(zip(header, first, strict=True))
    assert (row["value"], row["start"], row["derived"]) == (15, 199, False)
    assert isinstance(row["derived"], bool)


def test_the_header_stays_in_view_and_has_filters(book: Workbook) -> None:
    sheet = book["claims"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet["A1"].font.bold


def test_columns_are_as_wide_as_they_need_up_to_a_limit(book: Workbook) -> None:
    sheet = book["observations"]
    widths = {column: sheet.column_dimensions[column].width for column in "AL"}
    assert widths == {"A": 48, "L": 14}  # an IRI; 2282241.4272


def test_the_first_sheet_says_licence_version_and_what_the_columns_mean(book: Workbook) -> None:
    rows = [[cell for cell in row if cell is not None] for row in book["README"].values]
    assert book.sheetnames == ["README", "observations", "entities", "officials", "claims"]
    assert ["Jinshan KG", "金山知识图谱"] in rows
    assert ["Licence", "https://creativecommons.org/licenses/by/4.0/"] in rows
    assert [
        "observations",
        "value",
        "Value, in the unit",
        "数值（按单位）",
        "decimal",
        "https://w3id.org/jinshan-kg/ontology#value",
    ] in rows


def test_its_dates_are_the_date_of_the_dataset(book: Workbook) -> None:
    assert book.properties.created == book.properties.modified == datetime(2026, 11, 23)
    assert book.properties.title == "Jinshan KG"
