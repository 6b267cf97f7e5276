"""Find a token in the document: white space alike, whole words and whole numbers only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from jinshan_kg.evidence.lexer import Span, is_accent

_ALIKE = ("'’‘ʼ", '"“”„', "-‐‑–—")
_SHOWN = 60


def occurrences(
    token: str, text: str, start: int = 0, end: int | None = None, *, as_typed: bool = False
) -> Iterator[Span]:
    """Yield where a token stands in `text[start:end]`, as offsets in `text`, in order.

    Every run of white space matches every other. A token is never found inside a longer word or
    number: "12" is not in "2012", nor "7,872" in "77,872", whatever `start` and `end` cut off.

    Args:
        token: the figure, name or phrase; nothing is found for white space alone.
        text: the document.
        start: where the token may begin, in code points.
        end: where it must have ended; None for the end of the text.
        as_typed: also match what a keyboard writes instead: straight quotation marks for curly
            ones, a hyphen for a dash.
    """
    if not token.strip():
        return
    pattern = _pattern(one_line(token), as_typed)
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span(1)
        if not (cuts(text, begin) or cuts(text, stop)):
            yield begin, stop


def one_line(text: str) -> str:
    """Return a text with every run of white space made one space, none at the ends."""
    return " ".join(text.split())


def shown(text: str) -> str:
    """Return a text as a message shows it: on one line, the middle of a long one left out."""
    line = one_line(text)
    if len(line) <= _SHOWN:
        return line
    half = (_SHOWN - 3) // 2
    return f"{line[:half]}...{line[-half:]}"


def _pattern(token: str, as_typed: bool) -> re.Pattern[str]:
    characters = (_character(character, as_typed) for character in token)
    # Looked ahead for, so that an occurrence is found even if it overlaps a rejected one.
    return re.compile(f"(?=({''.join(characters)}))")


def _character(character: str, as_typed: bool) -> str:
    if character == " ":
        return r"\s+"
    if as_typed:
        for group in _ALIKE:
            if character in group:
                return f"[{re.escape(group)}]"
    return re.escape(character)


def cuts(text: str, at: int) -> bool:
    """Say whether a word or a number goes on across the offset `at` of a text."""
    if not 0 < at < len(text):
        return False
    if is_accent(text[at]):
        return True
    if text[at - 1] in ".,":
        return text[at].isdecimal() and text[max(0, at - 2)].isdecimal()
    if text[at] in ".,":
        return text[at - 1].isdecimal() and text[at + 1 : at + 2].isdecimal()
    letter = at - 1
    while letter > 0 and is_accent(text[letter]):
        letter -= 1
    return _in_word(text[letter]) and _in_word(text[at])


def _in_word(character: str) -> bool:
    # Wide letters are those of scripts that put no space between words.
    wide = east_asian_width(character) in ("W", "F")
    return character.isdecimal() or (character.isalnum() and not wide)
