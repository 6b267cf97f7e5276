"""A job of a task in an event loop: it waits for a worker, runs, and is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.workers.frames import Reply
from jinshan_kg.engine.workers.moment import Moment
from jinshan_kg.engine.workers.process import Worker, WorkerCrashedError
from jinshan_kg.engine.workers.run import Run


class Has(Protocol):
    """Something that has a worker."""

    @property
    def worker(self) -> Worker:
        """The worker."""
        ...


M = TypeVar("M", bound=Has)


class Turn(Generic[M]):
    """One job. Everything about it is done in the thread of one loop.

    It begins as soon as a worker is given to it, and gives the worker away as soon as its reply is
    there: so the worker is at the next job while the task has yet to be woken.

    Attributes:
        member: Who does the job, once it has begun.
        over: When there is nothing more to wait for.
    """

    __slots__ = ("_error", "_give_back", "_job", "_run", "_started", "member", "over")

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        job: Job,
        started: Callable[[], None],
        give_back: Callable[[M], None],
    ) -> None:
        """Take the job.

        Args:
            loop: The loop.
            job: The job.
            started: Called as it begins.
            give_back: Called with the member once it is free.
        """
        self.member: M | None = None
        self.over = Moment(loop)
        self._job = job
        self._started = started
        self._give_back = give_back
        self._run: Run | None = None
        self._error: Exception | None = None  # that kept it from beginning

    @property
    def has_given_back(self) -> bool:
        """Whether the worker has done the job, and may be at another one."""
        return self._run is not None and self._run.is_whole

    def begin(self, member: M) -> None:
        """Have a worker do the job; what goes wrong with that the task will hear of."""
        self.member = member
        try:
            self._started()
            self._run = member.worker.begin(self._job, self._end)
        except Exception as error:
            self._error = error
            self.over.come()

    def reply(self) -> Reply:
        """Return the reply, once it is over.

        Raises:
            WorkerGoneError: If the worker had died before it got the job.
            WorkerCrashedError: If it has died since, or no descriptor is left for its file.
        """
        if self._error is not None:
            raise self._error
        assert self._run is not None
        if self._run.error is not None:
            raise WorkerCrashedError from self._run.error
        try:
            return self._run.reply()
        except OSError as error:
            raise WorkerCrashedError from error

    def close(self) -> None:
        """Let go of what has come, and read no further."""
        if self._run is not None:
            self._run.close()

    def _end(self, run: Run) -> None:
        try:
            if run.is_whole and self.member is not None:
                self._give_back(self.member)
        finally:
            self.over.come()
