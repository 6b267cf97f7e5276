"""The head of a Turtle document: the prefixes that it uses, and no others."""

import re
from typing import Final

from jinshan_kg.engine.protocol import Sink

_LARGE: Final = 1 << 20
# As far as the colon: whatever cannot be part of a prefix stands before it.
_PREFIX: Final = re.compile(rb"[^\s:<>(){}\[\],;\"'^|]*:")


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
        if only_used:
            # One that only a literal or an IRI mentions is kept: that does no harm.
            used = set(_PREFIX.findall(content))
            head = [line for line in head if line.split(b" ", 2)[1] in used]
        self._to.write(b"".join([*sorted(head), content]))
