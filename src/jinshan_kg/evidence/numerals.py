"""Read the number that a token writes: `36 billion`, `15th`, `86.6%`, `nearly a quarter`.

Cardinal numbers in words are read by text2num. It reads no digits with a magnitude, no fractions,
no ordinals and no words that weaken a number: those are read here. What is not known to the last
word is not read at all, since a check that guesses checks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from types import MappingProxyType
from typing import Final, Literal
from unicodedata import decomposition, numeric

from text_to_num import text2num

from jinshan_kg.evidence.matching import one_line

Kind = Literal["number", "percentage", "part", "place"]
Hedge = Literal["approximate", "just-below", "bound"]


@dataclass(frozen=True)
class Numeral:
    """What a token writes.

    Attributes:
        value: The number; of a percentage the number of percent.
        kind: A plain number, a percentage, a part of a whole (`one-third`), or a place in an order
            (`15th`).
        hedge: How a word weakens it: `approximate` (about), `just-below` (nearly), `bound` (over,
            at least); None if no word in the token does.
    """

    value: Fraction
    kind: Kind
    hedge: Hedge | None = None


_SCALES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "hundred": 100,
        "thousand": 1_000,
        "million": 1_000_000,
        "billion": 1_000_000_000,
        "trillion": 1_000_000_000_000,
    }
)
# Words that text2num does not know, behind a number.
_GROUPS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "trillion": 1_000_000_000_000,
        "dozen": 12,
        "decade": 10,
        "decades": 10,
        "century": 100,
        "centuries": 100,
    }
)
_HEDGES: Final[Mapping[str, Hedge]] = MappingProxyType(
    {
        **dict.fromkeys(("approximately", "about", "around", "roughly", "some"), "approximate"),
        **dict.fromkeys(("nearly", "almost", "close to", "just under"), "just-below"),
        **dict.fromkeys(
            ("over", "more than", "above", "at least", "up to", "under", "less than", "below"),
            "bound",
        ),
    }
)
_EXACTLY_ONE: Final = ("sole", "single")
_ONE: Final = ("a", "an", "one")
_HALF_AND_QUARTER: Final[Mapping[str, int]] = MappingProxyType(
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
)
_IRREGULAR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "first": "one",
        "second": "two",
        "third": "three",
        "fifth": "five",
        "eighth": "eight",
        "ninth": "nine",
        "twelfth": "twelve",
    }
)

_HEDGE: Final = re.compile(rf"(?:{'|'.join(_HEDGES)})(?= )")
_PERCENT: Final = re.compile(r" ?(?:%|per ?cent|percentage points?)$")
_HYPHEN: Final = re.compile(r"(?<=[a-z])[-‐‑](?=[a-z])")
_WHOLE: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
_DIGITS: Final = re.compile(rf"([-−]?{_WHOLE}(?:\.[0-9]+)?)((?: (?:{'|'.join(_SCALES)}))*)")
_DIGITS_OF_PLACE: Final = re.compile(rf"({_WHOLE})(?:st|nd|rd|th)")
_DIGITS_OF_PART: Final = re.compile(r"([0-9]+)[/⁄]([1-9][0-9]*)")
_WORDS: Final = re.compile(r"[a-z]+(?:,? [a-z]+)*")


def read_numeral(token: str) -> Numeral | None:
    """Return the number that a token writes, or None if it cannot be read to the last word.

    Args:
        token: The characters of a figure, with the words that weaken it or without.
    """
    text = _HYPHEN.sub(" ", one_line(token).lower())
    hedge: Hedge | None = None
    if weakened := _HEDGE.match(text):
        hedge, text = _HEDGES[weakened[0]], text[weakened.end() + 1 :]
    text = text.removeprefix("the ")
    if percent := _PERCENT.search(text):
        value = _number(text[: percent.start()])
        return None if value is None else Numeral(value, "percentage", hedge)
    if (value := _number(text)) is not None:
        return Numeral(value, "number", hedge)
    if (value := _part(text)) is not None:
        return Numeral(value, "part", hedge)
    if (value := _place(text)) is not None:
        return Numeral(value, "place", hedge)
    return None


def _number(text: str) -> Fraction | None:
    """Read a cardinal number, in digits or in words."""
    if digits := _DIGITS.fullmatch(text):
        scale = prod(_SCALES[word] for word in digits[2].split())
        return Fraction(digits[1].replace(",", "").replace("−", "-")) * scale
    if text in _EXACTLY_ONE:
        return Fraction(1)
    before, _, last = text.rpartition(" ")
    if last in _GROUPS:
        count = _number(before)
        return None if count is None else count * _GROUPS[last]
    return _in_words(text)


def _in_words(text: str) -> Fraction | None:
    if not _WORDS.fullmatch(text):
        return None
    words = text.replace(",", "").split()
    if words[0] in _SCALES:  # "million" alone says no number
        return None
    if words[0] in _ONE:
        words[0] = "one"
    # "three hundred and five" is "three hundred five"; an "and" at an end stays, and is refused.
    inner = [word for word in words[1:-1] if word != "and"]
    try:
        return Fraction(text2num(" ".join([words[0], *inner, *words[1:][-1:]]), "en"))
    except ValueError:
        return None


def _place(text: str) -> Fraction | None:
    """Read an ordinal number."""
    if digits := _DIGITS_OF_PLACE.fullmatch(text):
        return Fraction(digits[1].replace(",", ""))
    before, space, last = text.rpartition(" ")
    cardinal = _cardinal_of(last)
    if cardinal is None:
        return None
    if not before and cardinal in _SCALES:
        return Fraction(_SCALES[cardinal])
    return _number(f"{before}{space}{cardinal}")


def _cardinal_of(ordinal: str) -> str | None:
    """Return the cardinal number word of an ordinal one."""
    if ordinal in _IRREGULAR:
        return _IRREGULAR[ordinal]
    if ordinal.endswith("tieth"):
        return f"{ordinal.removesuffix('ieth')}y"
    return ordinal.removesuffix("th") if ordinal.endswith("th") else None


def _part(text: str) -> Fraction | None:
    """Read a part of a whole: a half, two thirds, three-quarters, 1/3, ½."""
    if len(text) == 1 and decomposition(text).startswith("<fraction>"):
        return Fraction(numeric(text)).limit_denominator(10)
    if digits := _DIGITS_OF_PART.fullmatch(text):
        return Fraction(int(digits[1]), int(digits[2]))
    before, _, last = text.rpartition(" ")
    if last in _HALF_AND_QUARTER:
        parts: Fraction | None = Fraction(_HALF_AND_QUARTER[last])
        count = _number(before) if before else Fraction(1)
    else:
        parts, count = _parts(last, alone=before in _ONE), _number(before)
    return None if count is None or parts is None else count / parts


def _parts(word: str, *, alone: bool) -> Fraction | None:
    """Return how many parts the whole has: 3 for thirds, and for a third if that is said alone.

    "Twenty third" and "one hundredth" are places in an order.
    """
    several = word.endswith("s")
    parts = _place(word.removesuffix("s"))
    if parts is None or parts < 3 or not (several or (alone and parts < 100)):
        return None
    return parts
