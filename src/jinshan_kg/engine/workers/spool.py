"""The place that a worker writes a result to: memory, then a file without a name; bounded."""

import tempfile
from contextlib import suppress
from io import BytesIO
from types import TracebackType
from typing import IO, Final, Self

from jinshan_kg.sparql.errors import LimitError, SparqlError

IN_MEMORY: Final = 1 << 20


class Spool:
    """A writable file that refuses to grow beyond a bound.

    The file on disk has no name, so that none is left behind however the process ends.
    """

    def __init__(self, most: int, memory: BytesIO | None = None) -> None:
        """Begin with nothing.

        Args:
            most: The largest size in bytes.
            memory: What to write to at first; what is in it does not count. That of the last spool
                has its memory already, which the kernel would have to clear anew.
        """
        self.size = 0
        self._most = most
        self._least = min(most, IN_MEMORY)  # up to which there is nothing to look at
        self._memory = BytesIO() if memory is None else memory
        self._memory.seek(0)
        self._file: IO[bytes] = self._memory

    def __enter__(self) -> Self:
        """Return the spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the memory or the file."""
        if self.is_on_disk:
            with suppress(OSError):  # a full disk does not take what is still in the buffer
                self._file.close()

    def write(self, data: bytes) -> int:
        """Append bytes.

        Raises:
            LimitError: If the result grows beyond the bound (413). Oxigraph stops evaluating.
            SparqlError: If there is no room on the disk (503).
        """
        self.size += len(data)
        if self.size <= self._least:
            return self._memory.write(data)
        if self.size > self._most:
            raise LimitError(
                f"The result is larger than {self._most:,} bytes. Ask for less at once (LIMIT and"
                " OFFSET), or for counts.",
                limit="max_result",
                value=self._most,
                status=413,
            )
        try:
            if not self.is_on_disk:
                self._move(self.size - len(data))
            return self._file.write(data)
        except OSError as error:
            raise _no_room(error) from error

    def flush(self) -> None:
        """Hand what is buffered to the file.

        Raises:
            SparqlError: If there is no room on the disk (503).
        """
        try:
            self._file.flush()
        except OSError as error:
            raise _no_room(error) from error

    @property
    def is_on_disk(self) -> bool:
        """Whether the result was too large for memory."""
        return self._file is not self._memory

    def content(self, start: int = 0) -> memoryview:
        """Return what was written to memory, from somewhere on, to be released before more is."""
        return self._memory.getbuffer()[start : self.size]

    def fileno(self) -> int:
        """Return the descriptor of the file on disk; it holds what was flushed."""
        return self._file.fileno()

    def _move(self, written: int) -> None:
        """Go on in a file, behind so many bytes that are in memory."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # __exit__ closes it
        with self._memory.getbuffer()[:written] as before:
            self._file.write(before)


def _no_room(error: OSError) -> SparqlError:
    return SparqlError(
        f"There is no room for so large a result now ({error.strerror}). Ask for less at once"
        " (LIMIT and OFFSET), or try later.",
        status=503,
    )
