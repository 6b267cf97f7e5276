"""An answer too large to keep: in a file without a name, and sent from there."""

import os
import weakref
from collections.abc import Iterator
from typing import BinaryIO

from jinshan_kg.web.answers.conditional import Stamp
from jinshan_kg.web.replies import parts_of


class LargeAnswer:
    """A file of which several threads may send the content at once.

    Attributes:
        size: Its length in bytes.
        content_type: Its media type.
        stamp: Where it comes from; None if it must not be given again.
    """

    def __init__(self, file: BinaryIO, content_type: str, stamp: Stamp | None) -> None:
        """Take over a file; its descriptor is closed when nobody has this object any longer."""
        with file:
            self._descriptor = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._descriptor)
        self.size = os.fstat(self._descriptor).st_size
        self.content_type = content_type
        self.stamp = stamp

    def body(self) -> "FileBody":
        """Return the content as the body of a WSGI response."""
        return FileBody(self)

    def fileno(self) -> int:
        """Return the descriptor; it is open as long as somebody has this object."""
        return self._descriptor

    def chunks(self) -> Iterator[bytes]:
        """Return the content in parts.

        Raises:
            OSError: If it cannot be read to its end.
        """
        offset = 0
        for part in parts_of(self._descriptor):
            offset += len(part)
            yield part
        if offset < self.size:
            raise OSError(f"the file of an answer ends at byte {offset} of {self.size}")


class FileBody:
    """The content in parts, for a server that cannot send the file as it is."""

    def __init__(self, answer: LargeAnswer) -> None:
        """Take the answer, which is then open as long as somebody has this object."""
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        """Return the parts."""
        return self._answer.chunks()

    def fileno(self) -> int:
        """Return the file that the body is, from its beginning to its end."""
        return self._answer.fileno()
