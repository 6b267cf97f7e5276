"""Noticing, in the thread of an event loop, that something has come from a worker."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable


class Ear:
    """Calls whoever listens when there is something to read.

    It goes on watching from one job to the next: to begin and end that for each takes uvloop longer
    than to read a reply. For that it has a descriptor of its own, which only the thread of the loop
    closes: any thread may close the worker's, and a loop that watches one which is closed, and then
    has the same number again, fails as a whole.
    """

    __slots__ = ("_channel", "_heard", "_watched")

    def __init__(self, channel: socket.socket) -> None:
        """Take the channel to the worker."""
        self._channel = channel
        self._heard: Callable[[], None] | None = None
        # The loop that watches, and the descriptor, if any; a list, of which one thread gets them.
        self._watched: list[tuple[asyncio.AbstractEventLoop, int]] = []

    def listen(self, heard: Callable[[], None]) -> None:
        """Call a function in the running loop as often as there is something to read.

        Raises:
            OSError: If the channel is closed.
        """
        loop = asyncio.get_running_loop()
        if not self._watched or self._watched[0][0] is not loop:
            self.close()
            descriptor = os.dup(self._channel.fileno())
            loop.add_reader(descriptor, self._hear)
            self._watched.append((loop, descriptor))
        self._heard = heard

    def rest(self) -> None:
        """Call nothing any more."""
        self._heard = None

    def close(self) -> None:
        """End; any thread may have this done."""
        try:
            loop, descriptor = self._watched.pop()
        except IndexError:
            return
        try:
            loop.call_soon_threadsafe(_forget, loop, descriptor)
        except RuntimeError:  # the loop is closed, and watches nothing
            os.close(descriptor)

    def _hear(self) -> None:
        if self._heard is None:  # what has come is for a thread, or the worker has gone
            self.close()
        else:
            self._heard()


def _forget(loop: asyncio.AbstractEventLoop, descriptor: int) -> None:
    loop.remove_reader(descriptor)
    os.close(descriptor)
