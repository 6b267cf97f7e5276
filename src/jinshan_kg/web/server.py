"""The process that was started: it watches another, which answers.

It imports neither Flask nor Oxigraph. It holds the socket, starts the other process, starts it anew
should it crash, and ends it on Ctrl-C or SIGTERM.
"""

from __future__ import annotations

import resource
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from multiprocessing import connection, get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

import click

from jinshan_kg.errors import UserError
from jinshan_kg.settings import Settings
from jinshan_kg.web.address import Address, listen
from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.messages import Failed, Line, Ready, Reload

_MARGIN: Final = 3.0  # seconds that a request may take beyond the time of its query
_LAST: Final = 4.0  # seconds from the last answer to the end of the process
_DESCRIPTORS: Final = 4096  # enough for the connections, and for files and sockets of what they ask
_YOUNG: Final = 5.0  # seconds; a process that crashes before that may do so again and again
_CRASHES: Final = 3  # in a row of such processes


def serve(settings: Settings, paths: tuple[Path, ...]) -> None:
    """Serve the bundled graph, or RDF files, until Ctrl-C or SIGTERM.

    Args:
        settings: The settings in force.
        paths: RDF files and folders; none for the bundled graph.

    Raises:
        UserError: If the port is not free, or the files cannot be read or do not parse.
    """
    limits = _limits()
    with _told_of_signals() as signals:
        address, listener = listen(settings.host, settings.port)
        with listener:
            _Watch(settings, paths, address, listener, limits, signals).run()


class _Watch:
    """The parent's side of the process that answers."""

    def __init__(
        self,
        settings: Settings,
        paths: tuple[Path, ...],
        address: Address,
        listener: socket.socket,
        limits: Limits,
        signals: _Signals,
    ) -> None:
        self._address = address
        self._patience = settings.timeout + _MARGIN + _LAST
        self._signals = signals
        self._new = partial(_answer, settings, paths, listener, limits)
        self._is_announced = False
        self._crashes = 0

    def run(self) -> None:
        """Have a process answer until a signal says that it is enough."""
        while not self._signals.stop:
            began = time.monotonic()
            line = Line.open()
            # Forked: so it starts at once, with the socket and the pipes.
            process = get_context("fork").Process(target=self._new, args=(line,))
            process.start()
            line.close_far_ends()
            try:
                self._watch(process, line)
            finally:
                self._end(process, line)
            if not self._signals.stop:
                self._note_crash(time.monotonic() - began, process.exitcode)

    def _watch(self, process: BaseProcess, line: Line) -> None:
        """Return when the process has ended, or is to end."""
        waited_for: list[connection.Connection | socket.socket | int] = [
            process.sentinel,
            self._signals.woken,
            line.listen,
        ]
        while not self._signals.stop:
            come = connection.wait(waited_for)
            if self._signals.woken in come and self._signals.take_reload():
                with suppress(OSError):
                    line.held.send(Reload())
            if line.listen in come:
                try:
                    self._hear(line.listen.recv())
                except (EOFError, OSError):
                    waited_for.remove(line.listen)
            if process.sentinel in come:
                return

    def _hear(self, message: Ready | Failed) -> None:
        if isinstance(message, Failed):
            raise UserError(message.reason)
        if not self._is_announced:
            self._is_announced = True
            click.echo(f"Jinshan KG is at {self._address.url} (Ctrl-C stops it)")

    def _end(self, process: BaseProcess, line: Line) -> None:
        """End the process once it has answered what it works on."""
        line.close_near_ends()  # which tells it
        process.join(self._patience)
        if process.is_alive():
            process.kill()
            process.join()

    def _note_crash(self, age: float, exitcode: int | None) -> None:
        self._crashes = self._crashes + 1 if age < _YOUNG else 1
        if self._crashes >= _CRASHES:
            raise UserError(
                f"The server process crashed repeatedly (exit code {exitcode}); see the log above."
            )


def _answer(
    settings: Settings,
    paths: tuple[Path, ...],
    listener: socket.socket,
    limits: Limits,
    line: Line,
) -> None:
    from jinshan_kg.web.worker import answer  # here, so that only this process imports Flask

    answer(settings, paths, listener, limits, line)


class _Signals:
    """The signals that have come.

    Attributes:
        stop: Whether one says that it is enough.
        woken: Has something to read as long as there is one to look at.
    """

    def __init__(self, woken: socket.socket) -> None:
        self.stop = False
        self.woken = woken
        self._reload = False

    def take_reload(self) -> bool:
        """Say whether the dataset is to be loaded anew, once."""
        with suppress(BlockingIOError):
            self.woken.recv(1 << 10)
        taken, self._reload = self._reload, False
        return taken

    def note(self, number: int, _: object) -> None:
        """Take a signal."""
        if number == signal.SIGHUP:
            self._reload = True
        else:
            self.stop = True


@contextmanager
def _told_of_signals() -> Iterator[_Signals]:
    ours, wakes = socket.socketpair()
    with ours, wakes:
        ours.setblocking(False)
        wakes.setblocking(False)
        signals = _Signals(ours)
        signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signals.note)
        try:
            yield signals
        finally:
            signal.set_wakeup_fd(-1)


def _limits() -> Limits:
    """Return the limits of the connections; half of the descriptors are for the rest."""
    limits = Limits()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY not in (soft, hard) and soft < _DESCRIPTORS:
        soft = min(hard, _DESCRIPTORS)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft == resource.RLIM_INFINITY:
        return limits
    return replace(limits, connections=min(limits.connections, soft // 2))
