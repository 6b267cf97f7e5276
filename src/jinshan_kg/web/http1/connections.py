"""The connections of a server: how many there are, and how long they may idle."""

from __future__ import annotations

import asyncio
from typing import Final

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.connection import Connection
from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.rsgi import Application, beginning
from jinshan_kg.web.replies import Reply

_LOOK: Final = 0.5  # seconds between two looks at each of them
_REFUSED: Final = 64  # that are told so at a time; those beyond are closed without a word


class Connections:
    """Makes the connections, and ends them. Everything here happens in the thread of the loop."""

    def __init__(self, app: Application, limits: Limits) -> None:
        """Take what answers, and the limits."""
        self._app = app
        self._prompt = beginning(app)
        self._limits = limits
        self._open: set[Connection] = set()
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(_LOOK, self._look)

    def new(self) -> Connection:
        """Return a protocol for the loop's server."""
        return Connection(self._app, self._prompt, self._limits, self._add, self._open.discard)

    async def close(self, seconds: float) -> None:
        """End all of them; what is written may take so long to be sent."""
        self._timer.cancel()
        for connection in tuple(self._open):
            connection.close()
        end = self._loop.time() + seconds
        while self._open and self._loop.time() < end:
            await asyncio.sleep(_LOOK / 50)
        for connection in tuple(self._open):
            connection.abort()

    def _add(self, connection: Connection) -> Reply | None:
        most = self._limits.connections
        self._open.add(connection)
        if len(self._open) <= most or self._make_room(connection):
            return None
        if len(self._open) > most + _REFUSED:
            connection.abort()
        return refusals.crowded(most)

    def _make_room(self, new: Connection) -> bool:
        """Close the connection that has waited for a request for longest; say whether one did."""
        waiting = [other for other in self._open if other is not new and other.is_waiting]
        if not waiting:
            return False
        longest = min(waiting, key=lambda other: other.since)
        longest.abort()
        self._open.discard(longest)
        return True

    def _look(self) -> None:
        now = self._loop.time()
        for connection in tuple(self._open):
            connection.look(now)
        self._timer = self._loop.call_later(_LOOK, self._look)
