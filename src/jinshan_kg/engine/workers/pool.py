"""A pool of workers: who runs, who waits, who is refused, and what happens to a runaway."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, Final, NamedTuple

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.protocol import LOOK_UP
from jinshan_kg.engine.workers import outcomes
from jinshan_kg.engine.workers.frames import Reply
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Failed, Fork
from jinshan_kg.engine.workers.process import (
    Worker,
    WorkerAbandonedError,
    WorkerCrashedError,
    WorkerExpiredError,
    WorkerGoneError,
    Zygote,
    ZygoteDiedError,
)
from jinshan_kg.engine.workers.queue import LoopTicket, Shelf, Ticket
from jinshan_kg.engine.workers.turn import Turn
from jinshan_kg.errors import UserError

_LOG: Final = logging.getLogger(__name__)


class _StillWaitingError(Exception):
    """The deadline of a query passed before there was a worker for it."""


_UNTOLD: Final = (
    WorkerExpiredError,
    WorkerAbandonedError,
    WorkerCrashedError,
    _StillWaitingError,
)


class _Member(NamedTuple):
    """A worker and the zygote that it comes from."""

    worker: Worker
    zygote: Zygote


class WorkerPool:
    """Runs queries on a fixed number of workers, each at most one at a time.

    Several threads may call it at once, and event loops as well (`run_in_loop`).
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
        self._members = Shelf(self._fork_all(self._zygote), limits.queue)
        self._busy: list[_Member] = []
        self._restarting = threading.Lock()
        self._is_closed = False

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
        allowed = self._allowed(seconds)
        deadline = time.monotonic() + allowed
        try:
            try:
                reply = self._ask(job, deadline, abandoned, started)
            except WorkerGoneError:  # the query has not begun, so that nothing is lost
                reply = self._ask(job, deadline, abandoned, started)
        except _UNTOLD as error:
            raise self._told(error, allowed) from error
        return _result(reply)

    async def run_in_loop(
        self,
        job: Job,
        seconds: float | None,
        abandoned: Callable[[], bool],
        started: Callable[[], None],
        look_out: Callable[[], None],
    ) -> bytes | BinaryIO:
        """Do as `run` in the thread of an event loop, which meanwhile goes on.

        Args:
            job: The query; short enough for the buffer of a socket.
            seconds: As for `run`.
            abandoned: Likewise.
            started: Likewise.
            look_out: Called as soon as it is worth looking whether the client leaves.
        """
        allowed = self._allowed(seconds)
        deadline = time.monotonic() + allowed
        try:
            try:
                reply = await self._ask_in_loop(job, deadline, abandoned, started, look_out)
            except WorkerGoneError:
                reply = await self._ask_in_loop(job, deadline, abandoned, started, look_out)
        except _UNTOLD as error:
            raise self._told(error, allowed) from error
        return _result(reply)

    def close(self) -> None:
        """End every worker, whatever it does; whoever asks from now on is refused."""
        with self._restarting:
            self._is_closed = True
            self._zygote.close()

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return self._members.waiting

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
        members = (*self._members.idle, *self._busy)
        return (self._zygote.pid, *(member.worker.pid for member in members))

    def _allowed(self, seconds: float | None) -> float:
        return min(seconds or self._limits.seconds, self._limits.seconds)

    def _told(self, error: Exception, allowed: float) -> Exception:
        """Return what became of a worker in the words for a client."""
        if isinstance(error, WorkerExpiredError):
            return outcomes.too_slow(allowed)
        if isinstance(error, _StillWaitingError):
            return outcomes.no_worker_came(allowed, self._limits)
        if isinstance(error, WorkerAbandonedError):
            return outcomes.AbandonedError()
        assert isinstance(error, WorkerCrashedError)
        return outcomes.crashed(error.code, self._limits)

    def _fork_all(self, zygote: Zygote) -> list[_Member]:
        return [_Member(zygote.fork(self._terms), zygote) for _ in range(self._limits.workers)]

    def _ask(
        self,
        job: Job,
        deadline: float,
        abandoned: Callable[[], bool],
        started: Callable[[], None],
    ) -> Reply:
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

    async def _ask_in_loop(
        self,
        job: Job,
        deadline: float,
        abandoned: Callable[[], bool],
        started: Callable[[], None],
        look_out: Callable[[], None],
    ) -> Reply:
        loop = asyncio.get_running_loop()
        turn = Turn(loop, job, started, self._release)
        begin = partial(self._begin, turn)
        taken = self._members.take(partial(LoopTicket, loop, begin))
        if not isinstance(taken, Ticket):
            begin(taken)
        try:
            return await self._come(turn, deadline, abandoned, look_out)
        except WorkerCrashedError as error:
            error.code = await self._stop(turn, taken)
            raise
        except BaseException:
            await self._stop(turn, taken)
            raise

    def _begin(self, turn: Turn[_Member], member: _Member | None) -> None:
        turn.begin(self._taken(member))

    async def _come(
        self,
        turn: Turn[_Member],
        deadline: float,
        abandoned: Callable[[], bool],
        look_out: Callable[[], None],
    ) -> Reply:
        """Wait until a turn is over, and return the reply."""
        try:
            while not await turn.over.wait(_until(deadline)):
                look_out()
                if turn.member is None:
                    self._look_up(deadline, abandoned)
                else:
                    turn.member.worker.look_up(deadline, abandoned)
            return turn.reply()
        finally:
            turn.close()

    async def _stop(self, turn: Turn[_Member], taken: object) -> int:
        """Undo a turn that nobody waits for any longer; return the exit code of its worker."""
        if turn.has_given_back:
            return outcomes.UNKNOWN
        if turn.member is not None:
            return await self._replace_in_thread(turn.member)
        assert isinstance(taken, LoopTicket)
        taken.close()
        self._give_up(taken)
        return outcomes.UNKNOWN

    def _acquire(self, deadline: float, abandoned: Callable[[], bool]) -> _Member:
        taken = self._members.take(Ticket)
        if isinstance(taken, Ticket):
            try:
                while not taken.wait(_until(deadline)):
                    self._look_up(deadline, abandoned)
            except BaseException:
                self._give_up(taken)
                raise
            taken = taken.given
        return self._taken(taken)

    def _look_up(self, deadline: float, abandoned: Callable[[], bool]) -> None:
        if time.monotonic() >= deadline:
            raise _StillWaitingError
        if abandoned():
            raise WorkerAbandonedError

    def _give_up(self, ticket: Ticket[_Member]) -> None:
        """Leave the queue; a worker that has just come goes to the next."""
        given = self._members.leave(ticket)
        if given is not None:
            self._members.put(given)

    def _taken(self, member: _Member | None) -> _Member:
        if member is None:
            raise outcomes.overloaded(self._limits)
        self._busy.append(member)
        return member

    def _release(self, member: _Member, instead: _Member | None = None) -> None:
        """Put a worker back, or another one in its place."""
        self._busy.remove(member)
        if member.zygote is self._zygote:  # else it died with its zygote, and was replaced
            self._members.put(instead or member)

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

    async def _replace_in_thread(self, member: _Member) -> int:
        """Do as `_replace`, to its end even if the task that waits is cancelled."""
        return await asyncio.shield(asyncio.to_thread(self._replace, member))

    def _restart(self, member: _Member) -> None:
        """Start a new zygote: it has died, and every worker with it.

        Where that fails the dead workers stay, so that the next query tries it again.
        """
        try:
            with self._restarting:
                if self._is_closed:
                    raise outcomes.unavailable()
                if member.zygote is self._zygote:
                    _LOG.error("The process that holds the dataset has died; starting another.")
                    member.zygote.close()
                    zygote = self._start()
                    members = self._fork_all(zygote)
                    self._zygote = zygote
                    self._members.replace_all(members)
        except (UserError, ZygoteDiedError, OSError) as error:
            _LOG.error("The dataset cannot be loaded: %s", error)
            raise outcomes.unavailable() from error
        finally:
            self._release(member)


def _result(reply: Reply) -> bytes | BinaryIO:
    if isinstance(reply, Failed):
        raise reply.error
    return reply


def _until(deadline: float) -> float:
    return min(LOOK_UP, max(0.0, deadline - time.monotonic()))
