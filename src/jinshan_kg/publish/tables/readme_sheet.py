"""The first sheet of the workbook: what it is, and what each column means."""

from collections.abc import Iterable

from jinshan_kg.publish.tables.facts import Facts
from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.schema import SEPARATOR, Column, Table
from jinshan_kg.publish.tables.statements import expand


def readme_rows(tables: Iterable[Table], facts: Facts) -> list[list[Cell]]:
    """Return the rows of the sheet: the facts of the dataset, the sheets, then the columns."""
    listed = list(tables)
    head: list[list[Cell]] = [
        [facts.en, facts.zh],
        ["About", facts.about_en, facts.about_zh],
        ["Dataset", facts.iri],
        ["Licence", facts.licence],
        ["Version", facts.version],
        ["Modified", facts.modified.isoformat()],
        ["Several values", f"stand in one cell with {SEPARATOR} between them."],
        ["Empty cell", "The source does not say so."],
        [],
        ["Sheet", "Title", "标题", "Rows", "行"],
    ]
    sheets: list[list[Cell]] = [
        [table.name, table.en, table.zh, table.about_en, table.about_zh] for table in listed
    ]
    header: list[list[Cell]] = [[], ["Sheet", "Column", "Title", "标题", "Type", "Property"]]
    columns = [_described(table, column) for table in listed for column in table.columns]
    return head + sheets + header + columns


def _described(table: Table, column: Column) -> list[Cell]:
    kind = f"list of {column.kind.value}" if column.multiple else column.kind.value
    property_iri = expand(column.says) if column.says else None
    return [table.name, column.name, column.en, column.zh, kind, property_iri]
