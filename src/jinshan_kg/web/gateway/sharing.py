"""Single flight in an event loop: those who ask the same at once get one evaluation's answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, Protocol, TypeVar

from jinshan_kg.engine.protocol import LOOK_UP
from jinshan_kg.engine.workers.outcomes import AbandonedError
from jinshan_kg.web.answers.flight import without_traceback

T = TypeVar("T")


class Waiting(Protocol):
    """Somebody who waits for an answer."""

    @property
    def has_left(self) -> Callable[[], bool]:
        """What tells whether nobody waits any longer."""
        ...

    @property
    def look_out(self) -> Callable[[], None]:
        """What begins to look whether the client leaves."""
        ...


class _Flight(Generic[T]):
    """One evaluation, and those who wait for it.

    Attributes:
        waiting: How many wait.
        landed: Done when it is over: with the answer, or None where it was given up.
    """

    def __init__(self) -> None:
        self.waiting = 0
        self.landed: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()

    async def follow(self, client: Waiting) -> T | None:
        """Return the answer; None if whoever evaluated gave up.

        Raises:
            AbandonedError: If this client has left.
            Exception: What the evaluation raised.
        """
        self.waiting += 1
        try:
            while not self.landed.done():
                await asyncio.wait([self.landed], timeout=LOOK_UP)
                if not self.landed.done():
                    client.look_out()
                    if client.has_left():
                        raise AbandonedError
        finally:
            self.waiting -= 1
        error = self.landed.exception()
        if isinstance(error, Exception):
            raise without_traceback(error)  # it would gather the tracebacks of all who raise it
        return self.landed.result()


class Shared(Generic[T]):
    """Evaluates each thing that is asked for once at a time. For use in the thread of one loop."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._flights: dict[Hashable, _Flight[T]] = {}

    async def get(
        self,
        name: Hashable,
        evaluate: Callable[[Callable[[], bool]], Awaitable[T]],
        client: Waiting,
    ) -> tuple[T, bool]:
        """Return an answer, and whether somebody else's evaluation gave it.

        The first who asks evaluates. Should its client leave it goes on as long as somebody
        waits; should it give up nevertheless, one of those who wait takes over.

        Args:
            name: What is asked for.
            evaluate: Evaluates it; it is told what tells whether somebody waits for it.
            client: Who waits.

        Raises:
            AbandonedError: If this client has left.
            Exception: What `evaluate` raises; all who wait get it.
        """
        while True:
            flight = self._flights.get(name)
            if flight is None:
                return await self._lead(name, evaluate), False
            answer = await flight.follow(client)
            if answer is not None:
                return answer, True

    async def _lead(
        self, name: Hashable, evaluate: Callable[[Callable[[], bool]], Awaitable[T]]
    ) -> T:
        flight = self._flights[name] = _Flight[T]()
        try:
            answer = await evaluate(lambda: flight.waiting > 0)
        except AbandonedError:
            flight.landed.set_result(None)
            raise
        except BaseException as error:
            if flight.waiting and isinstance(error, Exception):
                flight.landed.set_exception(without_traceback(error))
                flight.landed.exception()  # looked at, even should all who wait leave just now
            else:
                flight.landed.set_result(None)
            raise
        else:
            flight.landed.set_result(answer)
            return answer
        finally:
            del self._flights[name]
