"""The number that a token writes."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import inflect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.evidence.numerals import Hedge, Kind, Numeral, read_numeral

_SPELL: Final[Any] = inflect.engine()  # its types (numbers.Number) are not those of int
_SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_NUMBERS: Final = st.integers(min_value=0, max_value=10**12)


def _words(number: int) -> str:
    return str(_SPELL.number_to_words(number))


def _ordinal(number: str) -> str:
    return str(_SPELL.ordinal(number))


@pytest.mark.parametrize(
    ("token", "value", "kind"),
    [
        ("1.5 trillion", 1_500_000_000_000, "number"),
        ("79", 79, "number"),
        ("3,216", 3216, "number"),
        ("36 billion", 36_000_000_000, "number"),
        ("44.6 billion", 44_600_000_000, "number"),
        ("2 hundred thousand", 200_000, "number"),
        ("-3.5", Fraction(-7, 2), "number"),
        ("two", 2, "number"),
        ("Twenty-five", 25, "number"),
        ("a million", 1_000_000, "number"),
        ("three hundred and twelve", 312, "number"),
        ("one thousand, two hundred and thirty-four", 1234, "number"),
        ("sole", 1, "number"),
        ("single", 1, "number"),
        ("two dozen", 24, "number"),
        ("a decade", 10, "number"),
        ("86.6%", Fraction(866, 10), "percentage"),
        ("119 percent", 119, "percentage"),
        ("seven per\n cent", 7, "percentage"),
        ("17 percentage points", 17, "percentage"),
        ("15th", 15, "place"),
        ("the 1,001st", 1001, "place"),
        ("first", 1, "place"),
        ("second", 2, "place"),
        ("third", 3, "place"),
        ("twenty-third", 23, "place"),
        ("fortieth", 40, "place"),
        ("hundredth", 100, "place"),
        ("one hundredth", 100, "place"),
        ("one-third", Fraction(1, 3), "part"),
        ("a third", Fraction(1, 3), "part"),
        ("two thirds", Fraction(2, 3), "part"),
        ("five hundredths", Fraction(1, 20), "part"),
        ("quarter", Fraction(1, 4), "part"),
        ("three-quarters", Fraction(3, 4), "part"),
        ("half", Fraction(1, 2), "part"),
        ("2/3", Fraction(2, 3), "part"),
        ("⅒", Fraction(1, 10), "part"),
        ("½", Fraction(1, 2), "part"),
        ("⅔", Fraction(2, 3), "part"),
    ],
)
def test_a_number_is_read(token: str, value: Fraction, kind: Kind) -> None:
    assert read_numeral(token) == Numeral(Fraction(value), kind)


@pytest.mark.parametrize(
    ("token", "value", "hedge"),
    [
        ("approximately 8 million", 8_000_000, "approximate"),
        ("About\n20", 20, "approximate"),
        ("nearly a quarter", Fraction(1, 4), "just-below"),
        ("almost one-third", Fraction(1, 3), "just-below"),
        ("more than 300", 300, "bound"),
        ("at least two", 2, "bound"),
    ],
)
def test_a_word_that_weakens_the_number_is_told(token: str, value: Fraction, hedge: Hedge) -> None:
    read = read_numeral(token)
    assert read is not None
    assert (read.value, read.hedge) == (value, hedge)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "Jinshan",
        "million",
        "dozens",
        "dozen",
        "doubled",
        "12,34",
        "1.2.3",
        "two three",
        "one hundred and",
        "seconds",
        "a second",
        "%",
        "nearly",
        "36 billion yuan",
        "79 companies",
        "No.2",
        "14th Five",
        "1/0",
        "²",
        "this December",
    ],
)
def test_what_is_not_understood_to_the_last_word_is_not_read(token: str) -> None:
    assert read_numeral(token) is None


@given(_NUMBERS)
def test_grouped_digits_are_read_back(number: int) -> None:
    for written in (f"{number:,}", str(number)):
        assert read_numeral(written) == Numeral(Fraction(number), "number")


@given(st.decimals(min_value=0, max_value=10**6, places=3), st.sampled_from(sorted(_SCALES)))
def test_decimals_with_a_magnitude_are_read_back(number: Decimal, scale: str) -> None:
    right = Fraction(str(number)) * _SCALES[scale]
    assert read_numeral(f"{number:,} {scale}") == Numeral(right, "number")


@given(st.decimals(min_value=0, max_value=1000, places=2), st.sampled_from(["%", " percent"]))
def test_percentages_are_read_back(number: Decimal, sign: str) -> None:
    assert read_numeral(f"{number}{sign}") == Numeral(Fraction(str(number)), "percentage")


@given(_NUMBERS)
def test_numbers_in_words_are_read_back(number: int) -> None:
    words = _words(number)
    assert read_numeral(words) == Numeral(Fraction(number), "number"), words


@given(st.integers(min_value=1, max_value=10**6))
def test_ordinals_are_read_back(number: int) -> None:
    for written in (_ordinal(str(number)), _ordinal(_words(number))):
        assert read_numeral(written) == Numeral(Fraction(number), "place"), written


@given(st.integers(min_value=2, max_value=99), st.integers(min_value=3, max_value=20))
def test_fractions_in_words_are_read_back(count: int, parts: int) -> None:
    denominator = _ordinal(_words(parts))
    several = f"{_words(count)} {denominator}s"
    assert read_numeral(several) == Numeral(Fraction(count, parts), "part"), several
    assert read_numeral(f"one-{denominator}") == Numeral(Fraction(1, parts), "part")


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    read = read_numeral(text)
    assert read is None or isinstance(read.value, Fraction)
