"""The short way: queries of programs, answered in the thread of the event loop.

A query that takes a worker a third of a millisecond would spend a multiple of that on changes of
thread and in Flask. So the loop itself plans it, hands it to a worker, and goes on until the worker
has answered. What takes the loop itself long goes the long way: pages, errors, long texts.
"""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial
from typing import TYPE_CHECKING, Final

from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.protocol import Answer, Terms
from jinshan_kg.web.answers.responder import Prepared, Responder
from jinshan_kg.web.direct import FAILED, planned, whole_headers
from jinshan_kg.web.endpoint import PATHS, Endpoint, Plan
from jinshan_kg.web.gateway.giving import Client, Giver
from jinshan_kg.web.replies import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_LONGEST: Final = 8_192  # bytes of query string and body: what is longer takes the loop too long


class Lane:
    """Answers over one dataset. Everything here happens in the thread of one loop."""

    def __init__(self, endpoint: Endpoint, responder: Responder, backend: PooledBackend) -> None:
        """Take what plans, what keeps and sends answers, and what evaluates."""
        self._endpoint = endpoint
        self._giver = Giver(responder)
        self._backend = backend

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

    def headers(self, prepared: Prepared) -> Headers:
        """Return all the header fields of one of its answers, and note its route."""
        return whole_headers(prepared)

    def _answer(self, plan: Plan, environ: WSGIEnvironment, client: Client) -> Awaitable[Prepared]:
        assert plan.choice.format is not None
        question = self._endpoint.question(plan, plan.choice.format.name)
        # Who has little time must not make those fail who have more.
        terms = plan.asked.timeout
        return self._giver.give(question, environ, client, partial(self._run, plan), terms)

    def _run(self, plan: Plan, client: Client) -> Awaitable[Answer]:
        assert plan.choice.format is not None
        return self._backend.query_in_loop(
            plan.asked.text,
            dataset=plan.dataset,
            result_format=plan.choice.format,
            terms=Terms(plan.asked.timeout, client.has_left),
            look_out=client.look_out,
        )
