"""What a search finds, and in which order."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.search.entry import Entry, Group, Hit, Kind, Match, Name
from jinshan_kg.search.index import SearchIndex
from jinshan_kg.search.limits import DEPTH
from jinshan_kg.search.schema import write_index
from jinshan_kg.search.tokens import key

PARK = Kind("http://example.org/Park", {"en": "park"})
LAKE = Kind("http://example.org/Lake", {"en": "lake"})


def named(*names: str, number: int = 0, links: int = 0, group: Group = Group.ENTITY) -> Entry:
    """A thing with labels; its IRI is a number, which is no word of a name here."""
    return Entry(f"http://example.org/{number}", tuple(map(Name, names)), (), group, links)


def found(index: SearchIndex, text: str) -> list[tuple[str, Match]]:
    return [(hit.matched, hit.match) for hit in index.search(text).hits]


def test_exact_goes_before_start_then_words_then_beginnings() -> None:
    names = ["greenery in a bay", "the green bay", "green bay area", "green bay"]
    index = SearchIndex.build(named(name, number=i + 1) for i, name in enumerate(names))
    assert found(index, "Green Bay") == [
        ("green bay", Match.EXACT),
        ("green bay area", Match.START),
        ("the green bay", Match.WORDS),
        ("greenery in a bay", Match.BEGINNINGS),
    ]


def test_among_equals_entities_go_first_then_what_has_more_links_then_what_is_shorter() -> None:
    index = SearchIndex.build(
        [
            named("bay d", number=1, group=Group.OBSERVATION, links=9),
            named("bay number", number=2, links=3),
            named("bay a", number=3, links=3),
            named("bay b", number=4, links=4),
            named("bay c", number=5, group=Group.CONCEPT, links=9),
        ]
    )
    assert [hit.matched for hit in index.search("bay").hits] == [
        "bay b",
        "bay a",
        "bay number",
        "bay c",
        "bay d",
    ]


def test_terms_of_the_ontology_go_after_what_the_dataset_is_about_unless_exact() -> None:
    index = SearchIndex.build(
        [
            named("park", number=1, group=Group.TERM),
            named("park area", number=2, group=Group.TERM),
            named("the park", number=3),
        ]
    )
    assert [hit.matched for hit in index.search("park").hits] == ["park", "the park", "park area"]


def test_a_mistyped_word_finds_what_the_dataset_is_about_first() -> None:
    index = SearchIndex.build(
        [named("lake", number=1, group=Group.RECORD), named("lake district", number=2)]
    )
    assert [hit.matched for hit in index.search("laek").hits] == ["lake district", "lake"]


def test_what_is_written_so_goes_before_what_is_read_so() -> None:
    index = SearchIndex.build([named("金山区", number=1, links=9), named("Jinshan", number=2)])
    assert found(index, "jinsh") == [("Jinshan", Match.START), ("金山区", Match.BEGINNINGS)]


def test_a_thing_is_found_once_by_its_best_name() -> None:
    index = SearchIndex.build([named("lake", "the lake", "湖")])
    assert found(index, "lake") == [("lake", Match.EXACT)]
    assert index.search("lake").total == 1


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("lak", "lake"),
        ("LAKE", "lake"),
        ("laek", "lake"),
        ("lakke", "lake"),
        ("greene valey", "green valley"),
        ("vally", "green valley"),
        ("金山去", "金山区"),
        ("区山", "金山区"),
        ("hasPart", "the whole of"),
        ("has part", "the whole of"),
        ("jinshanqu", "金山区"),
        ("jin shan q", "金山区"),
        ("lvwan", "碳谷绿湾"),
        ("luw an", "碳谷绿湾"),
        ("shanqu", "金山区"),
        ("meer lake", "lake"),
    ],
)
def test_what_is_mistyped_or_written_otherwise_is_found(text: str, matched: str) -> None:
    index = SearchIndex.build(
        [
            named("lake", number=1),
            named("green valley", number=2),
            named("金山区", number=3),
            named("碳谷绿湾", number=4),
            Entry("http://example.org/hasPart", (Name("the whole of", "en"),)),
        ]
    )
    assert [hit.matched for hit in index.search(text).hits] == [matched]


@pytest.mark.parametrize(
    "text", ["", " ", "…", "like", "2024", "bake", "ox", "la ke x", "\x00", "wan", "2023.7"]
)
def test_what_is_not_there_is_not_found(text: str) -> None:
    index = SearchIndex.build([named("2023", "valley", "区", "cabbage", "绿湾")])
    assert index.search(text).hits == ()


@pytest.mark.parametrize(
    "text", ['"', "' OR 1", "name : x", "lake*", "^lake", "NEAR(a b)", "(lake", "lake AND", "-lake"]
)
def test_the_syntax_of_the_full_text_search_is_text(text: str) -> None:
    index = SearchIndex.build([named(f"{text} lake")])
    assert index.search(text).total == (1 if key(text) else 0)
    assert index.search("lake").total == 1


@given(st.text(), st.integers(1, 30), st.sampled_from([(), (PARK.iri,), ("x",)]))
def test_any_text_can_be_searched(text: str, limit: int, kinds: tuple[str, ...]) -> None:
    index = SearchIndex.build([Entry("http://example.org/1", (Name("Lake 金山"),), (PARK,))])
    assert len(index.search(text, limit=limit, kinds=kinds).hits) <= 1


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_whatever_the_names_are_each_finds_its_thing(names: list[str]) -> None:
    index = SearchIndex.build([named(*names)])
    for name in names:
        assert index.search(name).total == (1 if key(name) else 0)


def test_only_things_of_a_class_are_found_if_asked_for() -> None:
    index = SearchIndex.build(
        [
            Entry("http://example.org/1", (Name("bay one"),), (PARK,)),
            Entry("http://example.org/2", (Name("bay"),), (LAKE, PARK)),
            Entry("http://example.org/3", (Name("bay"),), (LAKE,)),
        ]
    )

    def iris(text: str, *kinds: str) -> list[str]:
        return [hit.iri[-1] for hit in index.search(text, kinds=kinds).hits]

    assert iris("bay", PARK.iri) == ["2", "1"]
    assert iris("baay", PARK.iri) == ["2", "1"]
    assert iris("bay", LAKE.iri, PARK.iri) == ["2", "3", "1"]
    assert iris("bay", "http://example.org/Other") == []


def test_the_classes_of_all_hits_are_counted() -> None:
    index = SearchIndex.build(
        Entry(f"http://example.org/{i}", (Name(f"bay {i}"),), (LAKE if i else PARK,))
        for i in range(3)
    )
    assert index.search("bay", limit=1).kinds == ((LAKE, 2), (PARK, 1))


def test_pages_follow_one_another() -> None:
    index = SearchIndex.build(named(f"bay {letter}", number=1) for letter in "abcde")
    pages = [index.search("bay", limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [[hit.matched[-1] for hit in page.hits] for page in pages] == [
        ["a", "b"],
        ["c", "d"],
        ["e"],
        [],
    ]
    assert {page.total for page in pages} == {5}


def test_no_more_than_a_thousand_are_counted() -> None:
    index = SearchIndex.build(named(f"bay {i}", number=i) for i in range(DEPTH + 5))
    assert index.search("bay").total == DEPTH


def test_a_hit_says_all_that_is_shown_of_it() -> None:
    names = (Name("Lake", "en"), Name("湖", "zh"), Name("Mere", "en", is_label=False))
    index = SearchIndex.build([Entry("http://example.org/l", names, (LAKE, PARK))])
    assert index.search("mere").hits == (
        Hit("http://example.org/l", {"en": "Lake", "zh": "湖"}, LAKE, "Mere", "en", Match.EXACT),
    )


def test_several_threads_may_search_at_once(bundled_index: SearchIndex) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(bundled_index.search, ["jinshan", "金", "carbon vally"] * 40))
    assert results == results[:3] * 40


def test_a_sqlite_without_full_text_search_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinshan_kg.search.schema._FULL_TEXT", "CREATE VIRTUAL TABLE x USING no()")
    with pytest.raises(Exception, match=r"cannot search: no such module: no\. Use a Python"):
        SearchIndex.build([])


def test_an_index_in_a_file_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "100% #1?.sqlite"
    database = sqlite3.connect(path)
    write_index(database, [named("lake")])
    database.close()
    index = SearchIndex.open(path)
    assert found(index, "lake") == [("lake", Match.EXACT)]
    index.close()
    with pytest.raises(sqlite3.ProgrammingError):
        index.search("lake")
