"""Names: runs of capitalised words, less the words that only open a sentence.

The rules are those of `scan`, number 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinshan_kg.evidence.lexer import Span, Word, blank_line
from jinshan_kg.evidence.words import FUNCTION_WORDS, NUMBER_WORDS

_APOSTROPHE = re.compile("['’]")


def find_names(text: str, words: Sequence[Word]) -> Iterator[list[Span]]:
    """Yield the offsets of the words of each name, in order.

    Args:
        text: the document.
        words: its words without those of dates.
    """
    known = {word.text for word in words if word.opening == "no" and _is_capitalised(word)}
    for run in _runs(text, words):
        while run and run[0].opening != "no" and _is_function_word(run[0]):
            run = run[1:]
        if all(_is_number(word) or _is_function_word(word) for word in run):
            continue
        head = run[0]
        proves_nothing = len(run) == 1 and head.opening == "sentence"
        if not proves_nothing or head.text in known or _is_marked(head):
            yield [(word.start, word.end) for word in run]


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the maximal runs of capitalised words that only white space joins."""
    run: list[Word] = []
    for word in words:
        gap = text[run[-1].end : word.start] if run else ""
        joined = gap.isspace() and not blank_line(gap)
        if run and not (joined and _is_capitalised(word)):
            yield run
            run = []
        if _is_capitalised(word):
            run.append(word)
    if run:
        yield run


def _is_capitalised(word: Word) -> bool:
    return any(part[:1].isupper() for part in word.parts) or _is_marked(word)


def _is_marked(word: Word) -> bool:
    """Say whether a capital or digit behind the first letter makes the word a name anywhere."""
    inner = any(letter.isupper() for part in word.parts for letter in part[1:])
    return inner or (word.text[:1].isupper() and any(c.isdigit() for c in word.text))


def _is_function_word(word: Word) -> bool:
    # "WHO" and "IT" are names; only "Who" and "It" are not.
    return not _is_marked(word) and _APOSTROPHE.split(word.text.lower())[0] in FUNCTION_WORDS


def _is_number(word: Word) -> bool:
    return all(part.lower() in NUMBER_WORDS for part in word.parts)
