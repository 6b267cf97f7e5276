"""Read a source document so that its offsets are Unicode code points of the file as it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from jinshan_kg.errors import UserError


def line_starts(text: str) -> list[int]:
    """Return the offset of the first code point of every line, the first being 0."""
    return [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]


def digest(text: str) -> str:
    """Return the SHA-256 of the UTF-8 of a text in lower-case hexadecimal (`jk:digest`)."""
    return sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Document:
    """A source document.

    Attributes:
        path: the file it was read from.
        text: its characters with line ends as they stand in the file.
    """

    path: Path
    text: str = field(repr=False)  # a failing test must not print the document

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file in lower-case hexadecimal."""
        return digest(self.text)

    @property
    def length(self) -> int:
        """Length in Unicode code points (`jk:length`)."""
        return len(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    def line(self, offset: int) -> int:
        """Return the number, from 1, of the line that holds the code point at `offset`."""
        return bisect_right(self._line_starts, offset)


def read_document(path: Path) -> Document:
    """Read a UTF-8 text file without changing its line ends.

    Raises:
        UserError: the file is missing, cannot be read, or is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"cannot read the document {path}: {reason}. Give its file with --source FILE."
        ) from error
    try:
        return Document(path, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UserError(
            f"the document {path} is not UTF-8: byte {error.start} ({error.reason}). "
            "Use the file as it was published; do not convert it."
        ) from error
