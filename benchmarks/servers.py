"""The servers that are compared: started on free ports of this machine, and ended."""

import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPException
from types import TracebackType
from typing import IO, Self

from benchmarks.client import Client, Response
from benchmarks.memory import Memory, memory_of_tree
from benchmarks.processes import started

_START_LIMIT = 30.0  # seconds to the first correct answer
_POLL = 0.005


@dataclass(frozen=True)
class System:
    """What can be started: a name, and the command that serves on a port."""

    name: str
    command: Callable[[int], list[str]]


JINSHAN = System(
    "jinshan-kg", lambda port: [sys.executable, "-m", "jinshan_kg", "serve", "--port", str(port)]
)
RDFLIB_ENDPOINT = System(
    "rdflib-endpoint", lambda port: [sys.executable, "-m", "benchmarks.rdflib_peer", str(port)]
)


@dataclass(frozen=True)
class Probe:
    """A query whose answer shows that a server is up and right."""

    query: str
    accept: str
    is_right: Callable[[bytes], bool]


class StartError(Exception):
    """A server that did not come up, with what it printed."""


class Server:
    """One system, running inside a `with` block."""

    def __init__(self, system: System, probe: Probe, timeout: float = 5.0) -> None:
        """Take the system, what shows that it is up, and the seconds to wait for an answer."""
        self.system = system
        self.seconds_to_first_answer = 0.0
        self._probe = probe
        self.timeout = timeout
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start, and wait for the first correct answer.

        Raises:
            StartError: If the process ends, or gives no correct answer within 30 seconds.
        """
        port = _free_port()
        with ExitStack() as stack:
            log = stack.enter_context(tempfile.TemporaryFile())
            begin = time.perf_counter()
            self._process = stack.enter_context(started(self.system.command(port), log))
            self._client = stack.enter_context(Client(port, self.timeout))
            self._wait(begin, log)
            self.seconds_to_first_answer = time.perf_counter() - begin
            self._stack = stack.pop_all()

    def stop(self) -> None:
        """End it and what it started."""
        self._stack.close()

    def restart(self) -> None:
        """Stop and start: after a query that would keep it busy."""
        self.stop()
        self.start()

    def ask(self, query: str, accept: str) -> Response:
        """Ask over the kept connection; see `Client.ask`."""
        return self._client.ask(query, accept)

    def memory(self) -> Memory:
        """Return what its processes hold now."""
        return memory_of_tree(self._process.pid)

    def _wait(self, begin: float, log: IO[bytes]) -> None:
        while time.perf_counter() - begin < _START_LIMIT:
            if self._process.poll() is not None:
                raise StartError(f"{self.system.name} ended.\n{_printed(log)}")
            if self._answers():
                return
            time.sleep(_POLL)
        raise StartError(f"{self.system.name} gives no correct answer.\n{_printed(log)}")

    def _answers(self) -> bool:
        try:
            response = self._client.ask(self._probe.query, self._probe.accept)
        except (OSError, HTTPException):
            self._client.close()
            return False
        return response.status == 200 and self._probe.is_right(response.body)


def _printed(log: IO[bytes]) -> str:
    log.seek(0)
    return log.read().decode(errors="replace")[-2000:]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
