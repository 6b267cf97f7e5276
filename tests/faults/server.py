"""A server to do harm to: real processes on a port of their own, with small limits."""

from __future__ import annotations

import itertools
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import urlencode

from tests.faults.processes import children, memory, mentions, open_files, tree
from tests.waiting import wait_until

NUMBERS: Final = 300
LIMITS: Final[Mapping[str, int]] = {
    "workers": 2,
    "queue": 4,
    "timeout": 2,
    "max-memory": 64,
    "max-result": 40_000_000,
    "threads": 16,
}
MEBI: Final = 1 << 20
_INDEX: Final = "names.sqlite"
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


_OTHERS: Final = 3  # the process that watches, the one that answers, and the zygote


class Server:
    """`jinshan-kg serve` over some numbers; `start` starts one.

    Attributes:
        process: The process that was started.
        port: Where it listens.
        data: The file that it serves.
        spool: Its folder for temporary files.
    """

    def __init__(self, process: subprocess.Popen[str], port: int, home: Path, spool: Path) -> None:
        self.process = process
        self.port = port
        self.data = home / "numbers.ttl"
        self.spool = spool
        self._log = home / "log"
        self._asked = itertools.count()

    def ask(self, query: str, accept: str = "text/csv") -> Reply:
        """Ask by POST what nobody has asked before, so that no kept answer will do."""
        headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
        return self._send("POST", "/sparql", self._new(query), headers)

    def get(self, query: str, accept: str = "text/csv") -> Reply:
        """Ask the same by GET."""
        target = f"/sparql?{urlencode({'query': self._new(query)})}"
        return self._send("GET", target, headers={"Accept": accept})

    def request(self, query: str, accept: str = "text/csv") -> bytes:
        """Return a GET of the same, to be sent on a connection."""
        target = f"/sparql?{urlencode({'query': self._new(query)})}"
        return f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n".encode()

    def connect(self, data: bytes = b"", seconds: float = 20) -> socket.socket:
        """Open a connection, and send some bytes on it."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=seconds)
        connection.sendall(data)
        return connection

    def counts(self) -> bool:
        """Say whether the server answers a simple query rightly."""
        try:
            reply = self.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        except (OSError, HTTPException):
            return False
        return (reply.status, reply.body) == (200, f"n\r\n{NUMBERS}\r\n".encode())

    def load(self) -> tuple[int, int]:
        """Return how many queries run, and how many wait."""
        metrics = self._send("GET", "/-/metrics").body
        names = (b"jinshan_kg_workers_busy", b"jinshan_kg_queue_waiting")
        running, waiting = (
            re.findall(rb"^%s (\d+)" % name, metrics, re.MULTILINE) for name in names
        )
        return int(running[0]), int(waiting[0])

    @property
    def http(self) -> int:
        """The process that answers requests."""
        return _only_of_ours(self.process.pid)

    @property
    def zygote(self) -> int:
        """The process that holds the dataset."""
        return _only_of_ours(self.http)

    @property
    def workers(self) -> list[int]:
        """The processes that run queries."""
        return children(self.zygote)

    def processes(self) -> list[int]:
        """Return all its processes."""
        return tree(self.process.pid)

    def files(self) -> list[str]:
        """Return the temporary files: those with a name, and those without that are open."""
        names = [str(path) for path in self.spool.rglob("*")]
        opened = (name for pid in self.processes() for name in open_files(pid))
        ours = (name for name in opened if name.startswith(str(self.spool)))
        # The index of names is one file that stays open as long as the server runs.
        return [*names, *(name for name in ours if not name.endswith(f"/{_INDEX} (deleted)"))]

    def memory(self) -> int:
        """Return the bytes that its processes take."""
        return sum(map(memory, self.processes()))

    def log(self) -> str:
        """Return what it has written to standard error."""
        return self._log.read_text()

    @contextmanager
    def survives(self, growth: int = 48 * MEBI) -> Iterator[None]:
        """Do harm in the body of the `with`; in the end all must be as it was.

        The server answers, it has as many processes and files as before, and its memory has grown
        by less than `growth` bytes.
        """
        assert self.counts()
        # The process that makes the search index comes and goes once.
        assert wait_until(lambda: len(self.processes()) <= _OTHERS + LIMITS["workers"])
        count, most = len(self.processes()), self.memory() + growth
        yield
        assert wait_until(self.counts), self.log()
        assert wait_until(lambda: len(self.processes()) == count), self.processes()
        assert wait_until(lambda: self.files() == []), self.files()
        assert wait_until(lambda: self.memory() < most), (self.memory(), most)

    def _send(
        self, method: str, path: str, body: str | None = None, headers: Mapping[str, str] = _NONE
    ) -> Reply:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            return Reply(response.status, dict(response.headers), response.read())
        finally:
            connection.close()

    def _new(self, query: str) -> str:
        return f"{query} # {next(self._asked)}"


def start(
    home: Path,
    *options: str,
    limits: Mapping[str, int] | None = None,
    prefix: tuple[str, ...] = (),
    spool: Path | None = None,
    before: Callable[[], None] | None = None,
) -> Server:
    """Start a server, and wait until it says where it is.

    Args:
        home: A folder for its data, its log and its temporary files.
        options: Options of the command.
        limits: What to have in place of some of `LIMITS`.
        prefix: A command that runs the rest of its command line.
        spool: Another folder for the temporary files.
        before: What to do in the new process first.
    """
    home.mkdir(exist_ok=True)
    spool = spool or home / "spool"
    spool.mkdir(parents=True, exist_ok=True)
    data = home / "numbers.ttl"
    data.write_text(numbers())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    settings = {"port": port, **LIMITS, **(limits or {})}
    given = [part for name, value in settings.items() for part in (f"--{name}", str(value))]
    serve = [sys.executable, "-m", "jinshan_kg", "serve", str(data), *given, *options]
    with (home / "log").open("w") as log:
        process = subprocess.Popen(
            [*prefix, *serve],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, "TMPDIR": str(spool), "RUST_BACKTRACE": "0"},
            start_new_session=True,
            preexec_fn=before,
        )
    server = Server(process, port, home, spool)
    assert process.stdout is not None
    said = process.stdout.readline()  # once it listens, or at its end
    assert "is at" in said, server.log()
    return server


def end(server: Server) -> None:
    """End a server, and whatever of it does not end by itself."""
    everything = server.processes()
    with server.process as process:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            for pid in everything:
                os.kill(pid, signal.SIGKILL)


def numbers(count: int = NUMBERS) -> str:
    """Return Turtle with as many triples."""
    return "".join(f"<urn:n:{n}> <urn:value> {n} .\n" for n in range(count))


def _only_of_ours(pid: int) -> int:
    # Python starts processes as well, such as its resource tracker.
    (found,) = [child for child in children(pid) if mentions(child, b"jinshan_kg")]
    return found
