"""Processes that do not outlive the benchmark, however it ends."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
_GRACE = 5.0  # seconds to end in when asked to
_SETTINGS = "JINSHAN_KG_"


@dataclass(frozen=True)
class Finished:
    """A process that ran to its end: wall time in seconds, exit code, what it printed."""

    seconds: float
    exit_code: int
    output: str


@contextmanager
def started(command: Sequence[str], output: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command inside the block, and end it with all its descendants after the block."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        # A group of its own, so that what it starts can be ended with it. Ctrl-C reaches only this
        # program, which then ends the group.
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def run(command: Sequence[str], output: IO[bytes], limit: float) -> Finished:
    """Run a command to its end.

    Raises:
        subprocess.TimeoutExpired: If it takes longer than the limit, in seconds.
    """
    begin = time.perf_counter()
    with started(command, output) as process:
        exit_code = process.wait(limit)
        seconds = time.perf_counter() - begin
    output.seek(0)
    return Finished(seconds, exit_code, output.read().decode(errors="replace"))


def _environment() -> dict[str, str]:
    # The settings of whoever measures are not to count: every server runs with its defaults.
    return {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        _signal(process, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
    finally:  # an impatient second Ctrl-C comes here at once
        _signal(process, signal.SIGKILL)
        process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    # The group bears the id of its first process, and exists as long as any of its processes.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
