"""A token is found whatever the white space, as whole words and figures only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.evidence.matching import occurrences, one_line, shown

WORDS = st.lists(st.text("aé🐚%", min_size=1), min_size=1)
SPACES = st.text(" \t\r\n\u00a0", min_size=1)


def found(token: str, text: str, as_typed: bool = False) -> list[str]:
    return [text[slice(*span)] for span in occurrences(token, text, as_typed=as_typed)]


def test_every_occurrence_in_order() -> None:
    assert list(occurrences("Ostby", "Ostby and Ostby’s")) == [(0, 5), (10, 15)]


def test_offsets_are_code_points() -> None:
    assert list(occurrences("two", "🐚🐚 two")) == [(3, 6)]


def test_white_space_matches_white_space() -> None:
    assert found(" Port  Merrow ", "at Port\n  Merrow.") == ["Port\n  Merrow"]


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("12", "2012"),
        ("7,872", "77,872"),
        ("7", "7,872"),
        ("872", "7,872"),
        ("9.6%", "69.6%"),
        ("2.5", "PM2.5"),
        ("15", "15th"),
        ("mu", "municipal"),
        ("caf", "café"),
        ("cafe", "cafe\u0301"),
    ],
)
def test_never_inside_a_longer_word_or_figure(token: str, text: str) -> None:
    assert found(token, text) == []


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("12", "12%"),
        ("2022", "in 2022."),
        ("2022", "2022, 2023"),
        ("3", "1, 3"),
        ("first", "first-rate"),
        ("GDP", "中国GDP增长"),
        ("金山", "在金山区"),
    ],
)
def test_marks_and_wide_scripts_do_not_lengthen_a_word(token: str, text: str) -> None:
    assert found(token, text) == [token]


def test_what_the_bounds_cut_off_still_counts() -> None:
    assert list(occurrences("7,872", "77,872", start=1)) == []
    assert list(occurrences("two", "two or two", start=1, end=9)) == []
    assert list(occurrences("two", "two or two", start=1, end=10)) == [(7, 10)]


def test_an_occurrence_may_overlap_a_rejected_one() -> None:
    assert list(occurrences("a a", "ba a a")) == [(3, 6)]


def test_quotation_marks_and_dashes_are_exact_unless_as_typed() -> None:
    text = "the “Al’Amin” cup — here"
    assert found('"Al\'Amin" cup - here', text) == []
    assert found('"Al\'Amin" cup - here', text, as_typed=True) == ["“Al’Amin” cup — here"]


@pytest.mark.parametrize("token", ["", " \n"])
def test_nothing_is_nowhere(token: str) -> None:
    assert found(token, "a b") == []


@given(WORDS, st.data())
def test_any_white_space_between_words(words: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(SPACES, min_size=len(words) - 1, max_size=len(words) - 1))
    text = "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))
    assert (0, len(text)) in list(occurrences(" ".join(words), text))
    assert one_line(text) == " ".join(words)


def test_shown_leaves_out_the_middle_of_a_long_text() -> None:
    assert shown("a\n b") == "a b"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 40 + "y" * 40) == "x" * 28 + "..." + "y" * 28
