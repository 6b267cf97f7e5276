"""Dates and values as places in a drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.board.geometry import Place, Scale, Span, moment


@pytest.mark.parametrize(
    ("date", "begin", "after"),
    [
        ("2015", 2015, 2016),
        ("2015-01", 2015, 2015 + 1 / 12),
        ("2015-12", 2015 + 11 / 12, 2016),
        ("2023-10-17", 2023 + 9 / 12 + 16 / 372, 2023 + 9 / 12 + 17 / 372),
    ],
)
def test_a_date_is_a_moment_and_has_an_end(date: str, begin: float, after: float) -> None:
    assert moment(date) == pytest.approx(begin)
    assert moment(date, after=True) == pytest.approx(after)


@pytest.mark.parametrize(
    ("left", "width", "place"),
    [
        (8.0, 400.0, Place(14.0, "start")),  # on the bar
        (8.0, 40.0, Place(54.0, "start")),  # after it
        (900.0, 40.0, Place(894.0, "end")),  # before it
    ],
)
def test_a_text_that_does_not_fit_its_bar_stands_beside_it(
    left: float, width: float, place: Place
) -> None:
    span = Span(None, left, width, open_end=False)  # type: ignore[arg-type]
    assert span.place_of("land freed: 3,216 mu", 960.0) == place


@given(st.dates(), st.dates())
def test_later_is_further_right(one: object, other: object) -> None:
    first, last = sorted([str(one), str(other)])
    assert moment(first) <= moment(last)


@given(st.floats(0, 1e12), st.floats(0, 1e12), st.floats(0, 1e12))
def test_a_value_stays_within_its_scale(one: float, other: float, third: float) -> None:
    low, value, high = sorted([one, other, third])
    assert 10 <= Scale(low, high, 10, 90)(value) <= 90
