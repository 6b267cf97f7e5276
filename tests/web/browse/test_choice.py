"""What an address says of the things that a reader wants to see."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from jinshan_kg.web.browse.choice import SORTS, Choice
from jinshan_kg.web.browse.things import FACETS

WORD = st.text(min_size=1, max_size=20)


def read(address: str) -> Choice:
    return Choice.read(MultiDict(parse_qsl(urlsplit(address).query, keep_blank_values=True)))


@given(
    st.lists(st.tuples(st.sampled_from(FACETS), WORD), max_size=6),
    WORD,
    st.sampled_from(SORTS),
    st.integers(1, 999_999),
)
def test_an_address_says_the_same_again(
    chosen: list[tuple[str, str]], text: str, sort: str, page: int
) -> None:
    fields = [*chosen, ("text", text), ("sort", sort), ("page", str(page))]
    choice = Choice.read(MultiDict(fields))
    again = read(choice.address("/browse/Park"))
    assert (again.chosen, again.text, again.sort, again.page) == (
        choice.chosen,
        choice.text,
        choice.sort,
        choice.page,
    )


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=300), max_size=6))
def test_any_address_is_read(fields: dict[str, str]) -> None:
    choice = Choice.read(MultiDict(fields))
    assert choice.page >= 1
    assert choice.sort in SORTS
    assert len(choice.text) <= 200


def test_a_value_is_switched_on_and_off_and_the_first_page_shown() -> None:
    choice = read("/browse/Park?kind=A&page=3")
    on = choice.switched("phase", "planned")
    assert on.address("/x") == "/x?kind=A&phase=planned"
    assert on.switched("kind", "A").address("/x") == "/x?phase=planned"


def test_a_default_is_not_written() -> None:
    assert Choice().address("/browse/Park") == "/browse/Park"
    assert Choice().sorted_by("claims").address("/x") == "/x?sort=claims"


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1.5", "٣", "9999999"])
def test_what_is_no_page_number_is_the_first_page(page: str) -> None:
    assert Choice.read(MultiDict({"page": page})).page == 1


def test_a_value_given_twice_counts_once() -> None:
    choice = read("/x?kind=A&kind=A&kind=&kind=B")
    assert choice.facets["kind"] == ("A", "B")
