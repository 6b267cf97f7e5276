"""A server that is measured: started on a free port of this machine, and ended."""

import socket
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

from benchmarks.client import Client, Response, request_of
from benchmarks.memory import Memory, memory_of_tree
from benchmarks.processes import started

_POLL = 0.005


def _nothing(port: int) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class System:
    """What can be started.

    Attributes:
        name: What the report calls it.
        command: Returns the command that serves on a port.
        target: The path and query string of a request, up to the encoded query.
        load: Loads the data through a port, for a server that keeps it in memory only.
    """

    name: str
    command: Callable[[int], list[str]]
    target: str = "/sparql?query="
    load: Callable[[int], None] = _nothing


@dataclass(frozen=True)
class Probe:
    """A query whose answer shows that a server is up and right."""

    query: str
    accept: str
    is_right: Callable[[bytes], bool]


class StartError(Exception):
    """A server that did not come up, with what it printed."""


class Server:
    """One system, running inside a `with` block.

    Attributes:
        system: What runs.
        port: Where it listens.
        timeout: How long an answer may take, in seconds.
        seconds_to_first_answer: From its start, loading of the data included.
    """

    def __init__(
        self, system: System, probe: Probe, timeout: float = 5.0, start_limit: float = 120.0
    ) -> None:
        """Take the system, what shows that it is up, and how long it may take for things."""
        self.system = system
        self.port = 0
        self.timeout = timeout
        self.seconds_to_first_answer = 0.0
        self._probe = probe
        self._start_limit = start_limit
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
            StartError: If the process ends, or gives no correct answer in time.
        """
        self.port = free_port()
        with ExitStack() as stack:
            log = stack.enter_context(tempfile.TemporaryFile())
            begin = time.perf_counter()
            self._process = stack.enter_context(started(self.system.command(self.port), log))
            self._client = stack.enter_context(Client(self.port, self.timeout))
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

    def request(self, query: str, accept: str) -> bytes:
        """Return the request that asks a query."""
        return request_of(self.system.target + quote(query, safe=""), accept)

    def ask(self, query: str, accept: str) -> Response:
        """Ask over the kept connection; see `Client.send`."""
        return self._client.send(self.request(query, accept))

    def send(self, request: bytes) -> Response:
        """Send over the kept connection; see `Client.send`."""
        return self._client.send(request)

    def memory(self) -> Memory:
        """Return what its processes hold now."""
        return memory_of_tree(self._process.pid)

    def settle(self) -> None:
        """Wait until it answers again what it answered first: whatever it was busy with is done."""
        end = time.perf_counter() + 2 * self.timeout
        while time.perf_counter() < end:
            if self._answers():
                return
        self.restart()

    def _wait(self, begin: float, log: IO[bytes]) -> None:
        is_loaded = False
        while time.perf_counter() - begin < self._start_limit:
            if self._process.poll() is not None:
                raise StartError(f"{self.system.name} ended.\n{_printed(log)}")
            try:
                if not is_loaded:
                    self.system.load(self.port)
                    is_loaded = True
            except ConnectionError:
                pass
            else:
                if self._answers():
                    return
            time.sleep(_POLL)
        raise StartError(f"{self.system.name} gives no correct answer.\n{_printed(log)}")

    def _answers(self) -> bool:
        try:
            response = self.ask(self._probe.query, self._probe.accept)
        except OSError:
            return False
        return response.status == 200 and self._probe.is_right(response.body)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _printed(log: IO[bytes]) -> str:
    log.seek(0)
    return log.read().decode(errors="replace")[-2000:]
