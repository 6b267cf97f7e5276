"""What a client is told of a query that the pool did not finish."""

import signal
from http import HTTPStatus
from typing import Final

from jinshan_kg.engine.protocol import EvaluationError
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.sparql.errors import LimitError, SparqlError

UNKNOWN: Final = 0
"""The exit code of a worker whose parent died with it."""


class AbandonedError(SparqlError):
    """The client left before its answer was there, so nobody reads this."""

    def __init__(self) -> None:
        """Take nothing: there is nobody to tell."""
        super().__init__("The client has left.", status=HTTPStatus.SERVICE_UNAVAILABLE)


def overloaded(limits: WorkerLimits) -> LimitError:
    """Return the error of a query for which there is neither a worker nor a place to wait."""
    return _in_a_moment(
        f"{limits.workers} queries are running and {limits.queue} may wait, which is all that"
        " this endpoint takes at a time.",
        limit="queue",
        value=limits.queue,
    )


def no_worker_came(seconds: float, limits: WorkerLimits) -> LimitError:
    """Return the error of a query that waited in the queue for all the time that it had.

    Args:
        seconds: The time that it had.
        limits: How many workers there are.
    """
    return _in_a_moment(
        f"The query waited {_in_words(seconds)} for a free worker, which is all the time that"
        " it had, and has not run.",
        limit="workers",
        value=limits.workers,
    )


def _in_a_moment(reason: str, *, limit: str, value: int) -> LimitError:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    error = LimitError(f"{reason} Try again in a moment.", limit=limit, value=value, status=status)
    error.headers["Retry-After"] = "1"
    return error


def too_slow(seconds: float) -> LimitError:
    """Return the error of a query that was ended at its deadline."""
    return LimitError(
        f"The query was ended after {_in_words(seconds)}, which is all the time that it had. Ask"
        " for less: join patterns by a shared variable, make them narrower, or add a LIMIT.",
        limit="timeout",
        value=seconds,
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )


def _in_words(seconds: float) -> str:
    return "1 second" if seconds == 1 else f"{seconds:g} seconds"


def unavailable() -> SparqlError:
    """Return the error of a query for which there is no worker, and none can be made."""
    return SparqlError(
        "The dataset cannot be loaded at the moment; the server's log has why. Try again later.",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )


def crashed(code: int, limits: WorkerLimits) -> SparqlError:
    """Return the error of a query whose worker died.

    Args:
        code: The exit code of the worker, negative for a signal.
        limits: What the worker could use.
    """
    if code == -signal.SIGABRT:  # so ends a process whose allocation fails
        return LimitError(
            f"The query needed more than {limits.memory:,} bytes of memory, which is all that it"
            " had. Ask for less: narrower patterns, fewer groups, no sorting of everything.",
            limit="memory",
            value=limits.memory,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
        )
    return EvaluationError(
        "The process that ran the query ended unexpectedly. No other query was affected.",
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
    )
