"""The names that match a query, the best first."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from rapidfuzz.fuzz import partial_ratio, ratio

from jinshan_kg.search import expressions
from jinshan_kg.search.entry import Match
from jinshan_kg.search.tokens import Part, is_unspaced, parts
from jinshan_kg.search.words import Words

_CANDIDATES: Final = 200  # similar names that are compared letter by letter
_LEAST_ALIKE: Final = 60.0  # of 100: how much of a query must be in a name that lacks a word of it

_SYLLABLES: Final = 8  # of a name that may be typed apart
_MAX_ID: Final = 2**62
_ALL: Final = range(_MAX_ID)

_EXACT: Final = "SELECT id, thing FROM names WHERE key = ? ORDER BY id"
_MATCHING: Final = """
SELECT names.id, thing FROM matching JOIN names ON names.id = matching.rowid
WHERE matching MATCH ? AND matching.rowid BETWEEN ? AND ? ORDER BY matching.rowid"""
_IS_OF_KIND: Final = "SELECT 1 FROM matching WHERE matching MATCH ? AND rowid = ?"

Name = tuple[int, int, Match]
"""The id of a name, that of its thing, and how it matches."""


class Matching:
    """Looks up names in the database of an index."""

    def __init__(self, database: sqlite3.Connection, words: Words) -> None:
        """Take the database and its words."""
        self._database = database
        self._words = words
        (self._last_subject,) = database.execute("SELECT last FROM subjects").fetchone()

    def names(self, text: str, kinds: Sequence[int]) -> Iterator[Name]:
        """Yield names with their things, best first; a name may come again further down.

        Args:
            text: The query.
            kinds: The classes of which the thing has to be one; none for all.
        """
        wanted = parts(text)
        tokens = [token for part in wanted for token in part]
        if not tokens:
            return
        nothing = True
        for name in chain(self._exact(" ".join(tokens), kinds), self._literal(wanted, kinds)):
            nothing = False
            yield name
        if nothing:
            yield from self._similar(tokens, kinds)

    def _literal(self, wanted: Sequence[Part], kinds: Sequence[int]) -> Iterator[Name]:
        """Yield the names that have the words of the query, those of subjects first."""
        tokens = [token for part in wanted for token in part]
        for ids in (range(self._last_subject), range(self._last_subject, _MAX_ID)):
            yield from self._match(expressions.at_start(tokens), kinds, Match.START, ids)
            yield from self._match(expressions.whole_words(wanted), kinds, Match.WORDS, ids)
            yield from self._match(expressions.beginnings(wanted), kinds, Match.BEGINNINGS, ids)
            if len(tokens) <= _SYLLABLES and not any(map(is_unspaced, tokens)):
                for read_aloud in expressions.read_aloud(tokens):
                    yield from self._match(read_aloud, kinds, Match.BEGINNINGS, ids)

    def _exact(self, key: str, kinds: Sequence[int]) -> Iterator[Name]:
        of_kinds = expressions.only_kinds(kinds) if kinds else None
        for name, thing in self._database.execute(_EXACT, (key,)).fetchall():
            if of_kinds and not self._database.execute(_IS_OF_KIND, (of_kinds, name)).fetchone():
                continue
            yield name, thing, Match.EXACT

    def _match(
        self, expression: str, kinds: Sequence[int], match: Match, ids: range = _ALL
    ) -> Iterator[Name]:
        if kinds:
            expression = f"({expression}) AND {expressions.only_kinds(kinds)}"
        for name, thing in self._database.execute(_MATCHING, (expression, ids.start + 1, ids.stop)):
            yield name, thing, match

    def _similar(self, tokens: Sequence[str], kinds: Sequence[int]) -> Iterator[Name]:
        """Yield names with words like those of the query, those of subjects first.

        One word may be missing if need be.
        """
        choices = [(token, *self._words.near(token)) for token in tokens]
        text = " ".join(tokens)
        found = self._candidates([expressions.alternatives(choices)], kinds)
        if found:
            alike = _alike(text, found, 0)
        else:
            found = self._candidates(expressions.all_but_one(choices), kinds)
            alike = _alike(text, found, _LEAST_ALIKE)
        yield from sorted(alike, key=lambda name: name[0] > self._last_subject)

    def _candidates(self, wanted: Iterable[str], kinds: Sequence[int]) -> list[tuple[str, Name]]:
        found = [
            name
            for expression in wanted
            for name in islice(self._match(expression, kinds, Match.SIMILAR), _CANDIDATES)
        ]
        keys = "SELECT key FROM names WHERE id = ?"
        return [
            (self._database.execute(keys, (name,)).fetchone()[0], (name, thing, match))
            for name, thing, match in dict.fromkeys(found)
        ]


def _alike(text: str, candidates: Iterable[tuple[str, Name]], least: float) -> Iterator[Name]:
    """Yield the candidates in the order of how much the whole of them is like a text.

    Args:
        text: What they are compared with.
        candidates: Names, each with its key.
        least: How much of the text must be in a name at least, of 100.
    """
    suitable = [(key, name) for key, name in candidates if partial_ratio(text, key) >= least]
    for _, name in sorted(
        suitable, key=lambda candidate: (-ratio(text, candidate[0]), candidate[1])
    ):
        yield name
