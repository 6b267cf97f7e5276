"""Follow a query through the pool of workers: how long it waited and ran, and how it ended."""

from __future__ import annotations

from http import HTTPStatus
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from jinshan_kg.engine.workers.outcomes import AbandonedError
from jinshan_kg.sparql.errors import LimitError, SparqlError
from jinshan_kg.web.telemetry.record import Outcome, current

if TYPE_CHECKING:
    from jinshan_kg.web.telemetry.metrics import Metrics

_LIMITS: Final = {
    "timeout": Outcome.TIMEOUT,
    "memory": Outcome.MEMORY,
    "max_result": Outcome.SIZE,
    "queue": Outcome.REFUSED,
    "workers": Outcome.REFUSED,
}


def outcome_of(error: BaseException | None) -> Outcome:
    """Return how a worker's run ended, from what the pool raised; None if it raised nothing."""
    if error is None:
        return Outcome.OK
    if not isinstance(error, SparqlError):
        return Outcome.CRASH
    if isinstance(error, LimitError):
        return _LIMITS.get(error.details["limit"], Outcome.ERROR)
    if isinstance(error, AbandonedError):
        return Outcome.ABANDONED
    return Outcome.CRASH if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR else Outcome.ERROR


class Watch:
    """One query on its way: enter as it comes, `start` as a worker is found, leave at its end.

    ::

        with watch:
            worker = acquire()
            watch.start()
            ...

    It notes what it saw in the record of the current request and counts it.
    """

    def __init__(self, metrics: Metrics) -> None:
        """Take where to count."""
        self._metrics = metrics
        self._came = 0.0
        self._started: float | None = None

    def __enter__(self) -> Self:
        """Begin to wait."""
        self._came = perf_counter()
        return self

    def start(self) -> None:
        """End the wait: a worker runs the query from now on."""
        self._started = perf_counter()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the run."""
        now = perf_counter()
        queued = (now if self._started is None else self._started) - self._came
        ran = None if self._started is None else now - self._started
        record = current()
        record.outcome = outcome_of(error)
        record.queued, record.ran = queued, ran
        self._metrics.worker_ended(record.outcome, queued, ran)
