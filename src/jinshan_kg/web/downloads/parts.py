"""What a writer that was killed leaves behind, and who clears it.

A writer ends with its server, at once and wherever it is. It holds a lock on the folder that it
fills, which the kernel takes from it at its end: a folder that nobody holds is nobody's any more.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

PART: Final = ".part"
"""The end of the name of a folder that is being filled."""

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


def clear_parts(root: Path) -> None:
    """Delete the folders below a root that were to be filled, and that nobody holds.

    Args:
        root: Where the shelves stand.
    """
    for folder in root.glob(f".*{PART}"):
        # Gone meanwhile, held by another writer, or not ours to delete: it may stay.
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime < _YOUNG:
                continue
            with held(folder):
                shutil.rmtree(folder)
