"""A job that a worker does while an event loop goes on."""

from __future__ import annotations

from collections.abc import Callable

from jinshan_kg.engine.workers.ear import Ear
from jinshan_kg.engine.workers.frames import Incoming, Reply


class Run:
    """Takes the reply of a worker as it comes, in the thread of the running loop.

    Attributes:
        is_whole: Whether the reply is there, so that the worker may have the next job.
        error: Why it will never be.
    """

    __slots__ = ("_ear", "_incoming", "_over", "error", "is_whole")

    def __init__(self, incoming: Incoming, ear: Ear, over: Callable[[Run], None]) -> None:
        """Begin to read.

        Args:
            incoming: The reply.
            ear: Tells when some of it has come.
            over: Called as soon as it is whole, or will never be.

        Raises:
            OSError: If the channel is closed.
        """
        self.is_whole = False
        self.error: Exception | None = None
        self._incoming = incoming
        self._over = over
        self._ear = ear
        ear.listen(self._read)

    def reply(self) -> Reply:
        """Return the reply, which is whole; see `Incoming.reply`."""
        return self._incoming.reply()

    def close(self) -> None:
        """Read no further, and let go of a file that has come and that nobody took."""
        if not self.is_whole and self.error is None:
            self._ear.rest()
        self._incoming.close()

    def _read(self) -> None:
        """Take what there is; it may come while nobody waits just now."""
        try:
            self.is_whole = self._incoming.feed()
        except Exception as error:  # memory for the result may be wanting, too
            self.error = error
        if self.is_whole or self.error is not None:
            self._ear.rest()
            self._over(self)
