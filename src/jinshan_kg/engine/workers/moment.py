"""Something that happens once, for which one task of an event loop waits."""

import asyncio


class Moment:
    """It comes once; everything about it is done in the thread of the running loop.

    `asyncio.Event` has no wait that ends after a time, but for `asyncio.wait_for` around it, which
    takes as long as handing a small query to a worker.

    Attributes:
        has_come: Whether it has.
    """

    __slots__ = ("_loop", "_waiter", "has_come")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take the loop."""
        self._loop = loop
        self._waiter: asyncio.Future[None] | None = None
        self.has_come = False

    def come(self) -> None:
        """Have it happen."""
        self.has_come = True
        self._wake()

    async def wait(self, seconds: float) -> bool:
        """Wait so long at most, and say whether it has come."""
        if not self.has_come:
            self._waiter = self._loop.create_future()
            timer = self._loop.call_later(seconds, self._wake)
            try:
                await self._waiter
            finally:
                timer.cancel()
        return self.has_come

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
