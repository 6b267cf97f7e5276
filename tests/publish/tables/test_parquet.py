"""The Parquet files as pyarrow reads them."""

import csv
from decimal import Decimal
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from jinshan_kg.errors import UserError
from jinshan_kg.publish.tables.facts import Facts
from jinshan_kg.publish.tables.listing import TABLES
from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.parquet import write_parquet
from jinshan_kg.publish.tables.schema import Column, Kind, Table
from jinshan_kg.publish.tables.text import as_text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_a_file_holds_what_the_csv_file_holds(written: Path, table: Table) -> None:
    with (written / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.DictReader(file))
    rows = parquet.read_table(written / f"{table.name}.parquet").to_pylist()
    cells = [{name: _as_written(cell) for name, cell in row.items()} for row in rows]
    assert cells == expected


def _as_written(cell: Cell | float) -> str:
    return as_text(Decimal(repr(cell)) if isinstance(cell, float) else cell) or ""


def test_columns_are_typed(written: Path) -> None:
    schema = parquet.read_schema(written / "observations.parquet")
    types = {
        "id": pyarrow.string(),
        "value": pyarrow.float64(),
        "start": pyarrow.int32(),
        "derived": pyarrow.bool_(),
        "derived_from": pyarrow.list_(pyarrow.string()),
    }
    assert {name: schema.field(name).type for name in types} | types == types
    assert not schema.field("value").nullable
    assert schema.field("baseline").nullable


def test_a_value_is_exact(written: Path) -> None:
    content = parquet.read_table(written / "observations.parquet")
    assert 2282241.4272 in content["value"].to_pylist()


def test_pandas_calculates_with_the_values(written: Path) -> None:
    import pandas

    frame = pandas.read_parquet(written / "observations.parquet")
    assert frame["value"].dtype == "float64"
    change = (frame["value"] - frame["baseline_value"]).dropna()
    assert len(change) == frame["baseline"].notna().sum() > 0


def test_a_number_that_a_double_does_not_hold_is_refused(facts: Facts) -> None:
    import pandas

    value = Column("value", "Value", "数值", Kind.DECIMAL)
    table = Table("odd", "Odd", "奇", "", "", (value,), {}, lambda said: [])
    frame = pandas.DataFrame({"value": pandas.Series([Decimal("0.12345678901234567891")])})
    with pytest.raises(UserError) as caught:
        write_parquet(table, frame, facts)
    assert str(caught.value) == (
        "odd: value 0.12345678901234567891 has more digits than Parquet's double holds, of which"
        " 0.12345678901234568 would come back. Write fewer digits."
    )


def test_the_file_says_licence_and_version_and_the_column_its_titles(written: Path) -> None:
    schema = parquet.read_schema(written / "observations.parquet")
    facts = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert facts["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert facts["version"].startswith("1.0.0+")
    assert facts["title_zh"] == "数字"
    assert "pandas" not in facts
    assert schema.field("value").metadata[b"title_zh"].decode() == "数值（按单位）"


def test_pandas_reads_it_with_no_more_said(written: Path) -> None:
    import pandas

    frame = pandas.read_parquet(written / "entities.parquet").set_index("id")
    labels = frame.loc["https://w3id.org/jinshan-kg/id/district/jinshan"]
    assert labels["label_zh"] == "金山区"
    assert list(labels["type_label_en"]) == ["District"]
