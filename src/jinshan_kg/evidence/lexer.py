"""Split a document into words, and say which words stand where a capital proves nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jinshan_kg.evidence.words import ABBREVIATIONS

Opening = Literal["no", "quotation", "sentence"]
Span = tuple[int, int]


@dataclass(frozen=True)
class Word:
    """A word that begins with a letter.

    Attributes:
        start: first code point, from 0.
        end: one behind the last code point.
        text: the word without a possessive 's.
        opening: "sentence" if it opens a sentence or a paragraph, "quotation" if it opens a
            quotation in the middle of a sentence, else "no".
    """

    start: int
    end: int
    text: str
    opening: Opening

    @property
    def parts(self) -> list[str]:
        """The parts between hyphens."""
        return _HYPHEN.split(self.text)


_HYPHEN = re.compile("[-‐‑]")
_LETTER = r"[^\W\d_]"
_ACCENTS = r"\u0300-\u036f"  # see is_accent
_MORE = rf"[\w{_ACCENTS}]*"
_DECIMALS = rf"(?:[.,]\d{_MORE})*"
_INITIALS = rf"{_LETTER}(?:\.{_LETTER})+(?![\w{_ACCENTS}])"
_PART = rf"(?:{_INITIALS}|{_LETTER}{_MORE}{_DECIMALS})"
_UNIT = rf"{_PART}(?:['’](?!s\b){_PART})*"
_BEHIND_HYPHEN = rf"(?:{_UNIT}|\d{_MORE}{_DECIMALS})"
_WORD = re.compile(rf"(?<![^\W_])(?<![{_ACCENTS}]){_UNIT}(?:[-‐‑]{_BEHIND_HYPHEN})*")

_OPENING_MARKS = "\"'“‘«([{*•|#>-–—"
_CLOSING_MARKS = "\"'”’»)]}"
_QUOTATION_MARKS = '"“‘«'
_LOOK_BACK = 200  # code points: enough for marks and white space between two sentences


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [
        Word(match.start(), match.end(), match.group(), _opening(text, match.start()))
        for match in _WORD.finditer(text)
    ]


def is_accent(character: str) -> bool:
    """Say whether a character is an accent of the letter before it (a combining diacritic)."""
    return "\u0300" <= character <= "\u036f"


def blank_line(gap: str) -> bool:
    """Say whether white space holds a blank line, which ends a paragraph."""
    return gap.count("\n") > 1


def _opening(text: str, start: int) -> Opening:
    """Say whether the word at `start` opens a sentence or paragraph, or a quotation inside one."""
    before = text[max(0, start - _LOOK_BACK) : start]
    stop = before.rstrip(_OPENING_MARKS + " \t\r\n")
    gap = before[len(stop) :]
    if not stop or blank_line(gap):
        return "sentence"
    if any(mark.isspace() for mark in gap) and _ends_sentence(stop):
        return "sentence"
    return "quotation" if any(mark in _QUOTATION_MARKS for mark in gap) else "no"


def _ends_sentence(before: str) -> bool:
    before = before.rstrip(_CLOSING_MARKS)
    if before.endswith(("!", "?", "…")):
        return True
    if not before.endswith("."):
        return False
    last = re.search(r"[\w.]*$", before[:-1])
    word = last.group().lower() if last else ""
    initials = all(len(letter) == 1 and letter.isalpha() for letter in word.split("."))
    return not initials and word not in ABBREVIATIONS
