"""Queries of programs, answered in front of Flask, which takes as long as a small query does.

It does what the view of `/sparql` does, with the same parts. Whatever else comes, pages and errors
included, the application answers; a query is planned and evaluated only once in any case.
"""

import io
from collections.abc import Iterable
from http import HTTPStatus
from typing import Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from jinshan_kg.sparql.request import BODIES, WITH_BODY, QueryRequest, read_request
from jinshan_kg.web.answers.responder import Prepared
from jinshan_kg.web.endpoint import PATHS, Endpoint, Plan
from jinshan_kg.web.headers import ALWAYS
from jinshan_kg.web.replies import Headers
from jinshan_kg.web.telemetry.record import current

PLAN: Final = "jinshan_kg.plan"
"""Key of the WSGI environment: how to answer, where that is known already."""

FAILED: Final = "jinshan_kg.failed"
"""Key of the WSGI environment: the error of the query, where it has been tried already."""

_METHODS: Final = frozenset({"GET", "HEAD", *WITH_BODY})
LINES: Final = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}
"""The status line of each status."""

_HEADERS: Final = (*ALWAYS, ("Accept-Query", BODIES))


class Direct:
    """A WSGI application in front of Flask's. Several threads may use it at once."""

    def __init__(self, app: WSGIApplication, endpoint: Endpoint, max_body: int) -> None:
        """Take what to stand before.

        Args:
            app: The application, which looks for `PLAN` and `FAILED`.
            endpoint: What answers queries.
            max_body: The largest body that is read here, in bytes.
        """
        self._app = app
        self._endpoint = endpoint
        self._max_body = max_body

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a query, else let the application answer."""
        prepared = self._answer(environ) if self._takes(environ) else None
        if prepared is None:
            return self._app(environ, start_response)
        start_response(LINES[prepared.status], whole_headers(prepared))
        if environ["REQUEST_METHOD"] == "HEAD" or not prepared.body:
            return []
        return [prepared.body] if isinstance(prepared.body, bytes) else prepared.body

    def _takes(self, environ: WSGIEnvironment) -> bool:
        if FAILED in environ:
            return False
        if environ.get("PATH_INFO") not in PATHS or environ["REQUEST_METHOD"] not in _METHODS:
            return False
        if environ["REQUEST_METHOD"] not in WITH_BODY:
            return True
        length = environ.get("CONTENT_LENGTH", "")
        return (
            length.isdecimal()
            and int(length) <= self._max_body
            and "HTTP_CONTENT_ENCODING" not in environ
        )

    def _answer(self, environ: WSGIEnvironment) -> Prepared | None:
        try:
            plan = planned(self._endpoint, environ)
            return None if plan is None else self._endpoint.answer(plan, environ)
        except Exception as error:  # the application tells of it, in the form that fits
            environ[FAILED] = error
            return None


def whole_headers(prepared: Prepared) -> Headers:
    """Return the header fields of an answer of the endpoint, and note its route."""
    current().route = PATHS[0]
    return with_length(prepared, _HEADERS)


def with_length(prepared: Prepared, others: Iterable[tuple[str, str]]) -> Headers:
    """Return the header fields of an answer, others behind them, and the length of its body.

    Args:
        prepared: The answer.
        others: The other header fields.
    """
    headers = [*prepared.headers, *others]
    if isinstance(prepared.body, bytes) and prepared.status == HTTPStatus.OK:
        headers.append(("Content-Length", str(len(prepared.body))))
    return headers


def planned(endpoint: Endpoint, environ: WSGIEnvironment) -> Plan | None:
    """Return how to answer a request for a program; None if the application is to answer.

    What is found out is left in the environment for the application.

    Args:
        endpoint: What plans.
        environ: The WSGI environment of the request, with a body of a length that is known.

    Raises:
        SparqlError: If the query is wrong or refused, or no format is acceptable.
    """
    plan = environ.get(PLAN)
    if plan is None:
        asked = _read(environ)
        if asked is None:
            return None
        plan = environ[PLAN] = endpoint.plan(asked, environ.get("HTTP_ACCEPT"))
    assert isinstance(plan, Plan)
    return plan if plan.choice.format else None


def _read(environ: WSGIEnvironment) -> QueryRequest | None:
    body = b""
    if environ["REQUEST_METHOD"] in WITH_BODY:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        environ["wsgi.input"] = io.BytesIO(body)
    return read_request(
        environ["REQUEST_METHOD"],
        environ.get("QUERY_STRING", "").encode("latin-1"),
        environ.get("CONTENT_TYPE"),
        body,
    )
