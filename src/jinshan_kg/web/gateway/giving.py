"""Giving answers in the thread of an event loop: kept ones, others' ones, or new ones."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from jinshan_kg.engine.protocol import Answer
from jinshan_kg.web.answers.encoding import Encoding
from jinshan_kg.web.answers.large import LargeAnswer
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.responder import Asking, Prepared, Responder
from jinshan_kg.web.answers.service import Given
from jinshan_kg.web.answers.whole import WholeAnswer
from jinshan_kg.web.gateway.sharing import Shared
from jinshan_kg.web.replies import Headers
from jinshan_kg.web.telemetry.record import CacheUse

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_SMALL: Final = 1 << 16  # bytes up to which an answer is compressed, and kept, at once
_PAUSE: Final = 0.002  # seconds until room is made for a larger one,
_AT_A_TIME: Final = 50  # answers at a time: that takes some 0.2 ms


class Client(NamedTuple):
    """Who waits for an answer.

    Attributes:
        has_left: Tells whether nobody waits any longer.
        look_out: Begins to look whether it leaves.
    """

    has_left: Callable[[], bool]
    look_out: Callable[[], None]


class ShortWay(Protocol):
    """Something that answers some requests in the thread of the loop."""

    def takes(self, environ: WSGIEnvironment) -> bool:
        """Say whether it answers a request."""
        ...

    async def answer(self, environ: WSGIEnvironment, client: Client) -> Prepared | None:
        """Return the answer to a request that it takes; None if the application is to answer.

        Args:
            environ: The WSGI environment of the request. What is known already is left there, so
                that nothing is done twice.
            client: Who waits.
        """
        ...

    def headers(self, prepared: Prepared) -> Headers:
        """Return all the header fields of one of its answers, and note its route."""
        ...


class Giver:
    """Gives answers over one dataset. Everything here happens in the thread of one loop."""

    def __init__(self, responder: Responder) -> None:
        """Take what keeps and sends answers."""
        self._responder = responder
        self._shared = Shared[WholeAnswer | LargeAnswer]()

    async def give(
        self,
        question: Question,
        environ: WSGIEnvironment,
        client: Client,
        evaluate: Callable[[Client], Awaitable[Answer]],
        terms: Hashable = None,
    ) -> Prepared:
        """Return the answer to a question, evaluated only if need be; see `Responder.prepare`.

        Args:
            question: What is asked.
            environ: The WSGI environment of the request.
            client: Who waits.
            evaluate: Evaluates it, for a client that has left only once nobody else waits either.
            terms: Those who ask on other terms do not share an evaluation.

        Raises:
            SparqlError: If there is no answer.
        """
        asking = self._responder.begin(question, environ)
        if isinstance(asking, Prepared):
            return asking
        key, media_type = asking.key, question.media_type
        answers = self._responder.answers
        kept = answers.kept(key)
        if kept is not None:
            return await self._finish(asking, Given(kept, CacheUse.HIT), environ)

        async def evaluated(waited_for: Callable[[], bool]) -> WholeAnswer | LargeAnswer:
            own = Client(lambda: client.has_left() and not waited_for(), client.look_out)
            return answers.keep(key, media_type, await evaluate(own), self._put)

        if key is None:
            given = Given(await evaluated(lambda: False), CacheUse.NONE)
        else:
            answer, is_shared = await self._shared.get((key, terms), evaluated, client)
            given = Given(answer, CacheUse.SHARED if is_shared else CacheUse.MISS)
        return await self._finish(asking, given, environ)

    def _put(self, answer: WholeAnswer) -> None:
        """Keep an answer. A thousand may have to make room for a large one, while it is sent."""
        store = self._responder.answers.store
        if len(answer.body) <= _SMALL:
            store.put(answer)
        elif store.put_soon(answer):
            self._make_room_later()

    def _make_room_later(self) -> None:
        asyncio.get_running_loop().call_later(_PAUSE, self._make_room)

    def _make_room(self) -> None:
        if not self._responder.answers.store.make_room(_AT_A_TIME):
            self._make_room_later()

    async def _finish(self, asking: Asking, given: Given, environ: WSGIEnvironment) -> Prepared:
        answer = given.answer
        if isinstance(answer, WholeAnswer) and len(answer.body) > _SMALL:
            encoding = asking.accepted.for_body(len(answer.body), answer.content_type)
            if encoding is not Encoding.IDENTITY and answer.at_hand(encoding) is None:
                finish = self._responder.finish
                return await asyncio.to_thread(finish, asking, given, environ)
        return self._responder.finish(asking, given, environ)
