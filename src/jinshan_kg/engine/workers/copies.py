"""What the files of a dataset said when they were loaded."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.load import read_file
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.errors import UserError

_LARGE: Final = 1 << 20  # bytes; a smaller file is not worth the time, just as the server starts
_FAST: Final = 1  # RDF shrinks to a tenth even so
_STORED: Final = 0


class ChangedError(UserError):
    """What is loaded would not be what the version says."""

    def __init__(self) -> None:
        """Take the words for it."""
        super().__init__("The files changed while they were loaded. Load them again.")


@dataclass(frozen=True)
class Copies:
    """The contents of files, compressed.

    Attributes:
        compressed: Each content by its path, in the format of zlib (RFC 1950).
    """

    compressed: Mapping[Path, bytes]

    @classmethod
    def of(cls, files: tuple[DataFile, ...], version: str) -> Self:
        """Return copies of files.

        Args:
            files: The files.
            version: The version that they have.

        Raises:
            ChangedError: If they have another by now.
            UserError: If one is missing or unreadable.
        """
        copies = cls({file.path: _compressed(read_file(file.path)) for file in files})
        if dataset_version(files, copies.read) != version:
            raise ChangedError
        return copies

    def read(self, path: Path) -> bytes:
        """Return the content of one of the files, without looking at the disk."""
        return zlib.decompress(self.compressed[path])


def _compressed(content: bytes) -> bytes:
    return zlib.compress(content, _STORED if len(content) < _LARGE else _FAST)
