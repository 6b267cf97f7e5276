"""Notice that a client has left while its request is worked on."""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Self

from jinshan_kg.engine.protocol import LOOK_UP
from jinshan_kg.web.answers.crowd import Gathering
from jinshan_kg.web.http1.rsgi import HTTPProtocol
from jinshan_kg.web.replies import Reply


async def wait_while_there(
    work: asyncio.Future[Any], protocol: HTTPProtocol, left: threading.Event
) -> None:
    """Wait until the work is done; set the event should the client leave before."""
    done, _ = await asyncio.wait([work], timeout=LOOK_UP)
    if done:
        return
    leaving = asyncio.ensure_future(protocol.client_disconnect())
    done, _ = await asyncio.wait([work, leaving], return_when=asyncio.FIRST_COMPLETED)
    if work in done:
        leaving.cancel()
    else:
        left.set()
        await asyncio.wait([work])


class Departure:
    """Notices that a client leaves, once it is worth looking; for a `with` in the loop."""

    __slots__ = ("_leaving", "_left", "_protocol")

    def __init__(self, protocol: HTTPProtocol) -> None:
        """Take the request."""
        self._protocol = protocol
        self._leaving: asyncio.Future[None] | None = None
        self._left = False

    def look_out(self) -> None:
        """Begin to look; once is enough."""
        if self._leaving is None:
            self._leaving = asyncio.ensure_future(self._protocol.client_disconnect())
            self._leaving.add_done_callback(self._note)

    def has_left(self) -> bool:
        """Tell whether the client has left, as far as is known."""
        return self._left

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Look no longer."""
        if self._leaving is not None and not self._leaving.done():
            self._leaving.cancel()

    def _note(self, leaving: asyncio.Future[None]) -> None:
        self._left = not leaving.cancelled()


class Abandoned:
    """Tells the application whether to give up: the client has left, and nobody else waits.

    Attributes:
        told: Whether it has told that, so that the reply is none for those who came since.
    """

    def __init__(self, left: threading.Event, gathering: Gathering[Reply]) -> None:
        """Take what is set when the client leaves, and those who may still wait."""
        self.told = False
        self._left = left
        self._gathering = gathering

    def __call__(self) -> bool:
        """Tell."""
        self.told = self.told or (self._left.is_set() and not self._gathering.waiting)
        return self.told
