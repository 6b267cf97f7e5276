"""Progress of work that may be long: shown on a terminal only, and only after a second."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def progress(
    description: str,
    total: int | None = None,
    *,
    delay: float = 1.0,
    console: "Console | None" = None,
) -> Iterator[Callable[[], None]]:
    """Show that work goes on; the value is a function to call after each step.

    Args:
        description: What is being done, such as `Reading`.
        total: How many steps there are; None for work that cannot be counted.
        delay: Seconds of work before anything is shown.
        console: Where to show it; standard error if None.
    """
    if console is None and not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=console or Console(stderr=True), transient=True)
    task = bar.add_task(description, total=total)
    timer = Timer(delay, bar.start)
    timer.start()
    try:
        yield lambda: bar.advance(task)
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


def _nothing() -> None:
    """Take a step where no progress is shown."""
