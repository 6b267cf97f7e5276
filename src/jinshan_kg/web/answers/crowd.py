"""Requests that are alike and come at once: one is worked on, the others wait without a thread.

`flight` lets threads wait for one evaluation, which holds a thread for each who waits. Where an
event loop stands in front of the threads, those who ask the same can wait there instead.
"""

import asyncio
from collections.abc import Hashable
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class Gathering(Generic[T]):
    """A request that is worked on in the body of a `with`, and those who wait for that.

    Attributes:
        waiting: How many wait; another thread may look.
        told: What is told to all of them at the end, if anything.
    """

    __slots__ = ("_crowd", "_key", "_over", "told", "waiting")

    def __init__(self, crowd: "Crowd[T]", key: Hashable | None) -> None:
        """Begin with nobody."""
        self.waiting = 0
        self.told: T | None = None
        self._crowd = crowd
        self._key = key
        self._over: asyncio.Event | None = None  # made for the first who waits

    async def end(self) -> T | None:
        """Wait until the request is done, and return what is told to all, if anything."""
        if self._over is None:
            self._over = asyncio.Event()
        self.waiting += 1
        try:
            await self._over.wait()
        finally:
            self.waiting -= 1
        return self.told

    def __enter__(self) -> Self:
        """Begin to work. Where a request like this is worked on already, nobody waits for this."""
        if self._key is not None:
            self._crowd.gatherings.setdefault(self._key, self)
        return self

    def __exit__(self, *_: object) -> None:
        """Let all who wait go on."""
        gatherings = self._crowd.gatherings
        if self._key is not None and gatherings.get(self._key) is self:
            del gatherings[self._key]
        if self._over is not None:
            self._over.set()


class Crowd(Generic[T]):
    """The requests that are worked on. For use in the thread of one event loop.

    Attributes:
        gatherings: Those that others may wait for, by what they have in common with them.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.gatherings: dict[Hashable, Gathering[T]] = {}

    def around(self, key: Hashable | None) -> Gathering[T] | None:
        """Return a request like this that is worked on; None if there is none.

        Args:
            key: What requests that are alike have in common; None for one that is like no other.
        """
        return None if key is None else self.gatherings.get(key)

    def leading(self, key: Hashable | None) -> Gathering[T]:
        """Return a request to work on, for a `with`.

        Args:
            key: As for `around`.
        """
        return Gathering(self, key)
