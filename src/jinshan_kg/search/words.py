"""The words that a mistyped one may have been meant to be."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from jinshan_kg.search.schema import SHORTEST_WORD
from jinshan_kg.search.tokens import is_unspaced

_MOST: Final = 8
_LONG: Final = 6  # letters from which two mistakes are forgiven


class Words:
    """The words of all names in an index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take the index; its words are read when first needed."""
        self._of_length = cache(lambda length: _read(database, length))

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words that differ from another by a slip or two, the nearest first.

        A slip is a letter too many, too few, another, or two that have changed places (optimal
        string alignment distance).

        Args:
            word: A token; a number or a character of a script without spaces has no near ones.
        """
        if len(word) < SHORTEST_WORD or not word.isalpha() or is_unspaced(word):
            return ()
        slips = 2 if len(word) >= _LONG else 1
        found = extract(
            word,
            list(self._of_about(len(word), slips)),
            scorer=OSA.distance,
            processor=None,
            score_cutoff=slips,
            limit=_MOST,
        )
        return tuple(near for near, _, _ in found)

    def _of_about(self, length: int, slips: int) -> Iterator[str]:
        for near in range(max(SHORTEST_WORD, length - slips), length + slips + 1):
            yield from self._of_length(near)


def _read(database: sqlite3.Connection, length: int) -> tuple[str, ...]:
    rows = database.execute("SELECT word FROM words WHERE length = ?", (length,))
    return tuple(word for (word,) in rows)
