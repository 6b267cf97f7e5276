"""An item is covered if each of its words lies in the token of a passage."""

from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.evidence.coverage import coverage
from jinshan_kg.evidence.passages import Passage
from jinshan_kg.evidence.scan import scan

TEXT = "we met Mayor Ana Sol, of the Ministry of Works, and two of 44.6 billion"


def over(text: str, token: str | None = None, set_aside: str | None = None) -> Passage:
    start = TEXT.index(text)
    return Passage("", "", start, start + len(text), token or text, "", set_aside)


def parts(*passages: Passage) -> dict[str, list[str]]:
    found = coverage(TEXT, passages)
    return {
        "in data": [item.text for item in found.in_data],
        "set aside": [item.text for item in found.set_aside],
        "uncovered": [item.text for item in found.uncovered],
    }


ALL = ["Mayor Ana Sol", "Ministry", "Works", "two", "44.6 billion"]


def test_without_passages_all_is_uncovered() -> None:
    assert parts() == {"in data": [], "set aside": [], "uncovered": ALL}


def test_one_token_covers_every_item_in_it() -> None:
    assert parts(over("Ministry of Works"))["in data"] == ["Ministry", "Works"]


def test_two_passages_cover_one_run() -> None:
    assert parts(over("Mayor"), over("Ana Sol"))["in data"] == ["Mayor Ana Sol"]


def test_every_word_must_be_covered() -> None:
    assert parts(over("Ana Sol"), over("44.6")) == {
        "in data": [],
        "set aside": [],
        "uncovered": ALL,
    }


def test_a_wide_passage_covers_its_token_only() -> None:
    assert parts(over("and two of 44.6 billion", token="two"))["in data"] == ["two"]


def test_a_token_covers_only_inside_its_span() -> None:
    assert parts(over("and two", token="Works"))["in data"] == []


def test_set_aside_is_counted_apart() -> None:
    assert parts(over("two", set_aside="ordinal")) == {
        "in data": [],
        "set aside": ["two"],
        "uncovered": ["Mayor Ana Sol", "Ministry", "Works", "44.6 billion"],
    }


def test_a_run_that_is_partly_set_aside_is_set_aside() -> None:
    assert parts(over("Mayor", set_aside="title"), over("Ana Sol"))["set aside"] == [
        "Mayor Ana Sol"
    ]


def test_what_is_in_the_data_too_is_in_the_data() -> None:
    assert parts(over("two", set_aside="ordinal"), over("two"))["in data"] == ["two"]


def test_counts() -> None:
    found = coverage(TEXT, [over("two", set_aside="ordinal"), over("Ministry")])
    assert found.counts("figure") == {"total": 2, "inData": 0, "setAside": 1, "uncovered": 1}
    assert found.counts("name") == {"total": 3, "inData": 1, "setAside": 0, "uncovered": 2}


@given(st.lists(st.sampled_from([*"aA1 .,-_\n🐚’é中\u0301", "Port ", "two ", "May "])).map("".join))
def test_a_passage_for_each_item_covers_all(text: str) -> None:
    items = scan(text)
    passages = [Passage("", "", i.start, i.end, " ".join(i.text.split()), "") for i in items]
    assert coverage(text, passages).uncovered == ()
