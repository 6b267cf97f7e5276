"""Searches in the project's own graph."""

import pytest

from jinshan_kg.namespaces import BASE
from jinshan_kg.search.entry import Entry, Group, Match
from jinshan_kg.search.index import SearchIndex
from jinshan_kg.search.tokens import key


@pytest.mark.parametrize(
    ("text", "path", "match"),
    [
        ("金", "id/district/jinshan", Match.START),
        ("金山", "id/district/jinshan", Match.START),
        ("金山区", "id/district/jinshan", Match.EXACT),
        ("金山去", "id/district/jinshan", Match.SIMILAR),
        ("jinsh", "id/district/jinshan", Match.START),
        ("Jinshan", "id/district/jinshan", Match.EXACT),
        ("jinshanqu", "id/district/jinshan", Match.EXACT),
        ("jin shan qu", "id/district/jinshan", Match.BEGINNINGS),
        ("carbon vally", "id/park/carbon-valley-green-bay", Match.SIMILAR),
        ("Chang'an cup", "id/honour/changan-cup", Match.EXACT),
        ("PM 2.5", "concept/metric/pm2-5-concentration", Match.START),
        ("hasPart", "ontology#hasPart", Match.EXACT),
        ("fruit", "id/park/luxiang-fruit-park", Match.WORDS),
        ("luwan", "id/park/carbon-valley-green-bay", Match.BEGINNINGS),
        ("7.1%", "id/observation/industrial-output-value-growth", Match.EXACT),
    ],
)
def test_the_first_hit(bundled_index: SearchIndex, text: str, path: str, match: Match) -> None:
    first = bundled_index.search(text).hits[0]
    assert (first.iri, first.match) == (f"{BASE}{path}", match)


def test_every_name_finds_its_thing_among_those_called_exactly_so(
    bundled_index: SearchIndex, bundled_entries: tuple[Entry, ...]
) -> None:
    lost = [
        (entry.iri, name.text)
        for entry in bundled_entries
        for name in entry.names
        if entry.iri
        not in {
            hit.iri
            for hit in bundled_index.search(name.text, limit=100).hits
            if hit.match is Match.EXACT
        }
    ]
    assert lost == []


def test_every_name_of_an_entity_finds_it_first_unless_another_has_the_same_name(
    bundled_index: SearchIndex, bundled_entries: tuple[Entry, ...]
) -> None:
    holders: dict[str, set[str]] = {}
    for entry in bundled_entries:
        for name in entry.names:
            holders.setdefault(key(name.text), set()).add(entry.iri)
    second = [
        name.text
        for entry in bundled_entries
        if entry.group is Group.ENTITY
        for name in entry.names
        if bundled_index.search(name.text, limit=1).hits[0].iri not in holders[key(name.text)]
    ]
    assert second == []


def test_figures_are_found_in_chinese(bundled_index: SearchIndex) -> None:
    found = {hit.iri.removeprefix(BASE) for hit in bundled_index.search("空气").hits}
    assert "id/observation/excellent-air-quality-share-2022" in found


@pytest.mark.parametrize("text", ["jinshan", "jinshn", "金山"])
def test_how_the_dataset_is_kept_comes_after_all_that_it_is_about(
    bundled_index: SearchIndex, bundled_entries: tuple[Entry, ...], text: str
) -> None:
    groups = {entry.iri: entry.group for entry in bundled_entries}
    found = [groups[hit.iri] for hit in bundled_index.search(text, limit=100).hits]
    records = found.count(Group.RECORD)
    assert records > 0
    assert found[-records:] == [Group.RECORD] * records


def test_claims_and_passages_are_not_found(bundled_entries: tuple[Entry, ...]) -> None:
    kinds = {kind.iri.rpartition("#")[2] for entry in bundled_entries for kind in entry.kinds}
    assert {"Observation", "Metric", "Honour", "Official", "Class", "Park"} <= kinds
    assert kinds.isdisjoint({"Claim", "Passage", "Citation", "AuthorityStatement", "Note"})


def test_every_class_of_what_the_graph_is_about_has_a_name_in_both_languages(
    bundled_entries: tuple[Entry, ...],
) -> None:
    subjects = [entry for entry in bundled_entries if entry.group.is_subject]
    shown = {entry.kinds[0].iri: entry.kinds[0].labels for entry in subjects if entry.kinds}
    assert {iri: labels for iri, labels in shown.items() if not {"en", "zh"} <= set(labels)} == {}


def test_a_district_is_a_district_and_a_hospital_a_hospital(bundled_index: SearchIndex) -> None:
    for text, kind in [("金山区", "区"), ("Ruijin Hospital’s Jinshan campus", "医院")]:
        first = bundled_index.search(text).hits[0].kind
        assert first is not None
        assert first.labels["zh"] == kind
