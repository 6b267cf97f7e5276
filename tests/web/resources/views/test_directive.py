"""Text directives: links that go to one place of a page, however often its words stand there."""

import re

import pytest

from jinshan_kg.web.resources.views.directive import TextDirective, directive_at

TEXT = (
    "A park has trees. The Park has 5 ponds and RMB5 million.\n\n"
    "The other park is new: a\npark of reeds, a park of stones, and a park\nof sand.\n\nThe end."
)


def at(words: str, count: int = 0) -> TextDirective:
    """Return what leads to some words, where they stand for the first time, or later."""
    found = list(re.finditer(re.escape(words), TEXT))[count]
    return directive_at(TEXT, found.start(), found.end())


@pytest.mark.parametrize(
    ("directive", "address"),
    [
        (TextDirective("plain"), "plain"),
        (TextDirective("a-b, c & d"), "a%2Db%2C%20c%20%26%20d"),
        (TextDirective("two\n  lines"), "two%20lines"),
        (TextDirective("金山"), "%E9%87%91%E5%B1%B1"),
        (TextDirective("from", "to"), "from,to"),
        (TextDirective("b", prefix="a-", suffix=",c"), "a%2D-,b,-%2Cc"),
    ],
)
def test_what_has_a_meaning_in_a_directive_is_encoded(
    directive: TextDirective, address: str
) -> None:
    expected = f"https://example.org/x#:~:text={address}"
    assert directive.address("https://example.org/x#old") == expected


def test_the_first_place_of_some_words_needs_no_context() -> None:
    assert at("trees") == TextDirective("trees")
    assert at("park") == TextDirective("park")


def test_a_later_place_has_the_words_round_it_that_no_earlier_place_has() -> None:
    assert at("Park") == TextDirective("Park", prefix="The", suffix="has")
    assert at("park", 3) == TextDirective("park", prefix="reeds, a", suffix="of stones,")


def test_context_does_not_leave_the_paragraph() -> None:
    assert at("The end.") == TextDirective("The end.")
    assert at("The", 1) == TextDirective("The", suffix="other")


def test_lines_of_a_paragraph_are_one() -> None:
    assert at("a\npark of reeds") == TextDirective("a park of reeds")


def test_a_place_within_a_word_takes_the_rest_of_the_word() -> None:
    assert at("5", 1) == TextDirective("5", prefix="RMB", suffix="million.")


def test_a_long_place_is_told_by_its_ends() -> None:
    words = "The other park is new: a\npark of reeds, a park of stones"
    assert at(words) == TextDirective("The other park is new: a", "of reeds, a park of stones")
