"""A result on its way out of a worker: written to a spool, and sent in part before it is whole."""

import socket
from typing import Final

from jinshan_kg.engine.workers.frames import send_file, send_part, send_result
from jinshan_kg.engine.workers.spool import Spool

_PART: Final = 1 << 17  # bytes that are sent ahead at a time: most results have fewer in all


class Outgoing:
    """What a job writes its result to.

    Whoever reads the channel counts the parts that come only when the last has come, so that a
    failure in midway is one. What grows too large for memory goes as a file from its beginning;
    then the parts were in vain.
    """

    def __init__(self, channel: socket.socket, spool: Spool) -> None:
        """Take the channel, and where the result is kept until it is whole."""
        self._channel = channel
        self._spool = spool
        self._sent = 0
        self._next = _PART  # the size from which on more is sent

    def write(self, data: bytes) -> int:
        """Append bytes; see `Spool.write` for what it raises."""
        spool = self._spool
        count = spool.write(data)
        if spool.size >= self._next and not spool.is_on_disk:
            with spool.content(self._sent) as part:
                send_part(self._channel, part)
            self._sent = spool.size
            self._next = self._sent + _PART
        return count

    def flush(self) -> None:
        """Hand what is buffered on; see `Spool.flush` for what it raises."""
        self._spool.flush()

    def send(self) -> None:
        """Send the result, which is whole, or what is left of it to be sent."""
        if self._spool.is_on_disk:
            send_file(self._channel, self._spool.fileno())
        else:
            with self._spool.content(self._sent) as rest:
                send_result(self._channel, rest)
