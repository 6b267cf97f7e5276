"""Items lie in the text, in order, without overlap, whatever the text."""

from hypothesis import example, given
from hypothesis import strategies as st

from jinshan_kg.evidence.scan import Item, scan

WORDS = ["Port ", "Merrow", "The ", "May ", "3", "1,250", "No.2 ", "two", " million", "’s ", ". "]
PIECES = st.sampled_from([*WORDS, *".“-%\n\u00a0🐚é中İ\u0301"])
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.lists(PIECES).map("".join))


def test_an_item_says_where_it_is() -> None:
    assert scan("🐚\nof Port\nMerrow: 1,250 crowns") == [
        Item("name", 5, 16, "Port\nMerrow", 2, ((5, 9), (10, 16))),
        Item("figure", 18, 23, "1,250", 3, ((18, 23),)),
    ]


def test_the_words_of_a_date_are_apart() -> None:
    (item,) = scan("on May 3, 2031 it")
    assert [item.text[start - 3 : end - 3] for start, end in item.words] == ["May", "3", "2031"]


@given(TEXTS)
@example("A.0 May")
def test_items_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for item in scan(text):
        assert end <= item.start < item.end <= len(text)
        assert item.text == text[item.start : item.end]
        assert item.line == text.count("\n", 0, item.start) + 1
        end = item.end


@given(TEXTS)
def test_words_lie_in_their_item(text: str) -> None:
    for item in scan(text):
        assert item.words
        end = item.start
        for begin, stop in item.words:
            assert end <= begin < stop <= item.end
            end = stop


@given(TEXTS)
def test_no_digit_is_missed(text: str) -> None:
    covered = {at for item in scan(text) for at in range(item.start, item.end)}
    assert [at for at, c in enumerate(text) if c.isdecimal() and at not in covered] == []
