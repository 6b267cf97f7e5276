"""No column is empty in every row, but for Chinese names that the data has still to give."""

import csv
from pathlib import Path

import pytest

from jinshan_kg.publish.tables.listing import TABLES
from jinshan_kg.publish.tables.schema import Table

# Labels of what we call things ourselves: figures, claims, tenures and periods.
OURS = {"label_zh", "period_label_zh", "base_period_label_zh"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_column_says_something(written: Path, table: Table) -> None:
    with (written / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    empty = {column.name for column in table.columns if not any(row[column.name] for row in rows)}

    assert empty - OURS == set()
