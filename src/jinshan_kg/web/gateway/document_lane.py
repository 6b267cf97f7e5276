"""The short way to documents: `/id/….ttl` and the like, answered in the thread of the event loop.

The first page of the document about a thing that occurs is one job of a worker. Whatever else an
address with a suffix may mean, the application finds out.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.protocol import Answer, Terms
from jinshan_kg.publish.resource.job import DocumentJob, Reading, read_document
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.responder import Prepared, Responder
from jinshan_kg.web.direct import FAILED, with_length
from jinshan_kg.web.gateway.giving import Client, Giver
from jinshan_kg.web.headers import ALWAYS
from jinshan_kg.web.replies import Headers
from jinshan_kg.web.resources.address import THINGS
from jinshan_kg.web.resources.counts import PageCounts
from jinshan_kg.web.resources.headers import links_of_document
from jinshan_kg.web.resources.offers import OFFERS, Offer
from jinshan_kg.web.telemetry.record import current

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_OFFERS: Final = {offer.suffix: offer for offer in OFFERS if offer.format is not None}
# Paths that are the end of one IRI as they stand: what is percent-encoded may mean two.
_PATH: Final = re.compile(
    rf"/(?P<root>{'|'.join((*THINGS, 'source'))})(?:/[A-Za-z0-9_.~:@!$&'()*+,;=-]+)+"
    rf"\.(?P<suffix>{'|'.join(_OFFERS)})"
)
_NAME: Final = "(name)"
_LONGEST: Final = 2_000  # characters of a path


class _UnknownError(Exception):
    """The thing does not occur in the dataset."""


class DocumentLane:
    """Answers over one dataset. Everything here happens in the thread of one loop."""

    def __init__(
        self, responder: Responder, backend: PooledBackend, reading: Reading, counts: PageCounts
    ) -> None:
        """Take what keeps and sends answers, and what describes things.

        Args:
            responder: Keeps and sends answers.
            backend: Does the jobs.
            reading: How to read the dataset.
            counts: Remembers how many pages the descriptions have.
        """
        self._responder = responder
        self._giver = Giver(responder)
        self._backend = backend
        self._reading = reading
        self._counts = counts
        self._patterns: dict[tuple[str, str], str] = {}

    def takes(self, environ: WSGIEnvironment) -> bool:
        """Say whether a request may go the short way."""
        path = environ["PATH_INFO"]
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and not environ["QUERY_STRING"]
            and len(path) <= _LONGEST
            and _PATH.fullmatch(path) is not None
        )

    async def answer(self, environ: WSGIEnvironment, client: Client) -> Prepared | None:
        """Return the answer to a request; None if the application is to answer.

        Args:
            environ: The WSGI environment of the request. An error is left there.
            client: Who waits.
        """
        stem, _, suffix = environ["PATH_INFO"].rpartition(".")
        iri, offer = self._reading.base + stem[1:], _OFFERS[suffix]
        question = Question.of_page(environ["PATH_INFO"], "", offer.media_type)
        if not self._can_tell(iri, question, environ):
            return None
        current().route = f"/{stem[1:].partition('/')[0]}/<path:rest>"
        try:
            run = partial(self._run, iri, offer)
            prepared = await self._giver.give(question, environ, client, run)
        except _UnknownError:
            return None
        except Exception as error:  # the application tells of it, in the form that fits
            environ[FAILED] = error
            return None
        last = self._counts.seen(iri)
        if last is None:
            return None  # others were asked for meanwhile, very many of them
        link = ("Link", self._links(iri, offer, last))
        return Prepared(prepared.status, [*prepared.headers, link], prepared.body)

    def headers(self, prepared: Prepared) -> Headers:
        """Return all the header fields of one of its answers."""
        return with_length(prepared, ALWAYS)

    def _can_tell(self, iri: str, question: Question, environ: WSGIEnvironment) -> bool:
        """Say whether it is known how many pages there are, or will be known with the answer."""
        if self._counts.seen(iri) is not None:
            return True
        answers = self._responder.answers
        return "HTTP_IF_NONE_MATCH" not in environ and not answers.kept(answers.key_of(question))

    def _links(self, iri: str, offer: Offer, last: int) -> str:
        """Return the Link field of a document."""
        base = self._reading.base
        if last > 1:
            return links_of_document(iri, offer, base, 1, last)
        # But for the name they are those of another thing of its kind: no name here is quoted.
        kind = iri[: iri.find("/", len(base)) + 1]
        pattern = self._patterns.get((kind, offer.suffix))
        if pattern is None:
            pattern = self._patterns[kind, offer.suffix] = links_of_document(
                kind + _NAME, offer, base, 1
            )
        return pattern.replace(_NAME, iri[len(kind) :])

    async def _run(self, iri: str, offer: Offer, client: Client) -> Answer:
        assert offer.format is not None
        job = DocumentJob(iri, offer.format, self._reading)
        terms = Terms(abandoned=client.has_left)
        document = read_document(await self._backend.run_in_loop(job, terms, client.look_out))
        if document is None:
            raise _UnknownError
        self._counts.note(iri, document.last)
        return Answer(document.body)
