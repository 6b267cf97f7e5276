"""Who goes first: short queries before long ones, and the process that speaks HTTP before both.

Linux keeps a priority for each thread. One that has lost it does not get it back without
privileges, but whatever its process starts next begins with the priority of the thread that starts
it. So a worker does its jobs in a thread that is replaced once it has lost its priority.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_LOWEST: Final = 19
_LOWER: Final = 5  # a third of the share: the process that speaks HTTP needs most of a core


def let_others_first() -> None:
    """Lower the priority of this thread, and of those that it starts.

    Where cores are short, the process that hands out the work then gets one at once, instead of
    waiting behind a worker while others have nothing to do. For Linux they are also threads that
    compute, which take the core from nobody when they are woken.
    """
    with suppress(OSError):  # where a sandbox forbids it, the answers are the same
        os.nice(_LOWER)
        if sys.platform == "linux":
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def slow(pid: int) -> None:
    """Give the threads of a worker that do its jobs the lowest priority (Linux)."""
    for thread in _at_work(pid):
        os.setpriority(os.PRIO_PROCESS, thread, _LOWEST)


def yield_to_all(pid: int) -> None:
    """Have whoever is woken take the core from the threads of a worker that do jobs (Linux)."""
    if sys.platform == "linux":
        for thread in _at_work(pid):
            os.sched_setscheduler(thread, os.SCHED_IDLE, os.sched_param(0))


def standing() -> tuple[int, int]:
    """Return how the kernel ranks this thread: its kind (Linux) and its nice value."""
    kind = os.sched_getscheduler(0) if sys.platform == "linux" else 0
    return kind, os.getpriority(os.PRIO_PROCESS, 0)


def _at_work(pid: int) -> Iterator[int]:
    """Yield the threads of a worker but its first, which only starts the others."""
    if sys.platform == "linux":  # elsewhere the whole process has one priority
        with suppress(OSError):  # it has just died
            for entry in Path(f"/proc/{pid}/task").iterdir():
                if (thread := int(entry.name)) != pid:
                    yield thread
