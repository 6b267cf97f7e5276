"""The index as an SQLite database, and how it is written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import local_name
from jinshan_kg.search.entry import Entry, Kind, Name
from jinshan_kg.search.pinyin import readings
from jinshan_kg.search.tokens import is_unspaced, key, spaced_name

SHORTEST_WORD: Final = 3  # letters: shorter ones are near to too many others

# The ids of things and names follow their rank, so that whatever comes in the order of the ids
# comes best first and a search stops when it has enough. `subjects` has the id of the last name of
# what the dataset is about (`Group.is_subject`).
_TABLES: Final = """
CREATE TABLE things (id INTEGER PRIMARY KEY, iri TEXT, kind INTEGER, labels TEXT);
CREATE TABLE kinds (id INTEGER PRIMARY KEY, iri TEXT, labels TEXT);
CREATE TABLE names (id INTEGER PRIMARY KEY, thing INTEGER, text TEXT, language TEXT, key TEXT);
CREATE TABLE subjects (last INTEGER);
CREATE TABLE words (length INTEGER, word TEXT);
"""
# The tokens are made before (`tokens`): this tokenizer only splits at spaces, since all in them
# is a letter or a digit.
_FULL_TEXT: Final = """
CREATE VIRTUAL TABLE matching USING fts5(
  name, reading, kinds, content='', columnsize=0, prefix='1 2 3', tokenize='ascii')
"""
_INSERT_NAME: Final = "INSERT INTO matching (rowid, name, kinds) VALUES (?, ?, ?)"
_INSERT_READING: Final = "INSERT INTO matching (rowid, reading, kinds) VALUES (?, ?, ?)"
_INDEXES: Final = """
CREATE INDEX names_key ON names (key);
CREATE INDEX words_length ON words (length);
INSERT INTO matching (matching) VALUES ('optimize');
"""


def write_index(database: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write an index into an empty database.

    Args:
        database: The database; it is committed.
        entries: What is to be found.

    Raises:
        UserError: If this Python's SQLite has no full-text search (FTS5).
    """
    database.executescript(_TABLES)
    try:
        database.execute(_FULL_TEXT)
    except sqlite3.OperationalError as error:
        raise UserError(
            f"The SQLite of this Python ({sqlite3.sqlite_version}) cannot search: {error}. "
            "Use a Python whose sqlite3 has FTS5, as those of python.org and Debian have."
        ) from error
    _Writer(database).write(entries)
    database.executescript(_INDEXES)
    database.commit()


class _Writer:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._kinds: dict[str, int] = {}
        self._words: set[str] = set()
        self._names = 0

    def write(self, entries: Iterable[Entry]) -> None:
        last = 0
        for number, entry in enumerate(sorted(entries, key=_rank)):
            self._add(number, entry)
            if entry.group.is_subject:
                last = self._names
        self._database.execute("INSERT INTO subjects VALUES (?)", (last,))
        words = ((len(word), word) for word in sorted(self._words))
        self._database.executemany("INSERT INTO words VALUES (?, ?)", words)

    def _add(self, number: int, entry: Entry) -> None:
        kinds = [self._kind(kind) for kind in entry.kinds]
        labels: dict[str, str] = {}
        for name in entry.names:
            if name.is_label:
                labels.setdefault(name.language, name.text)
        self._database.execute(
            "INSERT INTO things VALUES (?, ?, ?, ?)",
            (number, entry.iri, kinds[0] if kinds else None, _dump(labels)),
        )
        tags = " ".join(map(kind_token, kinds))
        seen = {""}
        for written, name in chain(_plain(entry), _of_iri(entry)):
            if written not in seen:
                seen.add(written)
                self._add_name(number, name, written)
                self._database.execute(_INSERT_NAME, (self._names, written, tags))
                self._words.update(filter(_is_word, written.split()))
        for syllables, name in _read_aloud(entry):
            written = "".join(syllables)
            if written not in seen:
                seen.add(written)
                self._add_name(number, name, written)
                self._database.execute(_INSERT_READING, (self._names, _ends(syllables), tags))

    def _add_name(self, number: int, name: Name, written: str) -> None:
        self._names += 1
        self._database.execute(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
            (self._names, number, name.text, name.language, written),
        )

    def _kind(self, kind: Kind) -> int:
        if kind.iri not in self._kinds:
            self._kinds[kind.iri] = len(self._kinds)
            self._database.execute(
                "INSERT INTO kinds VALUES (?, ?, ?)",
                (self._kinds[kind.iri], kind.iri, _dump(dict(kind.labels))),
            )
        return self._kinds[kind.iri]


def kind_token(kind: int) -> str:
    """Return the token that stands for a class in the column `kinds`."""
    return f"k{kind}"


def _plain(entry: Entry) -> Iterator[tuple[str, Name]]:
    for name in entry.names:
        yield key(name.text), name


def _of_iri(entry: Entry) -> Iterator[tuple[str, Name]]:
    local = local_name(entry.iri)
    english = (name for name in entry.names if name.language.startswith("en"))
    name = next(chain(english, entry.names), Name(local))
    yield key(spaced_name(entry.iri)), name
    yield key(local), name


def _read_aloud(entry: Entry) -> Iterator[tuple[tuple[str, ...], Name]]:
    for name in entry.names:
        for syllables in readings(name.text):
            yield syllables, name


def _ends(syllables: Sequence[str]) -> str:
    """Return the reading from each character on: the name is found by one within it, too."""
    return " ".join("".join(syllables[start:]) for start in range(len(syllables)))


def _rank(entry: Entry) -> tuple[int, int, int, str]:
    shortest = min((len(name.text) for name in entry.names), default=0)
    return entry.group, -entry.links, shortest, entry.iri


def _is_word(token: str) -> bool:
    # Not a number: one that differs in a digit is another, not the same mistyped.
    return len(token) >= SHORTEST_WORD and token.isalpha() and not is_unspaced(token)


def _dump(labels: dict[str, str]) -> str:
    return json.dumps(labels, ensure_ascii=False)
