"""The CSV files for Neo4j, by the rules of `neo4j-admin database import`."""

import csv
import re
from pathlib import Path

import pytest

from jinshan_kg.namespaces import BASE, JK
from jinshan_kg.publish.graphs.neo4j import relationship_type
from jinshan_kg.publish.graphs.network import Network

FIELD = re.compile(r"(?P<name>\w*)(:(?P<kind>ID|LABEL|START_ID|END_ID|TYPE|int|string\[\]))?")


def read(folder: Path, name: str) -> tuple[list[str], list[dict[str, str]]]:
    with (folder / "neo4j" / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = list(reader)
        return list(reader.fieldnames or []), rows


def kinds(header: list[str]) -> list[str]:
    fields = [FIELD.fullmatch(field) for field in header]
    assert all(field is not None for field in fields), header
    return [field["kind"] for field in fields if field is not None and field["kind"]]


def test_the_headers_have_the_fields_that_the_importer_asks_for(written: Path) -> None:
    nodes, _ = read(written, "nodes.csv")
    relationships, _ = read(written, "relationships.csv")
    assert sorted(kinds(nodes)) == ["ID", "LABEL", "int", "int", "int", "string[]", "string[]"]
    assert sorted(kinds(relationships)) == ["END_ID", "START_ID", "TYPE"]
    for header in (nodes, relationships):
        assert len(set(header)) == len(header)


def test_no_byte_order_mark(written: Path) -> None:
    for path in (written / "neo4j").iterdir():
        assert not path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_node_once_and_its_integers_are_integers(written: Path, network: Network) -> None:
    _, rows = read(written, "nodes.csv")
    assert [row["iri:ID"] for row in rows] == list(network)
    for row in rows:
        for field in ("degree:int", "figures:int", "passages:int"):
            assert row[field].isdecimal()


def test_every_relationship_has_both_ends_and_a_type(written: Path, network: Network) -> None:
    _, rows = read(written, "relationships.csv")
    assert [(row[":START_ID"], row[":END_ID"]) for row in rows] == list(network.edges())
    assert all(re.fullmatch(r"[A-Z]+(_[A-Z]+)*", row[":TYPE"]) for row in rows)


def test_a_node_is_labelled_with_its_class_and_those_above(written: Path) -> None:
    _, rows = read(written, "nodes.csv")
    (park,) = (row for row in rows if row["iri:ID"].endswith("/park/luxiang-fruit-park"))
    assert park[":LABEL"] == "Entity;EcologicalPark;Park;Place"
    assert park["phase"] == "under-construction"
    (district,) = (row for row in rows if row["iri:ID"] == f"{BASE}id/district/jinshan")
    assert (district["name"], district["name_zh"]) == ("Jinshan District", "金山区")


def test_identifiers_and_links_are_lists(written: Path) -> None:
    _, rows = read(written, "nodes.csv")
    (shanghai,) = (row for row in rows if row["iri:ID"] == f"{BASE}id/place/shanghai")
    assert shanghai["identifiers:string[]"] == "310000"
    assert shanghai["same_as:string[]"].split(";") == [
        "http://www.wikidata.org/entity/Q8686",
        "https://sws.geonames.org/1796231/",
    ]


@pytest.mark.parametrize(
    ("predicate", "written_as"),
    [
        (f"{JK}locatedIn", "LOCATED_IN"),
        (f"{JK}core", "CORE"),
        ("http://www.w3.org/ns/org#holds", "HOLDS"),
        ("http://purl.org/dc/terms/subject", "SUBJECT"),
    ],
)
def test_a_type_is_written_in_the_manner_of_neo4j(predicate: str, written_as: str) -> None:
    assert relationship_type(predicate) == written_as
