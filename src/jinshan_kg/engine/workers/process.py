"""The zygote and the workers as the HTTP process sees them."""

import os
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import Any, BinaryIO, Final

from jinshan_kg.engine.workers.messages import Done, End, Failed, Fork, Job, Load, LoadFailed
from jinshan_kg.errors import UserError

_MODULE: Final = "jinshan_kg.engine.workers.zygote"
# A worker without memory to go on has none to describe its stack either: it may hang over it.
_ENVIRONMENT: Final = {"RUST_BACKTRACE": "0"}
_GRACE: Final = 5  # seconds that the zygote has to end its workers
_LOOK_UP: Final = 0.2  # seconds between two looks at whether the client is still there


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
    """A process that answers one query at a time."""

    def __init__(self, pid: int, channel: Connection) -> None:
        """Take its process id and the channel to it."""
        self.pid = pid
        self._channel = channel

    def ask(
        self, job: Job, seconds: float, abandoned: Callable[[], bool]
    ) -> bytes | BinaryIO | Failed:
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
        try:
            self._channel.send(job)
        except OSError as error:
            raise WorkerGoneError from error
        try:
            self._wait(seconds, abandoned)
            reply: Done | Failed = self._channel.recv()
            if isinstance(reply, Failed):
                return reply
            return self._file() if reply.body is None else reply.body
        except (EOFError, OSError) as error:
            raise WorkerCrashedError from error

    def close(self) -> None:
        """Let the worker end, if it is idle."""
        self._channel.close()

    def _wait(self, seconds: float, abandoned: Callable[[], bool]) -> None:
        deadline = time.monotonic() + seconds
        while not self._channel.poll(min(_LOOK_UP, max(0.0, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                raise WorkerExpiredError
            if abandoned():
                raise WorkerAbandonedError

    def _file(self) -> BinaryIO:
        file = os.fdopen(recv_handle(self._channel), "rb")
        file.seek(0)
        return file


class Zygote:
    """The process that holds the dataset. Several threads may ask it at once."""

    def __init__(self, load: Load) -> None:
        """Start the process, which begins to load; `ready` waits for it."""
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", _MODULE, str(theirs.fileno())]
            self._process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], env={**os.environ, **_ENVIRONMENT}
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
            return Worker(pid, Connection(self._descriptor()))

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


def _end(process: subprocess.Popen[bytes], channel: Connection) -> None:
    channel.close()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
