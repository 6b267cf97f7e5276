"""Logs as JSON lines, written by a thread of their own so that no request waits for a disk."""

import logging
import sys
import time
from collections import deque
from threading import Event, Lock, Thread
from typing import Final, TextIO

from jinshan_kg.web.telemetry.lines import Members

ROOT: Final = "jinshan_kg"
ACCESS: Final = f"{ROOT}.access"
QUERY: Final = f"{ROOT}.query"
RELOAD: Final = f"{ROOT}.reload"

_MOST_WAITING: Final = 10_000  # lines; beyond that they are dropped and counted
_PAUSE: Final = 0.05  # seconds between two writes, so that many lines make one
_PATIENCE: Final = 2.0  # seconds that the end waits for what is not yet written


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON: time (UTC), level, logger, and what it says.

    That is its `Members` as they are, else `message`, and `exception` with the traceback if there
    is one. All but printable ASCII is escaped, so that no text can forge a line.
    """

    def __init__(self) -> None:
        """Begin with no time known."""
        super().__init__()
        self._second = (-1, "")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without its end."""
        if isinstance(record.msg, Members):
            return self.line(record.created, record.levelname, record.name, record.msg)
        trace = self.formatException(record.exc_info) if record.exc_info else None
        members = Members.of(message=record.getMessage(), exception=trace)
        return self.line(record.created, record.levelname, record.name, members)

    def line(self, created: float, level: str, name: str, members: Members) -> str:
        """Return the line of some members, without its end.

        Args:
            created: When, in seconds since 1970.
            level: The name of the level.
            name: The name of the logger, one of ours or of a library's: nothing to escape.
            members: What it says.
        """
        whole, milliseconds = divmod(round(created * 1e3), 1_000)
        second, text = self._second
        if whole != second:
            text = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(whole))
            self._second = (whole, text)  # one assignment: other threads see the old or the new
        return (
            f'{{"time": "{text}.{milliseconds:03d}Z", "level": "{level}",'
            f' "logger": "{name}", {members}}}'
        )


class BackgroundHandler(logging.Handler):
    """Hands lines to a thread that writes them, and drops them should it not keep up.

    Attributes:
        dropped: How many records were dropped, since what they are written to is slower than they
            come, or is gone.
    """

    def __init__(self, stream: TextIO) -> None:
        """Take the stream to write to; its thread starts with the first record."""
        super().__init__()
        self.dropped = 0
        self._json = JsonFormatter()
        self._stream = stream
        self._lines: deque[str] = deque()
        self._has_lines = Event()
        self._is_writing = False
        self._closing = False
        self._thread: Thread | None = None
        self._starting = Lock()

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record; never waits."""
        self._put(self._json.format(record))

    def write(self, name: str, members: Members) -> None:
        """Take a record of level INFO as its members; never waits.

        As `logging` would, at a fifth of its cost, which matters where every request has two.

        Args:
            name: The name of the logger.
            members: What it says.
        """
        self._put(self._json.line(time.time(), "INFO", name, members))

    def flush(self) -> None:
        """Wait until what has come is written; give up after two seconds."""
        deadline = time.monotonic() + _PATIENCE
        while (self._lines or self._is_writing) and time.monotonic() < deadline:
            time.sleep(_PAUSE / 10)

    def close(self) -> None:
        """Write what has come and end the thread; give up after two seconds."""
        self._closing = True
        self._has_lines.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)
        super().close()

    def _put(self, line: str) -> None:
        if len(self._lines) >= _MOST_WAITING:
            self.dropped += 1
            return
        self._lines.append(line)
        if not self._has_lines.is_set():
            self._has_lines.set()
        if self._thread is None:
            self._start()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None and not self._closing:
                self._thread = Thread(target=self._write, name="log", daemon=True)
                self._thread.start()

    def _write(self) -> None:
        while not self._closing:
            self._has_lines.wait()
            self._has_lines.clear()
            self._put_out()
            # Those that come meanwhile make one write.
            time.sleep(_PAUSE)
        self._put_out()

    def _put_out(self) -> None:
        self._is_writing = True
        lines = [self._lines.popleft() for _ in range(len(self._lines))]
        try:
            self._stream.write("".join(f"{line}\n" for line in lines))
            self._stream.flush()
        except (OSError, ValueError):  # the pipe is broken, the disk full, the stream closed
            self.dropped += len(lines)
        self._is_writing = False


def start_logs(level: str, stream: TextIO | None = None) -> BackgroundHandler:
    """Send the logs of this package to a stream as JSON lines, in place of what was set before.

    Call it once in the process that serves, and `close` the handler at its end.

    Args:
        level: The least level that is logged, in any case. `info` has the access and the query log,
            `debug` the text of queries as well.
        stream: Where to; standard error if None.
    """
    handler = BackgroundHandler(sys.stderr if stream is None else stream)
    logger = logging.getLogger(ROOT)
    logger.handlers = [handler]
    logger.setLevel(level.upper())
    logger.propagate = False
    return handler
