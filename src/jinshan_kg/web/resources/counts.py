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

    def __init__(self) -> None:
        """Begin with none."""
        self._known: LRUCache[str, int] = LRUCache(_MOST)
        self._lock = Lock()

    def note(self, iri: str, last: int) -> None:
        """Remember what was seen."""
        with self._lock:
            self._known[iri] = last

    def seen(self, iri: str) -> int | None:
        """Return the number of the last page of a thing; None if it was not seen."""
        with self._lock:
            return self._known.get(iri)

    def of(self, iri: str, ask: Callable[[str], int]) -> int:
        """Return the number of the last page of a thing.

        Args:
            iri: The thing.
            ask: Finds out the number if it was not seen.

        Raises:
            SparqlError: If it cannot be found out.
        """
        known = self.seen(iri)
        if known is None:
            known = ask(iri)
            self.note(iri, known)
        return known
