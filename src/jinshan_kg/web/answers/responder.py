"""From an answer to a response: entity tag, condition, content coding, freshness."""

from collections.abc import Mapping
from http import HTTPMethod, HTTPStatus
from typing import Any, Final, NamedTuple

from flask import Response, request

from jinshan_kg.engine.protocol import NO_TERMS, Terms
from jinshan_kg.web.answers.conditional import known_tag, matches_any
from jinshan_kg.web.answers.encoding import Accepted, Encoding, negotiate_encoding
from jinshan_kg.web.answers.large import FileBody, LargeAnswer
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.sent import SENT, Sent
from jinshan_kg.web.answers.service import Answers, Evaluate, Given
from jinshan_kg.web.answers.whole import WholeAnswer
from jinshan_kg.web.replies import Headers
from jinshan_kg.web.telemetry.record import CacheUse, current

_VARY: Final = ("Vary", "Accept, Accept-Encoding")
_SAFE: Final = (HTTPMethod.GET, HTTPMethod.HEAD, "QUERY")  # methods with which a 304 makes sense


class Prepared(NamedTuple):
    """An answer, ready to be sent.

    Attributes:
        status: 200 or 304.
        headers: Its header fields; without a Content-Length where the body is bytes.
        body: Its body: bytes, or a file where it is large.
    """

    status: int
    headers: Headers
    body: bytes | FileBody


class Asking(NamedTuple):
    """What a request wants besides its question.

    Attributes:
        key: Which answer it asks for; None if the answer is not to be kept.
        accepted: The content codings that the client takes.
        condition: Its If-None-Match, where that makes sense.
    """

    key: str | None
    accepted: Accepted
    condition: str | None


class Responder:
    """Answers questions."""

    def __init__(self, answers: Answers, max_age: int) -> None:
        """Take what gives the answers, and for how long a client may use one without asking again.

        Args:
            answers: Gives the answers.
            max_age: Seconds. With 0 a client asks each time, which costs little (304), and never
                shows what is out of date. More spares a server behind a shared cache, at the price
                that a new dataset is seen that much later.
        """
        self.answers = answers
        self._cache_control = f"public, max-age={max_age}" if max_age else "public, no-cache"

    def respond(self, question: Question, evaluate: Evaluate, terms: Terms = NO_TERMS) -> Response:
        """Return the response to a question within a request of Flask; see `prepare`."""
        return self.response(self.prepare(question, evaluate, terms, request.environ))

    def response(self, prepared: Prepared) -> Response:
        """Return an answer as Flask sends it."""
        return Response(
            prepared.body,
            prepared.status,
            prepared.headers,
            direct_passthrough=not isinstance(prepared.body, bytes),  # so that a file stays one
        )

    def prepare(
        self, question: Question, evaluate: Evaluate, terms: Terms, environ: dict[str, Any]
    ) -> Prepared:
        """Return the answer to a question, and note in the request's record where it came from.

        The status is 200, or 304 if the client has the answer. In the latter case nothing is
        evaluated, so that whether the query can be evaluated must not matter to the caller.

        Args:
            question: What the request asks.
            evaluate: Evaluates it, in this thread if at all.
            terms: How long it may take, and whether the client still waits.
            environ: The WSGI environment of the request; the header fields are taken from there,
                since `request.headers` takes longer, and `sent.SENT` is put there.

        Raises:
            SparqlError: If there is no answer.
        """
        asking = self.begin(question, environ)
        if isinstance(asking, Prepared):
            return asking
        given = self.answers.give(asking.key, question.media_type, evaluate, terms)
        return self.finish(asking, given, environ)

    def begin(self, question: Question, environ: Mapping[str, Any]) -> Prepared | Asking:
        """Return the answer if the client has it already, else what `finish` needs to know.

        Args:
            question: What the request asks.
            environ: The WSGI environment of the request.
        """
        accepted = negotiate_encoding(environ.get("HTTP_ACCEPT_ENCODING"))
        is_safe = environ["REQUEST_METHOD"] in _SAFE
        condition = environ.get("HTTP_IF_NONE_MATCH") if is_safe else None
        key = self.answers.key_of(question)
        if key is not None:
            tag = known_tag(condition, key, accepted.encodings)
            if tag is not None:
                current().cache = CacheUse.HIT
                return self._unchanged(tag)
        return Asking(key, accepted, condition)

    def finish(self, asking: Asking, given: Given, environ: dict[str, Any]) -> Prepared:
        """Return the answer that was given, as this client gets it.

        Args:
            asking: What `begin` returned.
            given: The answer.
            environ: The WSGI environment of the request; `sent.SENT` is put there.
        """
        current().cache = given.use
        answer = given.answer
        if isinstance(answer, LargeAnswer):
            return self._large(answer, asking.condition)
        return self._whole(answer, asking.condition, asking.accepted, environ)

    def _whole(
        self,
        answer: WholeAnswer,
        condition: str | None,
        accepted: Accepted,
        environ: dict[str, Any],
    ) -> Prepared:
        encoding = accepted.for_body(len(answer.body), answer.content_type)
        tag = None if answer.stamp is None else answer.stamp.tag(encoding)
        if tag is not None and matches_any(condition):
            return self._unchanged(tag)
        store = self.answers.store
        body = store.encoded(answer, encoding)
        if answer.stamp is not None and store.takes(len(answer.body)):
            environ[SENT] = Sent(answer.stamp, encoding, len(body), accepted)
        headers = self._headers(tag, ("Content-Type", answer.content_type))
        if encoding is not Encoding.IDENTITY:
            headers.append(("Content-Encoding", encoding.value))
        return Prepared(HTTPStatus.OK, headers, body)

    def _large(self, answer: LargeAnswer, condition: str | None) -> Prepared:
        tag = None if answer.stamp is None else answer.stamp.tag(Encoding.IDENTITY)
        if tag is not None and matches_any(condition):
            return self._unchanged(tag)
        # Without coding, so that its length is known: a client sees how far it is, and a cut.
        headers = self._headers(
            tag, ("Content-Type", answer.content_type), ("Content-Length", str(answer.size))
        )
        return Prepared(HTTPStatus.OK, headers, answer.body())

    def _unchanged(self, tag: str) -> Prepared:
        return Prepared(HTTPStatus.NOT_MODIFIED, self._headers(tag), b"")

    def _headers(self, tag: str | None, *others: tuple[str, str]) -> Headers:
        if tag is None:
            return [*others, ("Cache-Control", "no-store"), _VARY]
        return [*others, ("ETag", tag), ("Cache-Control", self._cache_control), _VARY]
