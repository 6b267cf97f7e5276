"""Run a check in a process of its own, and end it when it takes too much."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from time import monotonic
from typing import Any, Final

from jinshan_kg.sparql.errors import LimitError, SparqlError
from jinshan_kg.web.validating.checked import Checked
from jinshan_kg.web.validating.submission import Submission

_AT_ONCE: Final = 2
_PROGRAM: Final = "jinshan_kg.web.validating.program"
_LOOK: Final = 0.2  # seconds between two looks at whether the client is still there
_AGAIN: Final = "5"  # seconds after which it is worth trying again; a check takes about three
_COMMAND: Final = "Check it on your own machine: jinshan-kg validate FILE."

_logger = getLogger(__name__)


class DataSyntaxError(SparqlError):
    """Data that do not parse (400); the text shows the line with a caret under the place.

    Attributes:
        line: The line, from 1.
    """

    def __init__(self, name: str, reason: str, line: int, column: int, text: str) -> None:
        """Take the name of the data, what is wrong, and where: the place and the line itself."""
        super().__init__(reason, details={"line": line, "column": column, "text": text})
        self.line = line
        indent = "".join("\t" if letter == "\t" else " " for letter in text[: column - 1])
        self.args = (f"{name}:{line}:{column}: {reason}\n  {text}\n  {indent}^",)


@dataclass(frozen=True)
class Checker:
    """Checks data, a few at a time. Several threads may ask at once.

    Attributes:
        seconds: How long a check may take.
        memory: By how many bytes its process may grow.
        program: What runs a check: the words of a command, to which the arguments are added.
    """

    seconds: float
    memory: int
    program: tuple[str, ...] = (sys.executable, "-P", "-m", _PROGRAM)
    _turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(_AT_ONCE))

    def check(self, submission: Submission, abandoned: Callable[[], bool]) -> Checked:
        """Return what a check of some data finds out.

        Args:
            submission: The data.
            abandoned: Tells whether nobody waits for it any longer.

        Raises:
            DataSyntaxError: If the data do not parse (400).
            SparqlError: If they cannot be checked otherwise (400).
            LimitError: If others are being checked, or it takes too long or too much (503).
        """
        if not self._turns.acquire(blocking=False):
            raise _busy()
        try:
            # Its folder goes with everything in it, whatever happens.
            with TemporaryDirectory(prefix="jinshan-kg-validate-") as folder:
                path = Path(folder) / f"input.{submission.syntax.suffix}"
                path.write_bytes(submission.data)
                answer = self._run(path, submission, abandoned)
        finally:
            self._turns.release()
        return _read(answer, submission.shown_name, self.memory)

    def _run(
        self, path: Path, submission: Submission, abandoned: Callable[[], bool]
    ) -> dict[str, Any]:
        arguments = (str(path), submission.context.value, str(self.memory), str(int(self.seconds)))
        with subprocess.Popen(
            (*self.program, *arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # a Ctrl+C is for the server, which lets requests finish
        ) as process:
            try:
                output, complaint = self._wait(process, abandoned)
            finally:
                process.kill()  # nothing if it has ended
        if process.returncode == 0:
            answer = json.loads(output)
            assert isinstance(answer, dict)
            return answer
        if process.returncode in (-signal.SIGABRT, -signal.SIGSEGV):  # an allocation failed
            raise _too_large(self.memory)
        if process.returncode == -signal.SIGXCPU:
            raise _too_slow(self.seconds)
        _logger.error("A check ended with %d: %s", process.returncode, complaint.decode()[-2000:])
        raise SparqlError(
            "The check ended unexpectedly; the server's log has why.",
            status=HTTPStatus.INTERNAL_SERVER_ERROR,
        )

    def _wait(
        self, process: subprocess.Popen[bytes], abandoned: Callable[[], bool]
    ) -> tuple[bytes, bytes]:
        end = monotonic() + self.seconds
        while True:
            try:
                return process.communicate(timeout=max(0.0, min(_LOOK, end - monotonic())))
            except subprocess.TimeoutExpired:
                if abandoned():
                    raise SparqlError("The client has left.", status=503) from None
                if monotonic() >= end:
                    raise _too_slow(self.seconds) from None


def _read(answer: dict[str, Any], name: str, memory: int) -> Checked:
    if "memory" in answer:
        raise _too_large(memory)
    if "line" in answer:
        raise DataSyntaxError(name, **answer)
    if "reason" in answer:
        raise SparqlError(answer["reason"])
    return Checked.from_json(answer, name)


def _busy() -> LimitError:
    error = LimitError(
        f"{_AT_ONCE} checks are being made, which is all that this server makes at a time. Try"
        " again in a moment.",
        limit="checks",
        value=_AT_ONCE,
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
    error.headers["Retry-After"] = _AGAIN
    return error


def _too_slow(seconds: float) -> LimitError:
    return LimitError(
        f"The check was ended after {seconds:g} seconds, which is all the time that it had. Give"
        f" less at a time. {_COMMAND}",
        limit="timeout",
        value=seconds,
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )


def _too_large(memory: int) -> LimitError:
    return LimitError(
        f"The check needed more than {memory:,} bytes of memory, which is all that it had. Give"
        f" less at a time. {_COMMAND}",
        limit="memory",
        value=memory,
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
