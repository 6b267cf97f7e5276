"""The short way: queries of programs, answered in the thread of the event loop.

A query that takes a worker a third of a millisecond would spend a multiple of that on changes of
thread and in Flask. So the loop itself plans it, hands it to a worker, and goes on until the worker
has answered. What takes the loop itself long goes the long way: pages, errors, long texts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.protocol import Answer, Terms
from jinshan_kg.web.answers.encoding import Encoding
from jinshan_kg.web.answers.large import LargeAnswer
from jinshan_kg.web.answers.responder import Asking, Prepared, Responder
from jinshan_kg.web.answers.service import Given
from jinshan_kg.web.answers.whole import WholeAnswer
from jinshan_kg.web.direct import FAILED, planned
from jinshan_kg.web.endpoint import PATHS, Endpoint, Plan
from jinshan_kg.web.gateway.sharing import Shared
from jinshan_kg.web.telemetry.record import CacheUse

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_LONGEST: Final = 8_192  # bytes of query string and body: what is longer takes the loop too long
_SMALL: Final = 1 << 16  # bytes that are compressed in the loop


@dataclass(frozen=True)
class Client:
    """Who waits for an answer.

    Attributes:
        has_left: Tells whether nobody waits any longer.
        look_out: Begins to look whether it leaves.
    """

    has_left: Callable[[], bool]
    look_out: Callable[[], None]


class Lane:
    """Answers over one dataset. Everything here happens in the thread of one loop."""

    def __init__(self, endpoint: Endpoint, responder: Responder, backend: PooledBackend) -> None:
        """Take what plans, what keeps and sends answers, and what evaluates."""
        self._endpoint = endpoint
        self._responder = responder
        self._backend = backend
        self._shared = Shared[WholeAnswer | LargeAnswer]()

    def takes(self, environ: WSGIEnvironment) -> bool:
        """Say whether a request may go the short way."""
        if environ["PATH_INFO"] not in PATHS or "HTTP_CONTENT_ENCODING" in environ:
            return False
        if len(environ["QUERY_STRING"]) + int(environ.get("CONTENT_LENGTH") or 0) > _LONGEST:
            return False
        method = environ["REQUEST_METHOD"]
        return method in ("GET", "HEAD") or (method == "POST" and "CONTENT_LENGTH" in environ)

    async def answer(self, environ: WSGIEnvironment, client: Client) -> Prepared | None:
        """Return the answer to a request; None if the application is to answer.

        Args:
            environ: The WSGI environment of the request. What is known already is left there, so
                that nothing is done twice.
            client: Who waits.
        """
        try:
            plan = planned(self._endpoint, environ)
            return None if plan is None else await self._answer(plan, environ, client)
        except Exception as error:  # the application tells of it, in the form that fits
            environ[FAILED] = error
            return None

    async def _answer(self, plan: Plan, environ: WSGIEnvironment, client: Client) -> Prepared:
        assert plan.choice.format is not None
        question = self._endpoint.question(plan, plan.choice.format.name)
        asking = self._responder.begin(question, environ)
        if isinstance(asking, Prepared):
            return asking
        given = await self._given(asking.key, plan, question.media_type, client)
        return await self._finish(asking, given, environ)

    async def _given(self, key: str | None, plan: Plan, media_type: str, client: Client) -> Given:
        answers = self._responder.answers
        kept = answers.kept(key)
        if kept is not None:
            return Given(kept, CacheUse.HIT)

        async def evaluate(waited_for: Callable[[], bool]) -> WholeAnswer | LargeAnswer:
            own = Client(lambda: client.has_left() and not waited_for(), client.look_out)
            return answers.keep(key, media_type, await self._run(plan, own))

        if key is None:
            return Given(await evaluate(lambda: False), CacheUse.NONE)
        # Who has little time must not make those fail who have more.
        answer, is_shared = await self._shared.get((key, plan.asked.timeout), evaluate, client)
        return Given(answer, CacheUse.SHARED if is_shared else CacheUse.MISS)

    async def _run(self, plan: Plan, client: Client) -> Answer:
        assert plan.choice.format is not None
        return await self._backend.query_in_loop(
            plan.asked.text,
            dataset=plan.dataset,
            result_format=plan.choice.format,
            terms=Terms(plan.asked.timeout, client.has_left),
            look_out=client.look_out,
        )

    async def _finish(self, asking: Asking, given: Given, environ: WSGIEnvironment) -> Prepared:
        answer = given.answer
        if isinstance(answer, WholeAnswer) and len(answer.body) > _SMALL:
            encoding = asking.accepted.for_body(len(answer.body), answer.content_type)
            if encoding is not Encoding.IDENTITY and answer.at_hand(encoding) is None:
                finish = self._responder.finish
                return await asyncio.to_thread(finish, asking, given, environ)
        return self._responder.finish(asking, given, environ)
