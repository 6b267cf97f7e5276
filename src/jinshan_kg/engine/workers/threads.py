"""Threads that do one thing."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

_THREADS: Final = Path("/proc/self/task")
_MOMENT: Final = 1.0  # second; a thread that is then still there does not end


def in_thread(function: Callable[[], T]) -> T:
    """Call a function in a thread of its own, and return what it returns.

    The thread has ended then, to the last: another one can have its stack.

    Args:
        function: The function. What it raises is raised here.
    """
    done: list[T] = []
    failed: list[BaseException] = []

    def call() -> None:
        try:
            done.append(function())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    # Until Python 3.13 the system's thread may outlive that by a moment.
    end = time.monotonic() + _MOMENT
    while (_THREADS / str(thread.native_id)).exists() and time.monotonic() < end:
        time.sleep(0.001)
    if failed:
        raise failed.pop()
    return done.pop()
