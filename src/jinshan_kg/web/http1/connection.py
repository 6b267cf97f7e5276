"""One connection: its requests are answered one after the other, or given up in time."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, Final, cast

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.exchange import Exchange
from jinshan_kg.web.http1.head import response_head
from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.reader import Reader
from jinshan_kg.web.http1.request import Ends, Head
from jinshan_kg.web.http1.rsgi import Application, Begin, ClosedError
from jinshan_kg.web.replies import Reply

_EARLY: Final = 1 << 16  # bytes of further requests that may wait while one is answered
_JOINED: Final = 1 << 16  # bytes of a body that are sent with its head as one piece
_RESET: Final = struct.pack("ii", True, 0)  # SO_LINGER: to close is to reset
_LOG: Final = logging.getLogger(__name__)


class Connection(asyncio.Protocol):
    """A connection. Everything here happens in the thread of the loop.

    Attributes:
        since: Since when the client is waited for, on the clock of the loop.
    """

    def __init__(
        self,
        app: Application,
        prompt: Begin,
        limits: Limits,
        made: Callable[[Connection], Reply | None],
        lost: Callable[[Connection], None],
    ) -> None:
        """Take what answers.

        Args:
            app: Answers the requests.
            prompt: Answers those that have come to their end (`rsgi.beginning`).
            limits: How large they may be, and how long they may take.
            made: Called once there is a client; it returns what to refuse it with, if at all.
            lost: Called at the end.
        """
        self._app = app
        self._prompt = prompt
        self._limits = limits
        self._made = made
        self._lost = lost
        self._loop = asyncio.get_running_loop()
        self._reading: Exchange | None = None  # whose request is being read
        self._new: Exchange | None = None  # that is to be answered, once what has come is read
        self._current: Exchange | None = None  # which is being answered
        self._next: deque[Exchange | Reply] = deque()  # that have come meanwhile
        self._early = bytearray()  # what has come after those
        self._task: asyncio.Task[None] | None = None  # that answers
        self._left = asyncio.Event()  # set when the client sends no more, and waits for nothing
        self._room = asyncio.Event()  # set while there is room for more to be sent
        self._room.set()
        self._is_held = False
        self._is_lingering = False
        self._has_ended = False  # what the client sends
        self._unsent = 0
        self._moved = 0.0  # when the client last took some of that
        self.since = self._loop.time()

    # From the loop.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        ends = Ends(*(_address(transport.get_extra_info(end)) for end in ("sockname", "peername")))
        self._reader = Reader(self, ends, self._limits)
        refusal = self._made(self)
        if refusal is not None:
            self._refuse(refusal)

    def data_received(self, data: bytes) -> None:
        """Take what has come."""
        if self._is_lingering or self._reader.is_over:
            return
        if self._reading is None and (self._current is not None or not self._room.is_set()):
            self._early += data
            if len(self._early) > _EARLY:
                self.hold(True)
        else:
            self._reader.feed(data)
            self._start()

    def eof_received(self) -> bool:
        """Take note that no more comes; what was asked may still be answered."""
        self._has_ended = True
        if self._reading is not None:
            self._reading.break_off()
        if self._current is None and not self._next and not self._early:
            return False  # which closes the connection
        if self._current is not None and self._current.is_read:  # most who do that have left
            self._left.set()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._has_ended = True
        if self._reading is not None:
            self._reading.break_off()
        self._next.clear()
        self._left.set()
        self._room.set()
        self._lost(self)

    def pause_writing(self) -> None:
        """Take note that the client reads more slowly than is written."""
        self._room.clear()

    def resume_writing(self) -> None:
        """Take note that there is room again."""
        self._room.set()
        if self._current is None and not self._is_lingering and not self._transport.is_closing():
            self._go_on()
            self._start()

    # From the reader.

    def request_begins(self, head: Head) -> None:
        """Answer a request, or have it wait for its turn."""
        exchange = self._reading = Exchange(head, self)
        self._take(exchange)

    def request_part(self, part: bytes) -> None:
        """Take a part of its body."""
        assert self._reading is not None
        self._reading.feed(part)

    def request_ends(self, *, keeps: bool) -> None:
        """Take note that the request is there."""
        assert self._reading is not None
        self._reading.end(keeps=keeps)
        self._reading = None

    def request_fails(self, refusal: Reply) -> None:
        """Refuse what has come, once what came before it is answered."""
        if self._reading is not None:
            self._reading.fail(refusal)
        else:
            self._take(refusal)

    # From those who keep the connections.

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for a request, and nothing else, so that it may be closed."""
        is_idle = self._current is None and not self._is_lingering and self._room.is_set()
        return is_idle and not self._transport.get_write_buffer_size()

    def look(self, now: float) -> None:
        """Give up a client that has not done its part in time."""
        limits = self._limits
        unsent = self._transport.get_write_buffer_size()
        if self._is_lingering and unsent:
            self.since = now  # the client has still something to read
        elif self._is_lingering and now - self.since > limits.linger_seconds:
            self._transport.abort()
        elif self.is_waiting and now - self.since > limits.head_seconds:
            self._transport.close()
        if not unsent or unsent != self._unsent:
            self._unsent, self._moved = unsent, now
        elif now - self._moved > limits.stalled_seconds:
            self._transport.abort()

    def close(self) -> None:
        """End, once what is written has been sent."""
        self._transport.close()

    def abort(self) -> None:
        """End at once."""
        self._transport.abort()

    # From the exchange.

    def write(self, *parts: bytes) -> None:
        """Send some bytes; to a client that has left none are sent."""
        if self._transport.is_closing():
            return
        if sum(map(len, parts)) <= _JOINED:
            self._transport.write(b"".join(parts))
        else:
            self._transport.writelines(parts)

    async def drain(self) -> None:
        """Wait until there is room for more to be written.

        Raises:
            ClosedError: If the client has left.
        """
        if not self._room.is_set():
            await self._room.wait()
        if self._left.is_set() or self._transport.is_closing():
            raise ClosedError

    async def lost(self) -> None:
        """Wait for the client to leave."""
        await self._left.wait()

    def hold(self, held: bool) -> None:
        """Read nothing for now, or go on."""
        if held is not self._is_held and not self._transport.is_closing():
            self._is_held = held
            if held:
                self._transport.pause_reading()
            else:
                self._transport.resume_reading()

    def _take(self, next_one: Exchange | Reply) -> None:
        if self._current is None and not self._next and self._room.is_set():
            self._begin(next_one)
        else:
            self._next.append(next_one)

    def _begin(self, next_one: Exchange | Reply) -> None:
        if isinstance(next_one, Reply):
            self._refuse(next_one)
        else:
            self._current = self._new = next_one

    def _start(self) -> None:
        """Answer what is new, and what can be answered at once after that."""
        while self._new is not None:
            exchange, self._new = self._new, None
            answer = self._prompt if exchange.is_read else self._app.__rsgi__
            try:
                rest = answer(exchange.head, exchange)
            except Exception:
                self._note_failure(exchange)
                self._end(exchange, has_failed=True)
            else:
                if rest is None:
                    self._end(exchange)
                else:
                    self._task = self._loop.create_task(self._answer(exchange, rest))

    async def _answer(self, exchange: Exchange, rest: Coroutine[Any, Any, None]) -> None:
        has_failed = False
        try:
            await rest
        except asyncio.CancelledError:
            self._transport.abort()
            raise
        except Exception:
            has_failed = True
            self._note_failure(exchange)
        self._end(exchange, has_failed=has_failed)
        self._start()

    def _note_failure(self, exchange: Exchange) -> None:
        _LOG.exception("An error that the application did not answer.")
        exchange.fail_now(refusals.failed())

    def _end(self, exchange: Exchange, *, has_failed: bool = False) -> None:
        """Go on after an exchange, or end the connection with it."""
        self._current = self._task = None
        if self._transport.is_closing():
            return
        if not exchange.finish(has_failed=has_failed):
            self._reset()  # so that nobody takes it for whole
        elif exchange.keeps:
            self._go_on()
        elif exchange.is_read and self._reader.is_over:
            self._transport.close()  # the client knows that this was the last
        else:
            self._linger()

    def _go_on(self) -> None:
        """Begin what comes next, or wait for it."""
        if not self._room.is_set():
            return  # until there is
        self.since = self._loop.time()
        if self._next:
            self._begin(self._next.popleft())
        else:
            self.hold(False)  # also where a body has come that nobody has read
            if self._early:
                data = bytes(self._early)
                self._early.clear()
                self._reader.feed(data)
                if self._has_ended and self._reading is not None:
                    self._reading.break_off()
        if self._has_ended and self._current is None:
            self._transport.close()

    def _refuse(self, refusal: Reply) -> None:
        length = f"content-length: {len(refusal.body)}\r\n"
        head = response_head(refusal.status, refusal.headers, length, "connection: close\r\n")
        self.write(head, refusal.body)
        self._linger()

    def _reset(self) -> None:
        """End at once, so that the client sees an error, not an end."""
        stream: socket.socket = self._transport.get_extra_info("socket")
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._transport.abort()

    def _linger(self) -> None:
        """Send nothing more, and read for a while what nobody is interested in.

        A connection that is closed with something unread is reset, and the client may lose the
        answer with it (RFC 9112, section 9.6).
        """
        self._is_lingering = True
        self._next.clear()
        self._early.clear()
        self.since = self._loop.time()
        if self._has_ended or not self._transport.can_write_eof():
            self._transport.close()
        else:
            self._transport.write_eof()
            self.hold(False)


def _address(address: tuple[str, int] | tuple[str, int, int, int] | None) -> str:
    return f"{address[0]}:{address[1]}" if address else ":0"
