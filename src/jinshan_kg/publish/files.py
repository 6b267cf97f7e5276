"""Files that are there whole or not at all."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from jinshan_kg.errors import UserError


def write_whole(target: Path, content: bytes) -> None:
    """Write a file beside its place and rename it there, so that nobody sees half of it.

    What is not a regular file (`/dev/stdout`, a pipe) is written to directly. A symbolic link
    stays one: the file it points to is replaced.

    Raises:
        UserError: If the folder is missing, or the place cannot be written.
    """
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a folder is refused here
        else:
            _replace(target.resolve(), content)
    except OSError as error:
        raise UserError(
            f"{target}: cannot be written ({error.strerror}). Check the path and its folder."
        ) from error


def write_all(
    folder: Path, contents: Iterable[tuple[str, bytes]], progress: Callable[[str], None]
) -> None:
    """Write files below a folder, each whole; the folders that they need are made.

    Args:
        folder: The folder.
        contents: The path of each file below it, with `/` between folders, and what it holds.
        progress: Called with the path of each file once it is written.

    Raises:
        UserError: If a file cannot be written.
    """
    for path, content in contents:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)
        progress(path)


def _replace(target: Path, content: bytes) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
