"""Decimals written without a loss."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.publish.tables.numbers import plain


@pytest.mark.parametrize(
    ("value", "written"),
    [("225.0", "225"), ("44600000000.0", "44600000000"), ("1E-7", "0.0000001"), ("-32", "-32"),
     ("0.0", "0"), ("100", "100"), ("1E+3", "1000"), ("13.30", "13.3")],
)  # fmt: skip
def test_no_exponent_and_no_idle_zero(value: str, written: str) -> None:
    assert plain(Decimal(value)) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=20))
def test_the_value_is_the_same(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
