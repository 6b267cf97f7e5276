"""Progress of work that writes one file after another: shown on a terminal only."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def file_progress(
    description: str, paths: Sequence[str], *, console: "Console | None" = None
) -> Iterator[Callable[[str], None]]:
    """Show which file is being written; the value is a function to call with each path written.

    Args:
        description: What is being done, such as `Releasing`.
        paths: The files in the order in which they are written.
        console: Where to show it; standard error if None.
    """
    if console is None and not sys.stderr.isatty():
        yield lambda path: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn(description),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}"),
    )
    following = dict(zip(paths, [*paths[1:], ""], strict=True))
    with Progress(*columns, console=console or Console(stderr=True), transient=True) as bar:
        task = bar.add_task(description, total=len(paths), file=paths[0] if paths else "")
        yield lambda path: bar.update(task, advance=1, file=following.get(path, path))
