"""Files that granian sends by itself, as fast as the client reads and no faster.

Bytes that are given to granian it copies, and a stream it takes in without bound: clients that
ask for much and read nothing would fill the memory. Of a file it reads a little at a time. It
opens the file by its name, at a moment that it does not tell; Linux has a name for every
descriptor.
"""

import asyncio
import fcntl
import os
import sys
from collections import OrderedDict
from typing import Final

_PATIENCE: Final = 5.0  # seconds in which granian surely has opened a file
# Descriptors that are lent have numbers that nothing else gets, and that come again late: so a
# name never stands for another file, not even should granian open it too late.
_LOWEST: Final = 2048
_HIGHEST: Final = 4000
_KEPT: Final = 16


class Lender:
    """Gives names to open files and to bytes. Everything here happens in the thread of a loop."""

    def __init__(self) -> None:
        """Begin with none."""
        self._next = _LOWEST
        self._made: OrderedDict[int, tuple[bytes, int]] = OrderedDict()

    def name_of(self, descriptor: int) -> str | None:
        """Return a path under which an open file can be opened again for a while.

        Args:
            descriptor: The open file; it may be closed at once.

        Returns:
            The path; None where there is none, as on another system than Linux, or where this
            process has too many descriptors.
        """
        lent = self._lend(descriptor) if sys.platform == "linux" else None
        if lent is None:
            return None
        _close_later(lent)
        return _name(lent)

    def name_of_bytes(self, body: bytes) -> str | None:
        """Return a path under which bytes can be read for a while; None where there is none.

        The last few are kept as files in memory: an answer that many get is a file once.
        """
        if sys.platform != "linux":
            return None
        made = self._made.pop(id(body), None) or self._make(body)
        if made is None:
            return None
        self._made[id(body)] = made  # with the bytes, so that nothing else gets their id
        if len(self._made) > _KEPT:
            _, (_, oldest) = self._made.popitem(last=False)
            _close_later(oldest)
        return _name(made[1])

    def _make(self, body: bytes) -> tuple[bytes, int] | None:
        with os.fdopen(os.memfd_create("answer", os.MFD_CLOEXEC), "wb") as file:
            file.write(body)
            file.flush()
            lent = self._lend(file.fileno())
        return None if lent is None else (body, lent)

    def _lend(self, descriptor: int) -> int | None:
        try:
            lent = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, self._next)
        except OSError:
            return None
        self._next = lent + 1 if lent < _HIGHEST else _LOWEST
        return lent


def _name(descriptor: int) -> str:
    return f"/proc/self/fd/{descriptor}"


def _close_later(descriptor: int) -> None:
    asyncio.get_running_loop().call_later(_PATIENCE, os.close, descriptor)
