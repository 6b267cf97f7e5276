"""Errors over HTTP: problem details (RFC 9457), plain text or a page, by the Accept header."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

from flask import Flask, Response, current_app, render_template, request
from flask_babel import lazy_gettext as _  # told when a page is made
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.negotiation import NotAcceptableError, negotiate
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.language import varied

_TITLES: Final[Mapping[int, object]] = MappingProxyType(
    {
        400: _("Bad Request"),
        401: _("Unauthorized"),
        403: _("Forbidden"),
        404: _("Not Found"),
        405: _("Method Not Allowed"),
        406: _("Not Acceptable"),
        413: _("Request Entity Too Large"),
        415: _("Unsupported Media Type"),
        429: _("Too Many Requests"),
        500: _("Internal Server Error"),
        503: _("Service Unavailable"),
    }
)

PROBLEM: Final = "application/problem+json"
TEXT: Final = "text/plain; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
_LONGEST: Final = 200  # characters of a path that an error repeats


class ToldError(SparqlError):
    """An error that a page tells in the language of its reader.

    Attributes:
        told: What is wrong, for a page: translated when it is shown.
        alike: What may have been meant: the path of each and its names.
    """

    told: object = ""
    alike: Sequence[tuple[str | None, Named]] = ()


def register_problems(app: Flask) -> None:
    """Answer every error of an application with a problem."""
    app.register_error_handler(SparqlError, _sparql_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def problem(
    status: int,
    reason: str,
    shown: str,
    details: Mapping[str, Any] | None = None,
    *,
    told: object = "",
    alike: Sequence[tuple[str | None, Named]] = (),
) -> Response:
    """Return the answer to a request that failed.

    Args:
        status: The HTTP status.
        reason: What is wrong, in one line.
        shown: The same for plain text; may have more lines.
        details: More members for the problem details.
        told: The reason for a page, if it can be told in the language of the reader.
        alike: For a page, what may have been meant: the path of each and its names.
    """
    title = HTTPStatus(status).phrase
    media_type = _media_type()
    if media_type == HTML:
        body = render_template(
            "problem.html",
            status=status,
            title=str(_TITLES.get(status, title)),
            told=str(told),  # a lazy text would count as markup
            shown=shown,
            alike=alike,
        )
    elif media_type == TEXT:
        body = f"{shown}\n"
    else:
        members = {"type": "about:blank", "title": title, "status": status, "detail": reason}
        body = json.dumps({**members, **(details or {})}, ensure_ascii=False, indent=2) + "\n"
    response = Response(body, status=status, content_type=media_type)
    # What is wrong now need not be so the next time: 404, 413 and others may be kept otherwise
    # (RFC 9111, section 4.2.2).
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    return varied(response) if media_type == HTML else response


def _media_type() -> str:
    try:
        return negotiate(request.headers.get("Accept"), (PROBLEM, TEXT, HTML))
    except NotAcceptableError:
        return PROBLEM  # an error is told even to a client that asked for Turtle only


def _sparql_error(error: SparqlError) -> Response:
    told, alike = (error.told, error.alike) if isinstance(error, ToldError) else ("", ())
    response = problem(
        error.status, error.reason, str(error), error.details, told=told, alike=alike
    )
    response.headers.update(error.headers)
    return response


def _http_error(error: HTTPException) -> BaseResponse:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response()  # a redirection
    reason = _reason(error)
    response = problem(error.code, reason, reason, told=_told(error))
    # Werkzeug's own headers of this error, such as Allow; not those of the body that it would send
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response


def _reason(error: HTTPException) -> str:
    if error.description and error.description != type(error).description:
        return error.description  # the application's own words
    if error.code == HTTPStatus.NOT_FOUND:
        return f"There is nothing at {request.path[:_LONGEST]}. The endpoint is at /sparql."
    if error.code == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"{request.path[:_LONGEST]} does not take {request.method}."
    if error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return f"The body is larger than {current_app.config['MAX_CONTENT_LENGTH']:,} bytes."
    return error.description or "The request failed."


def _told(error: HTTPException) -> object:
    """Return the same for a page; nothing for what is told in the words of the application."""
    if error.description and error.description != type(error).description:
        return ""
    if error.code == HTTPStatus.NOT_FOUND:
        return _("There is nothing at %(path)s.", path=request.path[:_LONGEST])
    if error.code == HTTPStatus.METHOD_NOT_ALLOWED:
        return _(
            "%(path)s does not take %(method)s.",
            path=request.path[:_LONGEST],
            method=request.method,
        )
    return ""


def _unexpected(error: Exception) -> Response:
    current_app.logger.exception("An unexpected error in %s %s", request.method, request.path)
    reason = "An unexpected error; the server's log has it."
    told = _("An unexpected error; the server's log has it.")
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, reason, reason, told=told)
