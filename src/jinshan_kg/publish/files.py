"""Files that are there whole or not at all."""

import os
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


def _replace(target: Path, content: bytes) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
