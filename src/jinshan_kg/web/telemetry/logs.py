"""Logs as JSON lines, written by a thread of their own so that no request waits for a disk."""

import logging
import sys
import time
from collections.abc import Iterator
from json import dumps
from queue import Empty, SimpleQueue
from threading import Thread
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
            members: str = record.msg
        else:
            trace = self.formatException(record.exc_info) if record.exc_info else None
            members = Members.of(message=record.getMessage(), exception=trace)
        return (
            f'{{"time": "{self._time(record)}", "level": "{record.levelname}",'
            f' "logger": {dumps(record.name)}, {members}}}'
        )

    def _time(self, record: logging.LogRecord) -> str:
        whole = int(record.created)
        second, text = self._second
        if whole != second:
            text = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(whole))
            self._second = (whole, text)  # one assignment: other threads see the old or the new
        return f"{text}.{int(record.msecs):03d}Z"


class BackgroundHandler(logging.Handler):
    """Hands lines to a thread that writes them, and drops them should it not keep up.

    Attributes:
        dropped: How many records were dropped, since what they are written to is slower than they
            come, or is gone.
    """

    def __init__(self, stream: TextIO) -> None:
        """Take the stream to write to; its thread starts with the first record."""
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.dropped = 0
        self._stream = stream
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._thread: Thread | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record; never waits. `logging` lets one thread in at a time."""
        if self._thread is None:
            self._thread = Thread(target=self._write, name="log", daemon=True)
            self._thread.start()
        if self._lines.qsize() >= _MOST_WAITING:
            self.dropped += 1
        else:
            self._lines.put(self.format(record))

    def close(self) -> None:
        """Write what has come and end the thread; give up after two seconds."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._lines.put(None)
            thread.join(_PATIENCE)
        super().close()

    def _write(self) -> None:
        ended = False
        while not ended:
            lines = list(self._waiting())
            ended = None in lines
            self._put_out([line for line in lines if line is not None])
            if not ended:
                time.sleep(_PAUSE)

    def _waiting(self) -> Iterator[str | None]:
        """Wait for a line, then yield it and those that came with it."""
        yield self._lines.get()
        try:
            while True:
                yield self._lines.get_nowait()
        except Empty:
            pass

    def _put_out(self, lines: list[str]) -> None:
        try:
            self._stream.write("".join(f"{line}\n" for line in lines))
            self._stream.flush()
        except (OSError, ValueError):  # the pipe is broken, the disk full, the stream closed
            self.dropped += len(lines)


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
