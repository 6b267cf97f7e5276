"""Rates such as 60/minute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.rates import Rate, rate, read_rate


@pytest.mark.parametrize(
    ("text", "expected", "seconds"),
    [
        ("60/minute", Rate(60, "minute"), 60),
        ("1/second", Rate(1, "second"), 1),
        (" 1000 / Hour ", Rate(1000, "hour"), 3_600),
        ("999999999/day", Rate(999_999_999, "day"), 86_400),
    ],
)
def test_a_rate_is_a_number_in_a_period(text: str, expected: Rate, seconds: int) -> None:
    assert read_rate(text) == expected
    assert read_rate(text).seconds == seconds


@pytest.mark.parametrize(
    "text",
    ["", "60", "60/", "/minute", "0/minute", "-1/minute", "1.5/minute", "60/minutes", "٦/day"],
)
def test_anything_else_is_not(text: str) -> None:
    with pytest.raises(ValueError, match="a rate such as 60/minute"):
        read_rate(text)


def test_a_setting_has_one_spelling() -> None:
    assert rate(" 60 / MINUTE") == "60/minute"


@given(
    count=st.integers(1, 999_999_999), period=st.sampled_from(["second", "minute", "hour", "day"])
)
def test_a_rate_is_written_as_it_is_read(count: int, period: str) -> None:
    assert read_rate(str(Rate(count, period))) == Rate(count, period)
