"""Run the application on granian: a small process that watches, and one that answers.

The first imports neither Flask nor Oxigraph. It starts the second, replaces it should it crash,
and ends it on Ctrl-C or SIGTERM.
"""

import resource
import time
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any, Final

import click
from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import MPServer

from jinshan_kg.errors import UserError
from jinshan_kg.settings import Settings
from jinshan_kg.web.address import Address, free_address
from jinshan_kg.web.messages import Drained, Failed, Line, Ready, Reload

_MARGIN: Final = 3  # seconds that a request may take beyond the time of its query
_START: Final = 10.0  # seconds from loaded to answering
_STEP: Final = 0.05  # seconds between two looks at whether the worker is still there
_CONNECTIONS: Final = 1024  # taken at a time; more wait until one of them ends
_HEADERS: Final = 10  # seconds that a connection may take to send its next header fields
_DESCRIPTORS: Final = 4096  # enough for them, and for the files and sockets of what they ask


def serve(settings: Settings, paths: tuple[Path, ...]) -> None:
    """Serve the bundled graph, or RDF files, until Ctrl-C or SIGTERM.

    Args:
        settings: The settings in force.
        paths: RDF files and folders; none for the bundled graph.

    Raises:
        UserError: If the port is not free, or the files cannot be read or do not parse.
    """
    address = free_address(settings.host, settings.port)
    line = Line.open()
    server = _Server(address, settings, line)
    try:
        server.serve(target_loader=partial(_load, settings, paths, line), wrap_loader=False)
    except SystemExit as end:
        # Granian ends with 1 where its worker crashed again and again, and also where Ctrl-C,
        # which goes to both processes, ended the worker a moment before granian did.
        if end.code and not server.interrupt_signal:
            raise UserError("The server process crashed repeatedly; see the log above.") from None
    if server.failure is not None:
        raise UserError(server.failure)


def _load(settings: Settings, paths: tuple[Path, ...], line: Line) -> Any:
    from jinshan_kg.web.worker import load  # here, so that only the worker imports Flask

    return load(settings, paths, line)


class _Server(MPServer):
    """Granian with one worker, which says when it is ready or why it cannot be.

    Attributes:
        failure: Why the worker could not load; None if it could.
    """

    def __init__(self, address: Address, settings: Settings, line: Line) -> None:
        super().__init__(
            "jinshan_kg",
            address=address.host,
            port=address.port,
            interface=Interfaces.RSGI,
            loop=_loop(),
            http=HTTPModes.http1,
            websockets=False,
            backpressure=_connections(),
            http1_settings=HTTP1Settings(header_read_timeout=_HEADERS * 1000),
            respawn_failed_workers=True,
            workers_kill_timeout=1,  # second, after those of `_end_workers`
            log_level=LogLevels.debug if settings.log_level == "debug" else LogLevels.warning,
            log_dictconfig=_logging(settings.log_level),
        )
        self.failure: str | None = None
        self._address = address
        self._line = line
        self._patience = settings.timeout + _MARGIN
        self._is_ready = False

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        """Start the worker, and listen to it."""
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        Thread(target=self._listen, daemon=True).start()

    def shutdown(self, exit_code: int = 0) -> None:
        """End the worker once it has answered what it works on."""
        self._line.held.close()
        # Granian would stop the loop that the requests at work need.
        end = time.monotonic() + self._patience
        with suppress(EOFError, OSError):
            while self._is_at_work() and time.monotonic() < end:
                # One that took the place of another has said that it is ready, too.
                if self._line.listen.poll(_STEP) and self._line.listen.recv() == Drained():
                    break
        self._end_workers()
        super().shutdown(exit_code)  # type: ignore[no-untyped-call]

    def _is_at_work(self) -> bool:
        """Say whether the worker may have requests: not if it has died, or never was ready."""
        return self._is_ready and self._is_alive()

    def _is_alive(self) -> bool:
        return any(worker.is_alive() for worker in self.wrks)  # type: ignore[no-untyped-call]

    def _end_workers(self) -> None:
        """Wait for the worker to end; granian looks once, and may look a moment too early."""
        for worker in self.wrks:
            worker.terminate()  # type: ignore[no-untyped-call]
        end = time.monotonic() + _MARGIN
        while self._is_alive() and time.monotonic() < end:
            time.sleep(_STEP / 10)

    def signal_handler_reload(self, *args: Any, **kwargs: Any) -> None:
        """Have the worker load the dataset anew; granian itself would start another worker."""
        with suppress(OSError):
            self._line.held.send(Reload())

    def _listen(self) -> None:
        try:
            message: Ready | Failed = self._line.listen.recv()
        except (EOFError, OSError):
            return  # all is over
        if isinstance(message, Failed):
            self.failure = message.reason
            self.signal_handler_interrupt()  # type: ignore[no-untyped-call]
            return
        self._is_ready = True
        end = time.monotonic() + _START
        while not self._address.answers() and time.monotonic() < end:
            time.sleep(0.005)
        click.echo(f"Jinshan KG is at {self._address.url} (Ctrl-C stops it)")


def _loop() -> Loops:
    """Return the event loop: uvloop, which is quicker, where it is installed."""
    return Loops.uvloop if find_spec("uvloop") else Loops.asyncio


def _connections() -> int:
    """Return how many connections to take at a time; half the descriptors are for the rest.

    With none left granian would go round and round, trying to take the next connection.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY not in (soft, hard) and soft < _DESCRIPTORS:
        soft = min(hard, _DESCRIPTORS)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return _CONNECTIONS if soft == resource.RLIM_INFINITY else min(_CONNECTIONS, soft // 2)


def _logging(level: str) -> dict[str, Any]:
    return {
        "formatters": {"json": {"()": "jinshan_kg.web.telemetry.logs.JsonFormatter"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": "json",
            }
        },
        "root": {"handlers": ["console"], "level": level.upper()},
        "loggers": {"_granian": {"handlers": ["console"], "propagate": False}},
    }
