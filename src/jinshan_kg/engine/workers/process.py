"""The zygote and the workers as the HTTP process sees them."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import Any, Final

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.protocol import LOOK_UP
from jinshan_kg.engine.workers.ear import Ear
from jinshan_kg.engine.workers.frames import Incoming, Reply, packed, send_whole
from jinshan_kg.engine.workers.messages import End, Fork, Load, LoadFailed
from jinshan_kg.engine.workers.priority import slow, yield_to_all
from jinshan_kg.engine.workers.run import Run
from jinshan_kg.errors import UserError

_MODULE: Final = "jinshan_kg.engine.workers.zygote"
# A worker without memory to go on has none to describe its stack either: it may hang over it.
_ENVIRONMENT: Final = {"RUST_BACKTRACE": "0"}
# Oxigraph asks for many small pieces of memory at a time: glibc keeps more of them at hand, which
# saves a twentieth of a query's time. Whoever has set something of that kind knows better.
_DEFAULTS: Final = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=127"}
_GRACE: Final = 5  # seconds that the zygote has to end its workers
# What the first and the fifth look find older than that, in seconds: a timer may be a little early.
_SLOWED: Final = 0.05  # loses its priority
_YIELDING: Final = 0.45  # gives the core to whoever is woken


class WorkerExpiredError(Exception):
    """The deadline passed. The worker is still busy: end it."""


class WorkerAbandonedError(Exception):
    """The client left. The worker is still busy: end it."""


class WorkerCrashedError(Exception):
    """The worker died. End it to learn how.

    Attributes:
        code: Its exit code, once it is known; negative for a signal.
    """

    code = 0


class WorkerGoneError(WorkerCrashedError):
    """The worker died before it got the query, so that another may be asked."""


class ZygoteDiedError(Exception):
    """The process that holds the dataset has died, and its workers with it."""


class Worker:
    """A process that answers one query at a time.

    Attributes:
        pid: Its process id.
    """

    def __init__(self, pid: int, channel: socket.socket) -> None:
        """Take its process id and the channel to it."""
        self.pid = pid
        self._began = 0.0
        self._steps = 0  # that the query which runs has gone down
        self._channel = channel
        self._ear = Ear(channel)
        # So that it ends when nobody has it any longer.
        weakref.finalize(self, _close, channel, self._ear)
        channel.setblocking(False)
        self._readable, self._writable = select.poll(), select.poll()
        self._readable.register(channel, select.POLLIN)
        self._writable.register(channel, select.POLLOUT)

    def ask(self, job: Job, seconds: float, abandoned: Callable[[], bool]) -> Reply:
        """Return the result, or why there is none.

        Args:
            job: The query.
            seconds: How long to wait.
            abandoned: Tells whether the client has left; asked now and then.

        Returns:
            The bytes of the result; an open file at its beginning if it is large; or the error.

        Raises:
            WorkerExpiredError: If the deadline passes first.
            WorkerAbandonedError: If the client leaves first.
            WorkerGoneError: If the worker has died already.
            WorkerCrashedError: If the worker dies first.
        """
        deadline = time.monotonic() + seconds
        incoming = self._send(job)
        try:
            while not incoming.feed():
                left = max(0.0, deadline - time.monotonic())
                if not self._readable.poll(min(LOOK_UP, left) * 1e3):
                    self.look_up(deadline, abandoned)
            return incoming.reply()
        except (EOFError, OSError) as error:
            raise WorkerCrashedError from error
        finally:
            incoming.close()

    def begin(self, job: Job, over: Callable[[Run], None]) -> Run:
        """Begin a job in the thread of an event loop, which meanwhile goes on.

        Until it is over, `look_up` is to be called now and then.

        Args:
            job: The query; short enough for the buffer of a socket.
            over: Called in the loop as soon as the reply is whole, or will never be.

        Raises:
            WorkerGoneError: If the worker has died already.
        """
        incoming = self._send(job)
        try:
            return Run(incoming, self._ear, over)
        except OSError as error:
            raise WorkerGoneError from error

    def look_up(self, deadline: float, abandoned: Callable[[], bool]) -> None:
        """See whether a query that takes its time may go on; let others go before it.

        Args:
            deadline: When its time is over (`time.monotonic`).
            abandoned: Tells whether the client has left.

        Raises:
            WorkerExpiredError: If its time is over.
            WorkerAbandonedError: If the client has left.
        """
        now = time.monotonic()
        if now >= deadline:
            raise WorkerExpiredError
        if abandoned():
            raise WorkerAbandonedError
        with suppress(OSError):  # it has just died, or a sandbox forbids it
            if self._steps == 0 and now >= self._began + _SLOWED:
                self._steps = 1
                slow(self.pid)
            elif self._steps == 1 and now >= self._began + _YIELDING:
                self._steps = 2
                yield_to_all(self.pid)

    def close(self) -> None:
        """Let the worker end, if it is idle."""
        _close(self._channel, self._ear)

    def _send(self, job: Job) -> Incoming:
        try:
            send_whole(self._channel, packed(job), self._writable)
        except OSError as error:
            raise WorkerGoneError from error
        self._began = time.monotonic()
        self._steps = 0
        return Incoming(self._channel)


class Zygote:
    """The process that holds the dataset. Several threads may ask it at once."""

    def __init__(self, load: Load) -> None:
        """Start the process, which begins to load; `ready` waits for it."""
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", _MODULE, str(theirs.fileno())]
            command += ["online"] if load.online else []
            self._process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], env={**_DEFAULTS, **os.environ, **_ENVIRONMENT}
            )
        self._channel = Connection(ours.detach())
        self._one_at_a_time = threading.Lock()
        # Also when nobody closes it: at the latest when the interpreter ends.
        self._end = weakref.finalize(self, _end, self._process, self._channel)
        self._channel.send(load)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def ready(self) -> bool:
        """Wait until the dataset is loaded.

        Returns:
            Whether its workers are cut off from the network.

        Raises:
            UserError: If the dataset cannot be loaded.
            ZygoteDiedError: If the process died over it, such as for want of memory.
        """
        reply = self._receive()
        if isinstance(reply, LoadFailed):
            self.close()
            raise UserError(reply.reason)
        return bool(reply.offline)

    def fork(self, terms: Fork) -> Worker:
        """Return a new worker.

        Raises:
            ZygoteDiedError: If it has died.
        """
        with self._one_at_a_time:
            self._send(terms)
            pid = self._receive()
            return Worker(pid, socket.socket(fileno=self._descriptor()))

    def end(self, worker: Worker) -> int:
        """Kill a worker, whether it still runs or not, and return its exit code.

        Raises:
            ZygoteDiedError: If it has died.
        """
        with self._one_at_a_time:
            worker.close()
            self._send(End(worker.pid))
            return int(self._receive())

    def close(self) -> None:
        """End the process and with it its workers."""
        with self._one_at_a_time:
            self._end()

    def _send(self, message: object) -> None:
        try:
            self._channel.send(message)
        except OSError as error:
            raise ZygoteDiedError from error

    def _receive(self) -> Any:
        try:
            return self._channel.recv()
        except (EOFError, OSError) as error:
            raise ZygoteDiedError from error

    def _descriptor(self) -> int:
        try:
            return recv_handle(self._channel)
        except (EOFError, OSError, RuntimeError) as error:
            raise ZygoteDiedError from error


def _close(channel: socket.socket, ear: Ear) -> None:
    channel.close()
    ear.close()


def _end(process: subprocess.Popen[bytes], channel: Connection) -> None:
    channel.close()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
