"""Who gets a worker next: whoever has waited longest, whether a thread or an event loop waits."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Ticket(Generic[T]):
    """The place of one who waits; a thread waits for it with `wait`.

    Attributes:
        given: What came, once it has.
    """

    __slots__ = ("_come", "given")

    def __init__(self) -> None:
        """Begin to wait."""
        self.given: T | None = None
        self._come = threading.Event()

    def tell(self) -> None:
        """Tell whoever waits that something has come; called by any thread."""
        self._come.set()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most, and say whether it has come."""
        return self._come.wait(seconds)


class LoopTicket(Ticket[T]):
    """The place of one who waits in an event loop, and whose turn begins there by a call."""

    __slots__ = ("_begin", "_loop", "_thread")

    def __init__(self, loop: asyncio.AbstractEventLoop, begin: Callable[[T], None]) -> None:
        """Begin to wait; for the thread of the loop.

        Args:
            loop: The loop.
            begin: Called in its thread with what has come.
        """
        self.given = None  # and no event, which takes its time to make: no thread waits for this
        self._loop = loop
        self._thread = threading.get_ident()
        self._begin: Callable[[T], None] | None = begin

    def tell(self) -> None:
        """Have the turn begin: at once if this is the thread of the loop."""
        if threading.get_ident() == self._thread:
            self._begin_now()
        else:
            self._loop.call_soon_threadsafe(self._begin_now)

    def close(self) -> None:
        """Have no turn begin any more, whatever comes; for the thread of the loop."""
        self._begin = None

    def _begin_now(self) -> None:
        if self._begin is not None and self.given is not None:
            self._begin(self.given)


class Shelf(Generic[T]):
    """Things that are taken one at a time and put back, and the queue for them.

    Several threads may use it at once.
    """

    def __init__(self, things: list[T], most_waiting: int) -> None:
        """Take the things, and how many may wait."""
        self._idle = things
        self._queue: deque[Ticket[T]] = deque()
        self._most = most_waiting
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._queue)

    @property
    def idle(self) -> tuple[T, ...]:
        """What nobody has taken."""
        with self._lock:
            return tuple(self._idle)

    def take(self, ticket: Callable[[], Ticket[T]]) -> T | Ticket[T] | None:
        """Return a thing; or, where none is idle, a place in the queue; None if that is full.

        Args:
            ticket: Makes a place.
        """
        with self._lock:
            if self._idle:
                return self._idle.pop()  # the one that was used last is warm
            if len(self._queue) >= self._most:
                return None
            place = ticket()
            self._queue.append(place)
            return place

    def leave(self, ticket: Ticket[T]) -> T | None:
        """Give a place up; return what has come for it nevertheless, which is to be put back."""
        with self._lock:
            if ticket.given is None:
                self._queue.remove(ticket)
            return ticket.given

    def put(self, thing: T) -> None:
        """Give a thing to whoever has waited longest, or keep it."""
        with self._lock:
            if not self._queue:
                self._idle.append(thing)
                return
            first = self._queue.popleft()
            first.given = thing
        first.tell()

    def replace_all(self, things: list[T]) -> None:
        """Forget the idle things, and give these out instead."""
        with self._lock:
            self._idle = []
        for thing in things:
            self.put(thing)
