"""The tables of entities, officials and claims say what the dataset says."""

import csv
from pathlib import Path

import pyoxigraph

from jinshan_kg.namespaces import BASE, JK, PREFIXES
from jinshan_kg.publish.tables.schema import SEPARATOR


def read(folder: Path, name: str) -> dict[str, dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def count(store: pyoxigraph.Store, pattern: str) -> int:
    query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}"
    found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    (solution,) = found
    number = solution["n"]
    assert isinstance(number, pyoxigraph.Literal)
    return int(number.value)


def test_an_entity_with_names_kind_and_place(written: Path) -> None:
    row = read(written, "entities")[f"{BASE}id/park/carbon-valley-green-bay"]
    expected = {
        "label_en": "Carbon Valley Green Bay Industrial Park",
        "alt_labels_en": "Carbon Valley Green Bay",
        "alt_labels_zh": "碳谷绿湾",
        "type": f"{JK}IndustrialPark",
        "type_label_zh": "产业园区",
        "phase_label_en": "in transition",
        "located_in_label_zh": "金山区",
        "start": "3493",
        "token": "Carbon Valley Green Bay Industrial Park",
    }
    assert {name: row[name] for name in expected} == expected
    assert len(row["mentions"].split("|")) == 4


def test_a_part_is_found_from_either_side(written: Path) -> None:
    row = read(written, "entities")[f"{BASE}id/park/luxiang-fruit-park"]
    assert row["part_of_label_en"] == "four suburban ecological parks"  # derived from jk:hasPart


def test_every_thing_with_evidence_is_an_entity_or_a_record(
    written: Path, bundled_store: pyoxigraph.Store
) -> None:
    found = bundled_store.query(
        """SELECT DISTINCT ?x { ?x jk:evidence ?p
            FILTER NOT EXISTS { ?x a ?record FILTER (?record IN
                (jk:Observation, jk:Claim, jk:Tenure, jk:Period)) } }""",
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=True,
    )
    assert isinstance(found, pyoxigraph.QuerySolutions)
    named = {term.value for (term,) in found if isinstance(term, pyoxigraph.NamedNode)}
    assert named <= set(read(written, "entities"))


def test_counts_add_up(written: Path, bundled_store: pyoxigraph.Store) -> None:
    rows = read(written, "entities").values()
    claims = count(bundled_store, "?x a jk:Claim")
    assert sum(int(row["figures"]) for row in rows) == count(bundled_store, "?x jk:subject ?s")
    assert sum(int(row["claims_as_subject"]) for row in rows) == claims
    assert sum(int(row["claims_as_object"]) for row in rows) == claims


def test_only_phases_that_a_work_is_in(written: Path, bundled_store: pyoxigraph.Store) -> None:
    phases = [iri for iri in read(written, "entities") if "/concept/phase/" in iri]
    assert len(phases) == count(bundled_store, "?s jk:phase ?x")


def test_officials_hold_posts_in_bodies(written: Path) -> None:
    rows = read(written, "officials")
    row = rows[f"{BASE}id/tenure/li-zelong-deputy-party-secretary"]
    assert len(rows) == 7
    assert len({row["official"] for row in rows.values()}) == 6
    assert row["official_label_zh"] == "李泽龙"
    assert row["post_label_zh"] == "金山区委副书记"
    assert row["body_label_zh"] == "中共金山区委"
    assert {(row["edtf"], row["as_of"]) for row in rows.values()} == {("/..", "2023-10-17")}


def test_an_entity_has_its_codes_and_links(written: Path) -> None:
    rows = read(written, "entities")
    expected = {
        "district/jinshan": {
            "identifiers": "310116|310116000000",
            "close_to": "https://sws.geonames.org/13608000/",
        },
        "place/shanghai": {
            "identifiers": "310000",
            "same_as": "http://www.wikidata.org/entity/Q8686|https://sws.geonames.org/1796231/",
        },
        "organization/shanghai-municipal-government": {"homepage": "https://www.shanghai.gov.cn/"},
    }
    found = {
        name: {column: rows[f"{BASE}id/{name}"][column] for column in cells}
        for name, cells in expected.items()
    }
    assert found == expected


def test_an_entity_has_its_notes_in_both_languages(written: Path) -> None:
    row = read(written, "entities")[f"{BASE}id/official/liu-jian"]
    assert row["note"] == f"{BASE}id/note/liu-jian-common-name"
    assert row["note_en"].startswith("刘健 is a very common name.")
    assert row["note_zh"].startswith("“刘健”是十分常见的姓名")


def test_but_for_claims_a_row_has_one_passage_so_one_column_is_enough(
    bundled_store: pyoxigraph.Store,
) -> None:
    several = """SELECT DISTINCT ?x { ?x jk:evidence ?one , ?other FILTER(?one != ?other)
        FILTER NOT EXISTS { ?x a ?kind FILTER(?kind IN (jk:Period, jk:Claim)) } }"""
    found = bundled_store.query(several, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert list(found) == []  # type: ignore[arg-type]


def test_every_claim_is_a_row(written: Path, bundled_store: pyoxigraph.Store) -> None:
    rows = read(written, "claims")
    row = rows[f"{BASE}id/claim/cpc-jinshan-district-committee-jurisdiction-jinshan"]
    assert len(rows) == count(bundled_store, "?x a jk:Claim")
    expected = {
        "subject_label_zh": "中共金山区委",
        "predicate": f"{JK}jurisdiction",
        "predicate_label_zh": "管辖",
        "object_label_en": "Jinshan District",
        "status": "actual",
        "basis": "implied",
        "basis_label_zh": "隐含",
        "start": "387",
        "end": "565",
    }
    assert {name: row[name] for name in expected} == expected


def test_a_claim_that_several_passages_make_has_all_of_them(written: Path) -> None:
    row = read(written, "claims")[f"{BASE}id/claim/jinshan-aims-at-secure-environment"]
    passages = [row["passage"], *row["further_passages"].split(SEPARATOR)]
    assert [passage.rpartition("/")[2] for passage in passages] == [
        "18272-18431",
        "19103-19324",
    ]
