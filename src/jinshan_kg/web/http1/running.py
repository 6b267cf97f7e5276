"""Answering on a socket, until it is enough."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from importlib.util import find_spec

from jinshan_kg.web.http1.connections import Connections
from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.rsgi import Application


class Running:
    """A server in the thread that calls `run`; another may stop it."""

    def __init__(self, app: Application, listener: socket.socket, limits: Limits) -> None:
        """Take what answers, and where.

        Args:
            app: Answers the requests.
            listener: Listens already.
            limits: The limits of the connections.
        """
        self._app = app
        self._listener = listener
        self._limits = limits
        self._loop = _new_loop()
        self._stopped = self._loop.create_future()

    def run(self, ready: Callable[[], None]) -> None:
        """Answer, and return once stopped.

        Args:
            ready: Called as soon as requests are answered.
        """
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._run(ready))

    def stop(self, seconds: float) -> None:
        """Have `run` return; called by another thread.

        Args:
            seconds: How long what is written may take to be sent.
        """
        self._loop.call_soon_threadsafe(self._stopped.set_result, seconds)

    async def _run(self, ready: Callable[[], None]) -> None:
        self._app.__rsgi_init__(self._loop)
        connections = Connections(self._app, self._limits)
        server = await self._loop.create_server(connections.new, sock=self._listener)
        ready()
        seconds: float = await self._stopped
        server.close()
        await connections.close(seconds)


def _new_loop() -> asyncio.AbstractEventLoop:
    """Return a loop: uvloop's, which is quicker, where it is installed."""
    if find_spec("uvloop"):
        import uvloop

        return uvloop.new_event_loop()
    return asyncio.new_event_loop()
