"""What a writer that was killed leaves behind, and who clears it.

A writer may be ended at once and wherever it is. It holds a lock on the folder that it
fills, which the kernel takes from it at its end: a folder that nobody holds is nobody's any more.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from secrets import token_hex
from typing import Final

PART: Final = ".part"
"""The end of the name of a folder that is being filled."""

_DIGITS: Final = 8  # hexadecimal ones, of a name that nobody else has
_YOUNG: Final = 2.0  # seconds that a folder may stand before its writer holds it


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder for the time of a `with` block; it may be renamed meanwhile.

    Raises:
        OSError: If the file system of the folder knows no locks.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def part_of(place: Path) -> Path:
    """Return where to fill a folder before it takes its place: a new name beside it."""
    return place.with_name(f".{place.name}.{token_hex(_DIGITS // 2)}{PART}")


def clear_parts(root: Path, name: str | None = None) -> None:
    """Delete the folders below a root that were to be filled, and that nobody holds.

    Args:
        root: Where they stand.
        name: Only those that were to take the place of this name; all if None.
    """
    mine = "*" if name is None else f"{escape(name)}.{'[0-9a-f]' * _DIGITS}"
    for folder in root.glob(f".{mine}{PART}"):
        # Gone meanwhile, held by another writer, or not ours to delete: it may stay.
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime < _YOUNG:
                continue
            with held(folder):
                shutil.rmtree(folder)
