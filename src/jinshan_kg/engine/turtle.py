"""The head of a Turtle document: the prefixes that it uses, and no others."""

import re
from typing import Final

from jinshan_kg.engine.protocol import Sink

_LARGE: Final = 1 << 20


class PrefixSink:
    """Hands Turtle on with its prefix declarations sorted and those not used left out.

    Oxigraph declares all that it is given, in an order that changes from run to run. To know
    which are used takes the whole document, so one beyond 1 MiB keeps them all.
    """

    def __init__(self, to: Sink) -> None:
        """Take where to write to."""
        self._to = to
        self._held: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> int:
        """Take a part of the document."""
        if self._size > _LARGE:
            self._to.write(data)
            return len(data)
        self._held.append(data)
        self._size += len(data)
        if self._size > _LARGE:
            self._release(only_used=False)
        return len(data)

    def flush(self) -> None:
        """Do nothing: `finish` writes what is held back."""

    def finish(self) -> None:
        """Hand on what is held back; to be called at the end."""
        if self._size <= _LARGE:
            self._release(only_used=True)

    def _release(self, *, only_used: bool) -> None:
        head, content = [], b"".join(self._held)
        self._held.clear()
        while content.startswith(b"@prefix "):
            line, _, content = content.partition(b"\n")
            head.append(line + b"\n")
        for line in sorted(head):
            if not only_used or _occurs(line.split(b" ", 2)[1], content):
                self._to.write(line)
        self._to.write(content)


def _occurs(prefix: bytes, content: bytes) -> bool:
    # A prefix that only a literal mentions is kept: that does no harm.
    return re.search(rb"(?<![\w.\-])" + re.escape(prefix), content) is not None
