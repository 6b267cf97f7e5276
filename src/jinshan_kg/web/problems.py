"""Errors over HTTP: problem details (RFC 9457), plain text or a page, by the Accept header."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.negotiation import NotAcceptableError, negotiate

PROBLEM: Final = "application/problem+json"
TEXT: Final = "text/plain; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"


def register_problems(app: Flask) -> None:
    """Answer every error of an application with a problem."""
    app.register_error_handler(SparqlError, _sparql_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def problem(
    status: int, reason: str, shown: str, details: Mapping[str, Any] | None = None
) -> Response:
    """Return the answer to a request that failed.

    Args:
        status: The HTTP status.
        reason: What is wrong, in one line.
        shown: The same for plain text; may have more lines.
        details: More members for the problem details.
    """
    title = HTTPStatus(status).phrase
    media_type = _media_type()
    if media_type == HTML:
        told = {
            "title": title,
            "reason": reason,
            "shown": shown,
            "near": (details or {}).get("near"),
        }
        body = render_template("problem.html", status=status, **told)
    elif media_type == TEXT:
        body = f"{shown}\n"
    else:
        members = {"type": "about:blank", "title": title, "status": status, "detail": reason}
        body = json.dumps({**members, **(details or {})}, ensure_ascii=False, indent=2) + "\n"
    response = Response(body, status=status, content_type=media_type)
    # What is wrong now need not be so the next time: 404, 413 and others may be kept otherwise
    # (RFC 9111, section 4.2.2).
    response.headers["Cache-Control"] = "no-store"
    return response


def _media_type() -> str:
    try:
        return negotiate(request.headers.get("Accept"), (PROBLEM, TEXT, HTML))
    except NotAcceptableError:
        return PROBLEM  # an error is told even to a client that asked for Turtle only


def _sparql_error(error: SparqlError) -> Response:
    response = problem(error.status, error.reason, str(error), error.details)
    response.headers.update(error.headers)
    return response


def _http_error(error: HTTPException) -> BaseResponse:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response()  # a redirection
    reason = _reason(error)
    response = problem(error.code, reason, reason)
    # Werkzeug's own headers of this error, such as Allow; not those of the body that it would send
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response


def _reason(error: HTTPException) -> str:
    if error.description and error.description != type(error).description:
        return error.description  # the application's own words
    if error.code == HTTPStatus.NOT_FOUND:
        return f"There is nothing at {request.path[:200]}. The endpoint is at /sparql."
    if error.code == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"{request.path[:200]} does not take {request.method}."
    if error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return f"The body is larger than {current_app.config['MAX_CONTENT_LENGTH']:,} bytes."
    return error.description or "The request failed."


def _unexpected(error: Exception) -> Response:
    current_app.logger.exception("An unexpected error in %s %s", request.method, request.path)
    reason = "An unexpected error; the server's log has it."
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, reason, reason)
