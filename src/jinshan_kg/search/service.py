"""The index of a dataset that is served: built beside the requests, once for all of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, BinaryIO, Final

from jinshan_kg.errors import UserError
from jinshan_kg.sparql.errors import SparqlError

if TYPE_CHECKING:
    from jinshan_kg.search.index import SearchIndex

_AGAIN: Final = 60.0  # seconds after which what failed is tried again

Rows = Callable[[], bytes | BinaryIO]


class UnsearchableError(SparqlError):
    """There is no index: not yet, or it cannot be built (503)."""

    def __init__(self, reason: str, again: float) -> None:
        """Take the reason, and after how many seconds it is worth trying again."""
        super().__init__(reason, status=503, headers={"Retry-After": str(round(again))})


class SearchService:
    """Has the index of one dataset, and builds it when it is first wanted."""

    def __init__(self, rows: Rows, base: str = "") -> None:
        """Take what the index is built from.

        Args:
            rows: Asks the dataset for the result of `rows.names_query` in CSV.
            base: Start of the IRIs of what can be found; empty for all.
        """
        self._rows = rows
        self._base = base
        self._lock = threading.Lock()
        self._future: Future[SearchIndex] | None = None
        self._begun = 0.0

    def prepare(self, after: float = 0.0) -> None:
        """Begin to build the index, in another thread, without waiting for it.

        Args:
            after: Seconds to wait before, so that a server that has just started answers first.
        """
        timer = threading.Timer(after, self._begin)
        timer.daemon = True
        timer.start()

    def index(self, wait: float = 10.0) -> SearchIndex:
        """Return the index.

        Args:
            wait: How many seconds to wait for it at most.

        Raises:
            UnsearchableError: If it is not there by then, or cannot be built.
        """
        try:
            return self._begin().result(wait)
        except TimeoutError as error:
            raise UnsearchableError(
                "The names of the dataset are being indexed. Try again in a few seconds.", 5
            ) from error
        except UserError as error:
            raise UnsearchableError(
                f"The names of the dataset cannot be searched: {error}", _AGAIN
            ) from error

    def _begin(self) -> Future[SearchIndex]:
        with self._lock:
            future = self._future
            if future is None or (_has_failed(future) and time.monotonic() > self._begun + _AGAIN):
                future = self._future = Future()
                self._begun = time.monotonic()
                threading.Thread(target=self._build, args=(future,), daemon=True).start()
            return future

    def _build(self, future: Future[SearchIndex]) -> None:
        try:
            # Imported here, since it takes a while and nobody needs it before.
            from jinshan_kg.search.building import build_index

            future.set_result(build_index(self._rows(), self._base))
        except UserError as error:
            future.set_exception(error)
        except Exception as error:
            future.set_exception(UserError(f"{type(error).__name__}: {error}"))


def _has_failed(future: Future[SearchIndex]) -> bool:
    return future.done() and future.exception() is not None
