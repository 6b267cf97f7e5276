"""Notice that a client has left while its request is worked on."""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Final

from granian.rsgi import HTTPProtocol  # type: ignore[attr-defined]

from jinshan_kg.web.answers.crowd import Gathering
from jinshan_kg.web.gateway.replies import Reply

_LOOK_OUT: Final = 0.2  # seconds after which it is worth asking whether the client has left


async def wait_while_there(
    work: asyncio.Future[Any], protocol: HTTPProtocol, left: threading.Event
) -> None:
    """Wait until the work is done; set the event should the client leave before."""
    done, _ = await asyncio.wait([work], timeout=_LOOK_OUT)
    if done:
        return
    leaving = asyncio.ensure_future(protocol.client_disconnect())
    done, _ = await asyncio.wait([work, leaving], return_when=asyncio.FIRST_COMPLETED)
    if work in done:
        leaving.cancel()
    else:
        left.set()
        await asyncio.wait([work])


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
