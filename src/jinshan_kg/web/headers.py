"""Header fields that every answer carries: for other origins (CORS) and against misuse."""

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

_A_DAY: Final = "86400"


def register_headers(app: Flask) -> None:
    """Add the header fields to every answer of an application, errors included."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    headers = response.headers
    if "Allow" in headers:
        # Werkzeug's comes in another order each time.
        headers["Allow"] = ", ".join(sorted(headers["Allow"].replace(" ", "").split(",")))
    # Together: `headers[name] = value` looks at all that are there.
    headers.extend(ALWAYS[1:] if _POLICY in headers else ALWAYS)
    if request.method == "OPTIONS":
        _answer_preflight(response)
    elif request.endpoint != "static":
        response.vary.add("Accept")
    return response


def _answer_preflight(response: Response) -> None:
    response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
    response.headers["Access-Control-Max-Age"] = _A_DAY
    wanted = request.headers.get("Access-Control-Request-Headers")
    if wanted:
        # Named one by one, since `*` does not cover Authorization.
        response.headers["Access-Control-Allow-Headers"] = wanted
        response.vary.add("Access-Control-Request-Headers")
