"""The index of names, and the search in it."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from jinshan_kg.search.entry import Entry, Found, Hit, Kind, Match
from jinshan_kg.search.limits import DEPTH
from jinshan_kg.search.matching import Matching
from jinshan_kg.search.schema import write_index
from jinshan_kg.search.words import Words

_NOTHING: Final = Found()


class SearchIndex:
    """An index of names that any thread may search."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take a database that `schema.write_index` wrote, which may be used by any thread."""
        self._database = database
        self._lock = threading.Lock()  # a search is short, and SQLite would hold one itself
        self._matching = Matching(database, Words(database))
        self._kinds: dict[int | None, Kind] = {
            number: Kind(iri, json.loads(labels))
            for number, iri, labels in database.execute("SELECT id, iri, labels FROM kinds")
        }

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> SearchIndex:
        """Return an index in memory.

        Raises:
            UserError: If this Python's SQLite has no full-text search.
        """
        database = sqlite3.connect(":memory:", check_same_thread=False)
        write_index(database, entries)
        return cls(database)

    @classmethod
    def open(cls, path: Path) -> SearchIndex:
        """Return the index in a file, which nobody changes any more."""
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    def close(self) -> None:
        """Let go of the database; a search after that fails."""
        with self._lock:
            self._database.close()

    def search(
        self, text: str, *, limit: int = 20, offset: int = 0, kinds: Collection[str] = ()
    ) -> Found:
        """Return the things whose names match a text, the best first.

        A name that is the text goes before one that begins with it, then come those with its
        words, then those with words that begin so; where there is none of all these, names that
        are written alike. The order among equals is `Entry.group`, then `Entry.links`.

        Args:
            text: What a reader typed: any text whatever.
            limit: How many hits to return at most.
            offset: How many of the best to leave out, for the next page.
            kinds: IRIs of classes, to find only what belongs to one of them; empty for all.
        """
        wanted = [number for number, kind in self._kinds.items() if kind.iri in kinds]
        numbers = [number for number in wanted if number is not None]
        if kinds and not numbers:
            return _NOTHING
        with self._lock:
            things: dict[int, tuple[int, Match]] = {}
            for name, thing, match in self._matching.names(text, numbers):
                things.setdefault(thing, (name, match))
                if len(things) == DEPTH:
                    break
            page = list(things.values())[offset : offset + limit]
            return Found(
                tuple(self._hit(name, match) for name, match in page),
                len(things),
                tuple(self._counts(things)),
            )

    def _hit(self, name: int, match: Match) -> Hit:
        iri, kind, labels, text, language = self._database.execute(
            "SELECT iri, kind, labels, text, language"
            " FROM names JOIN things ON things.id = thing WHERE names.id = ?",
            (name,),
        ).fetchone()
        return Hit(iri, json.loads(labels), self._kinds.get(kind), text, language, match)

    def _counts(self, things: Iterable[int]) -> Iterator[tuple[Kind, int]]:
        rows = self._database.execute(
            "SELECT kind, COUNT(*) AS n FROM things"
            " WHERE id IN (SELECT value FROM json_each(?)) AND kind IS NOT NULL"
            " GROUP BY kind ORDER BY n DESC, kind",
            (json.dumps(list(things)),),
        )
        for kind, count in rows:
            yield self._kinds[kind], count
