"""SIGTERM as an exception, so that work that is broken off clears up after itself."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_OFFSET = 128  # of the exit code of a process that a signal has ended, as shells have it


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Have SIGTERM end a `with` block as Ctrl-C does; the exit code is then 143.

    For the main thread only.
    """
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(_OFFSET + number)
