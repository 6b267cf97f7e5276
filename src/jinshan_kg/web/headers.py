"""Header fields that every answer carries: for other origins (CORS) and against misuse."""

from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request

_CONTENT_SECURITY: Final = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " object-src 'none'"
)
_POLICY: Final = "Content-Security-Policy"
ALWAYS: Final = (
    (_POLICY, _CONTENT_SECURITY),
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "*"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
"""What every answer carries, errors included."""

_METHODS: Final = "GET, HEAD, OPTIONS, POST, QUERY"
_A_DAY: Final = "86400"


def register_headers(app: Flask) -> None:
    """Add the header fields to every answer of an application, errors included.

    A preflight is answered yes wherever it comes: a browser that got no would show its page
    neither the 404 nor the 405 of the request itself, nor the reason in it.
    """
    app.before_request(_preflight)
    app.after_request(_add_headers)


def _preflight() -> Response | None:
    """Return the answer to a preflight (Fetch Standard, section 3.3.2); None to other requests."""
    wanted = request.headers
    if request.method != "OPTIONS" or "Access-Control-Request-Method" not in wanted:
        return None
    response = Response(status=HTTPStatus.NO_CONTENT)
    del response.headers["Content-Type"]
    response.headers["Access-Control-Allow-Methods"] = _METHODS
    response.headers["Access-Control-Max-Age"] = _A_DAY
    if "Access-Control-Request-Headers" in wanted:
        # Named one by one, since `*` does not cover Authorization.
        response.headers["Access-Control-Allow-Headers"] = wanted["Access-Control-Request-Headers"]
        response.vary.add("Access-Control-Request-Headers")
    return response


def _add_headers(response: Response) -> Response:
    headers = response.headers
    if "Allow" in headers:
        # Werkzeug's comes in another order each time.
        headers["Allow"] = ", ".join(sorted(headers["Allow"].replace(" ", "").split(",")))
    # Together: `headers[name] = value` looks at all that are there.
    headers.extend(ALWAYS[1:] if _POLICY in headers else ALWAYS)
    if request.method != "OPTIONS" and request.endpoint != "static":
        response.vary.add("Accept")
    return response
