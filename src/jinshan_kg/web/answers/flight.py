"""Single flight: those who ask the same at the same time get the answer of one evaluation."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Hashable
from threading import Event, Lock
from typing import Generic, TypeVar

from jinshan_kg.engine.protocol import LOOK_UP, Terms
from jinshan_kg.engine.workers.outcomes import AbandonedError, too_slow

T = TypeVar("T")


class _Flight(Generic[T]):
    """One evaluation and those who wait for it.

    At the end it has a result or an error, or neither if whoever evaluated gave up.
    """

    def __init__(self) -> None:
        self.landed: Event | None = None  # made for the first who waits: mostly nobody does
        self.waiting = 0
        self.results: tuple[T, ...] = ()
        self.error: Exception | None = None

    def result(self) -> tuple[T, ...]:
        """Return the result, if there is one.

        Raises:
            Exception: What the evaluation raised, afresh for each who waited: an exception that
                several threads raise gathers the tracebacks of all.
        """
        if self.error is not None:
            raise without_traceback(self.error)
        return self.results


class SingleFlight(Generic[T]):
    """Evaluates each thing that is asked for once at a time. For use by several threads."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._flights: dict[Hashable, _Flight[T]] = {}
        self._lock = Lock()
        self._shared = 0

    @property
    def shared(self) -> int:
        """How many results were those of somebody else's evaluation."""
        return self._shared

    def waiting(self, key: Hashable) -> int | None:
        """Return how many wait for an evaluation that runs now; None if none does."""
        flight = self._flights.get(key)
        return None if flight is None else flight.waiting

    def run(self, key: Hashable, evaluate: Callable[[Terms], T], terms: Terms) -> tuple[T, bool]:
        """Return the result of an evaluation, and whether it was somebody else's.

        The first who asks evaluates, in its own thread. The others wait; they get the same result
        or the same error. Where the first gives up, since its client has left, one that waits
        takes over. As long as somebody waits, the first goes on even if its client has left.

        Args:
            key: What is asked for, and how long it may take: a query that runs into somebody's
                short deadline must not fail for those who have more time.
            evaluate: Evaluates it, on terms that may differ from those given here.
            terms: How long this caller has, and whether its client has left.

        Raises:
            AbandonedError: If the client of this caller has left.
            LimitError: If the time of this caller is over (503).
            Exception: What `evaluate` raises.
        """
        deadline = math.inf if terms.seconds is None else time.monotonic() + terms.seconds
        seconds = terms.seconds
        while True:
            flight, landed = self._join(key)
            if landed is None:
                return self._lead(key, flight, evaluate, _own(terms, seconds, flight)), False
            result = self._wait(flight, landed, terms, deadline)
            if result:
                return result[0], True
            if seconds is not None:
                seconds = max(0.0, deadline - time.monotonic())

    def _join(self, key: Hashable) -> tuple[_Flight[T], Event | None]:
        with self._lock:
            flight = self._flights.get(key)
            if flight is None:
                flight = self._flights[key] = _Flight()
                return flight, None
            if flight.landed is None:
                flight.landed = Event()
            flight.waiting += 1
            return flight, flight.landed

    def _lead(
        self, key: Hashable, flight: _Flight[T], evaluate: Callable[[Terms], T], terms: Terms
    ) -> T:
        try:
            result = evaluate(terms)
            flight.results = (result,)
            return result
        except AbandonedError:
            raise
        except Exception as error:
            flight.error = without_traceback(error)
            raise
        finally:
            with self._lock:
                del self._flights[key]
            if flight.landed is not None:
                flight.landed.set()

    def _wait(
        self, flight: _Flight[T], landed: Event, terms: Terms, deadline: float
    ) -> tuple[T, ...]:
        try:
            while not landed.wait(min(LOOK_UP, max(0.0, deadline - time.monotonic()))):
                if terms.seconds is not None and time.monotonic() >= deadline:
                    raise too_slow(terms.seconds)
                if terms.abandoned():
                    raise AbandonedError
        finally:
            with self._lock:
                flight.waiting -= 1
                self._shared += bool(flight.results)
        return flight.result()


def _own(terms: Terms, seconds: float | None, flight: _Flight[T]) -> Terms:
    """Return the terms of an evaluation: what is left of the time, and nobody else who waits."""
    return Terms(seconds, lambda: terms.abandoned() and not flight.waiting)


def without_traceback(error: Exception) -> Exception:
    """Return a copy of an error, which keeps no frame of the thread that raised it alive."""
    try:
        return copy.copy(error)
    except Exception:  # one whose __init__ takes other arguments than it keeps
        return RuntimeError(f"{type(error).__name__}: {error}")
