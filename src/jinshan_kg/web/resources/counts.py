"""How many pages the descriptions of things have."""

from collections.abc import Callable
from threading import Lock
from typing import Final

from cachetools import LRUCache

_MOST: Final = 10_000  # things


class PageCounts:
    """Remembers how many pages a description has, for the header fields of one that is kept.

    Several threads may use it at once.
    """

    def __init__(self, ask: Callable[[str], int]) -> None:
        """Take what finds out the number for an IRI."""
        self._ask = ask
        self._known: LRUCache[str, int] = LRUCache(_MOST)
        self._lock = Lock()

    def note(self, iri: str, last: int) -> None:
        """Remember what was seen."""
        with self._lock:
            self._known[iri] = last

    def of(self, iri: str) -> int:
        """Return the number of the last page of a thing; ask if it was not seen.

        Raises:
            SparqlError: If it cannot be found out.
        """
        with self._lock:
            known = self._known.get(iri)
        if known is None:
            known = self._ask(iri)
            self.note(iri, known)
        return known
