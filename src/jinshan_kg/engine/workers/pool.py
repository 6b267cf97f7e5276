"""A pool of workers: who runs, who waits, who is refused, and what happens to a runaway."""

import logging
import threading
import time
from collections.abc import Callable
from typing import BinaryIO, Final, NamedTuple

from jinshan_kg.engine.workers import outcomes
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Failed, Fork, Job
from jinshan_kg.engine.workers.process import (
    Worker,
    WorkerAbandonedError,
    WorkerCrashedError,
    WorkerExpiredError,
    WorkerGoneError,
    Zygote,
    ZygoteDiedError,
)
from jinshan_kg.errors import UserError

_LOG: Final = logging.getLogger(__name__)
_LOOK_UP: Final = 0.2  # seconds between two looks at whether the client is still there


class _Member(NamedTuple):
    """A worker and the zygote that it comes from."""

    worker: Worker
    zygote: Zygote


class WorkerPool:
    """Runs queries on a fixed number of workers, each at most one at a time.

    Several threads may call it at once.
    """

    def __init__(self, start: Callable[[], Zygote], limits: WorkerLimits) -> None:
        """Start a zygote and fork the workers.

        Args:
            start: Returns a zygote that is ready, over the dataset as it is at that moment.
            limits: What the queries may use.

        Raises:
            UserError: If the dataset cannot be loaded.
        """
        self._start = start
        self._limits = limits
        self._terms = Fork(limits.memory, limits.result_bytes)
        self._zygote = start()
        self._idle = self._fork_all(self._zygote)
        self._busy: list[_Member] = []
        self._waiting = 0
        self._freed = threading.Condition()
        self._restarting = threading.Lock()

    def run(
        self,
        job: Job,
        seconds: float | None,
        abandoned: Callable[[], bool] = lambda: False,
        started: Callable[[], None] = lambda: None,
    ) -> bytes | BinaryIO:
        """Return the result of a query: its bytes, or an open file if it is large.

        Args:
            job: The query.
            seconds: How long waiting and running may take together; at most, and if None, what
                the limits of the pool say.
            abandoned: Tells whether the client has left; asked now and then.
            started: Called when a worker is found, and the query need wait no longer.

        Raises:
            SparqlError: What is wrong with the query, or the limit that it hit.
        """
        allowed = min(seconds or self._limits.seconds, self._limits.seconds)
        deadline = time.monotonic() + allowed
        try:
            try:
                reply = self._ask(job, deadline, abandoned, started)
            except WorkerGoneError:  # the query has not begun, so that nothing is lost
                reply = self._ask(job, deadline, abandoned, started)
        except WorkerExpiredError as error:
            raise outcomes.too_slow(allowed) from error
        except WorkerAbandonedError as error:
            raise outcomes.AbandonedError from error
        except WorkerCrashedError as error:
            raise outcomes.crashed(error.code, self._limits) from error
        if isinstance(reply, Failed):
            raise reply.error
        return reply

    def close(self) -> None:
        """End every worker, whatever it does."""
        self._zygote.close()

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return self._waiting

    @property
    def running(self) -> int:
        """How many queries run."""
        return len(self._busy)

    @property
    def size(self) -> int:
        """How many workers there are."""
        return self._limits.workers

    @property
    def queue(self) -> int:
        """How many queries may wait."""
        return self._limits.queue

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the workers, and of the zygote that they come from."""
        with self._freed:
            workers = [member.worker.pid for member in (*self._idle, *self._busy)]
            return (self._zygote.pid, *workers)

    def _fork_all(self, zygote: Zygote) -> list[_Member]:
        return [_Member(zygote.fork(self._terms), zygote) for _ in range(self._limits.workers)]

    def _ask(
        self,
        job: Job,
        deadline: float,
        abandoned: Callable[[], bool],
        started: Callable[[], None],
    ) -> bytes | BinaryIO | Failed:
        member = self._acquire(deadline, abandoned)
        try:
            started()
            reply = member.worker.ask(job, deadline - time.monotonic(), abandoned)
        except WorkerCrashedError as error:
            error.code = self._replace(member)
            raise
        except BaseException:
            self._replace(member)  # whatever it was, the worker may still be busy
            raise
        self._release(member)
        return reply

    def _acquire(self, deadline: float, abandoned: Callable[[], bool]) -> _Member:
        with self._freed:
            if not self._idle and self._waiting >= self._limits.queue:
                raise outcomes.overloaded(self._limits)
            self._waiting += 1
            try:
                while not self._freed.wait_for(lambda: self._idle, _until(deadline)):
                    if time.monotonic() >= deadline:
                        raise outcomes.overloaded(self._limits)
                    if abandoned():
                        raise WorkerAbandonedError
            finally:
                self._waiting -= 1
            member = self._idle.pop()  # the worker that was busy last has its memory warm
            self._busy.append(member)
            return member

    def _release(self, member: _Member, instead: _Member | None = None) -> None:
        """Put a worker back, or another one in its place."""
        with self._freed:
            self._busy.remove(member)
            if member.zygote is self._zygote:  # else it died with its zygote, and was replaced
                self._idle.append(instead or member)
                self._freed.notify()

    def _replace(self, member: _Member) -> int:
        """Kill a worker, put a new one in its place, and return the exit code of the old."""
        try:
            code = member.zygote.end(member.worker)
            instead = _Member(member.zygote.fork(self._terms), member.zygote)
        except ZygoteDiedError:
            self._restart(member)
            return outcomes.UNKNOWN
        self._release(member, instead)
        return code

    def _restart(self, member: _Member) -> None:
        """Start a new zygote: it has died, and every worker with it.

        Where that fails the dead workers stay, so that the next query tries it again.
        """
        try:
            with self._restarting:
                if member.zygote is self._zygote:
                    _LOG.error("The process that holds the dataset has died; starting another.")
                    member.zygote.close()
                    zygote = self._start()
                    members = self._fork_all(zygote)
                    with self._freed:
                        self._zygote, self._idle = zygote, members
                        self._freed.notify_all()
        except (UserError, ZygoteDiedError, OSError) as error:
            _LOG.error("The dataset cannot be loaded: %s", error)
            raise outcomes.unavailable() from error
        finally:
            self._release(member)


def _until(deadline: float) -> float:
    return min(_LOOK_UP, max(0.0, deadline - time.monotonic()))
