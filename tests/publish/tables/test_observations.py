"""The table of figures says what the dataset says."""

import csv
from decimal import Decimal
from pathlib import Path

import pyoxigraph
import pytest

from jinshan_kg.namespaces import BASE, JK, PREFIXES

OBSERVATION = f"{BASE}id/observation/"


@pytest.fixture(scope="module")
def rows(written: Path) -> dict[str, dict[str, str]]:
    with (written / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def solutions(store: pyoxigraph.Store, query: str) -> set[tuple[str, ...]]:
    found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return {tuple(term.value for term in solution) for solution in found}


def test_every_figure_has_the_value_unit_and_period_of_the_store(
    rows: dict[str, dict[str, str]], bundled_store: pyoxigraph.Store
) -> None:
    query = """SELECT ?o ?subject ?metric ?value ?unit ?period {
        ?o a jk:Observation ; jk:subject ?subject ; jk:metric ?metric ; jk:value ?value ;
           jk:unit ?unit ; jk:period ?period }"""
    names = ("id", "subject", "metric", "value", "unit", "period")
    written = {tuple(row[name] for name in names) for row in rows.values()}
    assert written == solutions(bundled_store, query)
    assert len(rows) == 51


def test_status_and_precision_are_codes(
    rows: dict[str, dict[str, str]], bundled_store: pyoxigraph.Store
) -> None:
    query = """SELECT ?o ?status ?precision ?basis ?statistic {
        ?o jk:status/skos:notation ?status ; jk:precision/skos:notation ?precision ;
           jk:periodBasis/skos:notation ?basis ;
           jk:metric/jk:statistic/skos:notation ?statistic }"""
    names = ("id", "status", "precision", "period_basis", "statistic")
    written = {tuple(row[name] for name in names) for row in rows.values()}
    assert written == solutions(bundled_store, query)


def test_a_printed_figure(rows: dict[str, dict[str, str]]) -> None:
    row = rows[f"{OBSERVATION}land-freed"]
    expected = {
        "label_en": "Land freed by the phase-out of outdated chemical enterprises since 2015",
        "subject_label_zh": "金山区",
        "metric_label_zh": "腾出土地面积",
        "statistic": "level",
        "value": "3216",
        "unit_label_en": "mu",
        "unit_label_zh": "亩",
        "period_label_en": "since 2015",
        "from": "2015",
        "to": "",
        "edtf": "2015/..",
        "status_label_zh": "实际",
        "token": "3,216",
        "start": "3369",
        "end": "3374",
        "derived": "false",
        "derived_from": "",
        "result_of_label_en": "phase-out of outdated chemical facilities",
    }
    assert {name: row[name] for name in expected} == expected


def test_a_derived_figure(rows: dict[str, dict[str, str]]) -> None:
    row = rows[f"{OBSERVATION}pm2-5-concentration-2022-ratio"]
    assert row["derived"] == "true"
    assert row["derived_from"].split("|") == [
        f"{OBSERVATION}pm2-5-concentration-2022",
        f"{OBSERVATION}pm2-5-concentration-before",
    ]
    assert row["formula"] == "value ÷ value of the baseline, rounded to 4 decimals"
    assert row["base_period_label_en"] == "2015"
    assert (row["passage"], row["start"]) == ("", "")


def test_a_baseline_comes_with_its_value(rows: dict[str, dict[str, str]]) -> None:
    row = rows[f"{OBSERVATION}pm2-5-concentration-2022"]
    assert row["baseline"] == f"{OBSERVATION}pm2-5-concentration-before"
    assert Decimal(row["baseline_value"]) == 59


def test_printed_figures_are_in_the_order_of_the_text(rows: dict[str, dict[str, str]]) -> None:
    starts = [int(row["start"]) for row in rows.values() if row["derived"] == "false"]
    derived = [row["derived"] for row in rows.values()]
    assert starts == sorted(starts)
    assert derived == sorted(derived)


def test_every_row_has_an_english_label_for_each_thing(rows: dict[str, dict[str, str]]) -> None:
    for row in rows.values():
        for name in ("subject", "metric", "unit", "period"):
            assert row[f"{name}_label_en"], (row["id"], name)


def test_no_cell_would_be_read_as_a_formula(written: Path) -> None:
    for path in written.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                risky = [cell for cell in row if cell.startswith(("=", "+", "@", "\t"))]
                assert not risky, path.name


def test_the_property_of_a_column_is_one_of_the_ontology(bundled_store: pyoxigraph.Store) -> None:
    from jinshan_kg.publish.tables.listing import TABLES
    from jinshan_kg.publish.tables.statements import expand

    used = {expand(c.says) for table in TABLES for c in table.columns if c.says}
    declared = solutions(bundled_store, "SELECT ?p { ?p a ?kind ; rdfs:isDefinedBy ?ontology }")
    assert {(iri,) for iri in used if iri.startswith(JK)} <= declared
