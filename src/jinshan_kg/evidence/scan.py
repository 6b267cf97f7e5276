"""Find what must have been read in a document: every figure and every capitalised name.

The rules, in the order in which they apply (word lists in `words`,
what opens a sentence in `lexer`):

1. **Dates.** A month's name with the day and year beside it is one figure ("October 17, 2023").
   A month that opens a sentence with no number beside it is left alone ("May we ...").
2. **Names.** A name is a run of words that begin with a capital, joined by white space only; a
   blank line, a comma, a quotation mark, a possessive 's or a small word ("of", "and") ends it.
   So "Ministry of Works and Trade" gives three items; one passage with the whole name as token
   covers them all, and no rule has to guess where one name ends and the next begins. A hyphenated
   word is one word; a word with a digit or a stop before a digit inside ("PM2.5", "No.2") is one.

   * A word that opens a sentence, a paragraph or a quotation: function words ("In", "The") are
     dropped from the head of the run. Of what then still opens a sentence or a paragraph, a single
     word is a name only if it also stands capitalised in the middle of a sentence elsewhere;
     a run of two words or more always is.
   * A capital or a digit behind the first letter ("JOVO", "UAVs", "CamelCase") makes a name
     anywhere, the start of a sentence included.
   * A run that is number words only ("Five") is not a name but a figure; a number word inside a
     longer run ("Three Bay Areas") belongs to the name.
3. **Figures.** In all text that is not a name or a date: digits with separators, sign of currency
   or percent, ordinal ending and magnitude ("44.6 billion", "7.1%", "14th"); number words, joined
   by a hyphen ("one-third") or to a magnitude ("two hundred"), also as the part of a hyphenated
   word ("first-place").

The rules lean to reporting too much: what is not a datum is set aside by hand in the data.
Scripts without capitals are not scanned for names. Offsets are Unicode code points from 0,
end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jinshan_kg.evidence.document import line_starts
from jinshan_kg.evidence.figures import find_dates, find_figures
from jinshan_kg.evidence.lexer import Span, Word, words
from jinshan_kg.evidence.names import find_names

Kind = Literal["figure", "name"]

_FIGURE_WORD = re.compile(r"[^\s,]+(?:,\d+)*")


@dataclass(frozen=True)
class Item:
    """A figure or a capitalised name in a document.

    Attributes:
        kind: "figure" or "name".
        start: first code point, from 0.
        end: one behind the last code point.
        text: the characters, line breaks as in the document.
        line: line number from 1 of the first character.
        words: offsets of the single words; an item is covered when each of its words is.
    """

    kind: Kind
    start: int
    end: int
    text: str
    line: int
    words: tuple[Span, ...]


def scan(text: str) -> list[Item]:
    """Return every figure and name of a text in order; no two items overlap."""
    found = words(text)
    dates = list(find_dates(text, found))
    names = list(find_names(text, [word for word in found if not _meets(word, dates)]))
    taken = sorted([*dates, *((spans[0][0], spans[-1][1]) for spans in names)])
    figures = [_split(text, span) for span in (*dates, *find_figures(text, taken))]
    lines = line_starts(text)

    def item(kind: Kind, spans: Sequence[Span]) -> Item:
        start, end = spans[0][0], spans[-1][1]
        return Item(kind, start, end, text[start:end], bisect_right(lines, start), tuple(spans))

    items = [*(item("figure", spans) for spans in figures), *(item("name", s) for s in names)]
    return sorted(items, key=lambda item: item.start)


def _split(text: str, span: Span) -> list[Span]:
    return [match.span() for match in _FIGURE_WORD.finditer(text, *span)]


def _meets(word: Word, dates: Sequence[Span]) -> bool:
    """Say whether a word shares a character with a date, which may begin in its midst (A.1 May)."""
    before = bisect_right(dates, word.end - 1, key=lambda date: date[0])
    return before > 0 and dates[before - 1][1] > word.start
