"""The version of a dataset: a digest of what its files say, wherever they lie."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.load import read_file


def dataset_version(files: Iterable[DataFile], read: Callable[[Path], bytes] = read_file) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of graph, name and content of every file.

    Neither the folder nor the order of the files changes it.

    Args:
        files: The files.
        read: Returns what a file says, where that is not on the disk any more.

    Raises:
        UserError: If a file is missing or unreadable.
    """
    entries = sorted(_digests(file, read) for file in files)
    return sha256("\n".join(entries).encode()).hexdigest()


def _digests(file: DataFile, read: Callable[[Path], bytes]) -> str:
    # Each part is a digest of its own, so that no byte can move from one part to the next.
    parts = ((file.graph or "").encode(), file.path.name.encode(), read(file.path))
    return " ".join(sha256(part).hexdigest() for part in parts)
