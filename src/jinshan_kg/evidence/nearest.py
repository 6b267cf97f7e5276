"""The text of a document that is most like a text that is not in it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches

from jinshan_kg.evidence.lexer import Span

_PHRASE = 8  # words; longer texts are compared by the longest run of words in common
_WORD = re.compile(r"[^\W_]+(?:[.,'’‑-](?!s\b)[^\W_]+)*%?")


def nearest(wanted: str, text: str) -> Span | None:
    """Return the offsets of what is most like a text, or None if nothing is.

    A phrase is compared, whatever its capitals, with every run of as many words; of a longer
    text the longest run of two words or more that stands in the document is returned.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    written = [text[start:end].casefold() for start, end in spans]
    asked = [match.group().casefold() for match in _WORD.finditer(wanted)]
    if not asked or not spans:
        return None
    if len(asked) <= _PHRASE:
        return _like_phrase(asked, written, spans)
    run = SequenceMatcher(None, written, asked, autojunk=False).find_longest_match()
    return (spans[run.a][0], spans[run.a + run.size - 1][1]) if run.size > 1 else None


def _like_phrase(asked: list[str], written: list[str], spans: list[Span]) -> Span | None:
    size = len(asked)
    runs: dict[str, Span] = {}
    for at in range(len(written) - size + 1):
        span = (spans[at][0], spans[at + size - 1][1])
        runs.setdefault(" ".join(written[at : at + size]), span)
    close = get_close_matches(" ".join(asked), runs, n=1)
    return runs[close[0]] if close else None
