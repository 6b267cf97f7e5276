"""Figures: dates, digits and number words.

The rules are those of `scan`, numbers 1 and 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinshan_kg.evidence.lexer import Span, Word
from jinshan_kg.evidence.matching import cuts
from jinshan_kg.evidence.words import MAGNITUDES, MONTHS, NUMBER_WORDS

_MONTH = "|".join(MONTHS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NOT_BEHIND = r"(?<!\w)(?<!\d[.,])"
_NOT_BEFORE = r"(?!\w|[.,]\d)"
_DATE = re.compile(
    rf"(?:{_NOT_BEHIND}{_DAY}\s+)?\b(?:{_MONTH})\b"
    rf"(?:\s+{_DAY}{_NOT_BEFORE})?(?:,?\s+\d{{4}}{_NOT_BEFORE})?"
)

_MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
_NUMBER = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_DIGITS = (
    r"[$€£¥]?\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?"
    rf"(?:\s?[%‰]|\s+per\s?cent\b)?(?:\s+(?:{_MAGNITUDE})\b)*"
)
_FRACTION_SIGN = "[¼-¾⅐-⅞]"
_IN_WORDS = (
    rf"(?<![^\W_])(?:{_NUMBER})(?![^\W_])"
    rf"(?:-(?:{_NUMBER})(?![^\W_])|\s+(?:{_MAGNITUDE})(?![^\W_]))*"
)
_FIGURE = re.compile(f"{_DIGITS}|{_FRACTION_SIGN}|{_IN_WORDS}", re.IGNORECASE)


def find_dates(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield the offsets of each date that has a month's name.

    Args:
        text: the document.
        words: its words.
    """
    openers = {word.start for word in words if word.opening == "sentence"}
    for match in _DATE.finditer(text):
        alone = not any(character.isdigit() for character in match.group())
        part = any(cuts(text, at) for at in match.span())
        if not part and not (alone and match.start() in openers):
            yield match.span()


def find_figures(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the offsets of each figure outside some spans.

    A word that holds a digit ("5km") is taken whole, as a token is only found as whole words.

    Args:
        text: the document.
        taken: spans of dates and names, in order, not overlapping.
    """
    done = 0
    for begin, end in [*taken, (len(text), len(text))]:
        for match in _FIGURE.finditer(text, done, begin):
            start, stop = match.span()
            while start > done and cuts(text, start):
                start -= 1
            while stop < begin and cuts(text, stop):
                stop += 1
            if match.start() >= done:
                yield start, stop
                done = stop
        done = end
