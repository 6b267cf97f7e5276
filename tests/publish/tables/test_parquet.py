"""The Parquet files as pyarrow reads them."""

import csv
from decimal import Decimal
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from jinshan_kg.publish.tables.listing import TABLES
from jinshan_kg.publish.tables.schema import Table
from jinshan_kg.publish.tables.text import as_text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_a_file_holds_what_the_csv_file_holds(written: Path, table: Table) -> None:
    with (written / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.DictReader(file))
    rows = parquet.read_table(written / f"{table.name}.parquet").to_pylist()
    assert [{name: as_text(cell) or "" for name, cell in row.items()} for row in rows] == expected


def test_columns_are_typed(written: Path) -> None:
    schema = parquet.read_schema(written / "observations.parquet")
    types = {
        "id": pyarrow.string(),
        "value": pyarrow.decimal128(38, 12),
        "start": pyarrow.int32(),
        "derived": pyarrow.bool_(),
        "derived_from": pyarrow.list_(pyarrow.string()),
    }
    assert {name: schema.field(name).type for name in types} | types == types
    assert not schema.field("value").nullable
    assert schema.field("baseline").nullable


def test_a_value_is_exact(written: Path) -> None:
    content = parquet.read_table(written / "observations.parquet")
    assert Decimal("2282241.4272") in content["value"].to_pylist()


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
