"""The CSV files with their metadata, as the csvw package reads them."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from csvw import CSVW, TableGroup

from jinshan_kg.namespaces import BASE


@pytest.fixture(scope="module")
def described(written: Path) -> Mapping[str, Any]:
    metadata: dict[str, Any] = json.loads((written / "csv-metadata.json").read_text("utf-8"))
    return metadata


def column(described: Mapping[str, Any], table: str, name: str) -> dict[str, Any]:
    (found,) = (
        each
        for one in described["tables"]
        if one["url"] == table
        for each in one["tableSchema"]["columns"]
        if each["name"] == name
    )
    return dict(found)


def test_a_strict_validator_finds_nothing(written: Path) -> None:
    read = CSVW(str(written / "csv-metadata.json"), validate=True)
    assert read.is_valid, read.warnings


def test_rows_are_typed(written: Path) -> None:
    group = TableGroup.from_file(written / "csv-metadata.json")
    tables = {table.local_name: list(table.iterdicts()) for table in group.tables}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "observations.csv": 51,
        "entities.csv": 261,
        "officials.csv": 7,
        "claims.csv": 326,
    }
    first = tables["observations.csv"][0]
    assert (first["value"], first["start"], first["derived"]) == (Decimal(15), 199, False)
    assert first["subject_label_zh"].startswith("“高质量发展在申城”")
    assert first["result_of"] == []


def test_a_claim_about_what_is_no_entity_breaks_the_foreign_key(
    written: Path, tmp_path: Path
) -> None:
    folder = copytree(written, tmp_path / "tables")
    lines = (folder / "entities.csv").read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{BASE}id/district/jinshan,".encode())]
    (folder / "entities.csv").write_bytes(b"".join(kept))
    with pytest.raises(ValueError, match="district/jinshan"):
        TableGroup.from_file(folder / "csv-metadata.json").check_referential_integrity()


def test_a_column_says_which_property_it_gives(described: Mapping[str, Any]) -> None:
    assert column(described, "observations.csv", "value") == {
        "name": "value",
        "titles": {"und": "value", "en": "Value, in the unit", "zh": "数值（按单位）"},
        "datatype": "decimal",
        "required": True,
        "propertyUrl": f"{BASE}ontology#value",
    }


def test_a_label_is_of_the_thing_in_its_column(described: Mapping[str, Any]) -> None:
    assert column(described, "claims.csv", "object_label_zh") == {
        "name": "object_label_zh",
        "titles": {"und": "object_label_zh", "en": "Object: name in Chinese", "zh": "客体中文名称"},
        "datatype": "string",
        "lang": "zh",
        "propertyUrl": "http://www.w3.org/2000/01/rdf-schema#label",
        "aboutUrl": "{+object}",
    }


def test_a_code_becomes_the_iri_of_its_concept(described: Mapping[str, Any]) -> None:
    status = column(described, "observations.csv", "status")
    assert status["valueUrl"] == f"{BASE}concept/status/{{status}}"


def test_a_list_of_iris_gives_no_triples(described: Mapping[str, Any]) -> None:
    listed = column(described, "observations.csv", "derived_from")
    assert (listed["separator"], listed["suppressOutput"]) == ("|", True)
    assert "valueUrl" not in listed


def test_licence_and_version_are_said(described: Mapping[str, Any]) -> None:
    assert described["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert described["schema:version"].startswith("1.0.0+")
