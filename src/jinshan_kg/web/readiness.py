"""Whether requests should come here now."""

import logging
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final

from jinshan_kg.engine.protocol import Backend, Terms
from jinshan_kg.errors import UserError
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import LimitError
from jinshan_kg.sparql.formats import JSON

LOADING: Final = "The dataset is being loaded."
STOPPING: Final = "The server is stopping."

_SECONDS: Final = 2.0  # that a worker has to answer in
_KEPT: Final = 1.0  # seconds that its answer holds for


def asks(backend: Backend) -> Callable[[float], object]:
    """Return what asks a backend `ASK {}`, given how many seconds it has."""

    def ask(seconds: float) -> object:
        return backend.query(
            "ASK {}", dataset=DatasetClause(), result_format=JSON, terms=Terms(seconds)
        )

    return ask


class Readiness:
    """Says why requests should not come here: not yet, not now, or no more."""

    def __init__(
        self, ask: Callable[[float], object], clock: Callable[[], float] = monotonic
    ) -> None:
        """Begin as loading.

        Args:
            ask: Has a worker answer `ASK {}` within so many seconds, or raises; see `asks`.
            clock: The time in seconds.
        """
        self._ask = ask
        self._clock = clock
        self._state: str | None = LOADING
        self._asking = Lock()
        self._asked = float("-inf")
        self._trouble: str | None = None

    def loaded(self) -> None:
        """Note that the dataset is there."""
        self._state = None

    def stop(self) -> None:
        """Note that the server finishes what runs and takes no more."""
        self._state = STOPPING

    def trouble(self) -> str | None:
        """Return why requests should not come here, in a sentence; None if they may.

        A worker is asked once a second at most, however often this is called.
        """
        if self._state is not None:
            return self._state
        if self._asking.acquire(blocking=False):
            try:
                if self._clock() - self._asked >= _KEPT:
                    self._trouble = self._try()
                    self._asked = self._clock()
            finally:
                self._asking.release()
        return self._trouble

    def _try(self) -> str | None:
        try:
            self._ask(_SECONDS)
        except LimitError as error:
            if error.details["limit"] == "queue":
                return "All workers are busy, and the queue for them is full."
            return f"All workers are busy: none answered ASK {{}} within {_SECONDS:g} s."
        except UserError as error:
            return f"No worker answered ASK {{}}: {error}"
        except Exception:
            logging.getLogger(__name__).exception("No worker could be asked")
            return "No worker could be asked; the server's log has why."
        return None
