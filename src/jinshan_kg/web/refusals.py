"""Requests that are refused before any thread is spent on them, as problem details (RFC 9457)."""

import json
from http import HTTPStatus

from jinshan_kg.web.replies import Reply


def too_large(most: int) -> Reply:
    """Return the answer to a body of more than so many bytes (413)."""
    return _problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"The body is larger than {most:,} bytes, which is all that this server takes.",
        limit="max_body",
        value=most,
    )


def too_slow(seconds: float) -> Reply:
    """Return the answer to a body that did not come within so many seconds (408)."""
    return _problem(
        HTTPStatus.REQUEST_TIMEOUT,
        f"The body did not come within {seconds:g} seconds, which is all that this server waits.",
    )


def cut_short(size: int, declared: int) -> Reply:
    """Return the answer to a body that ends before the length that was declared (400)."""
    return _problem(
        HTTPStatus.BAD_REQUEST,
        f"The body ends after {size:,} of the {declared:,} bytes that Content-Length says.",
    )


def draining() -> Reply:
    """Return the answer to whatever comes while the server stops (503)."""
    reply = _problem(HTTPStatus.SERVICE_UNAVAILABLE, "The server is stopping. Try again later.")
    reply.headers.append(("connection", "close"))
    return reply


def overloaded(most: int) -> Reply:
    """Return the answer where so many requests are worked on already (503)."""
    return _in_a_moment(f"{most} requests are being worked on", "threads", most)


def target_too_long(most: int) -> Reply:
    """Return the answer to a URL of more than so many bytes (414)."""
    return _problem(
        HTTPStatus.REQUEST_URI_TOO_LONG,
        f"The URL is longer than {most:,} bytes, which is all that this server takes. Send a long"
        " query by POST.",
        limit="target",
        value=most,
    )


def head_too_large(fields: int, size: int) -> Reply:
    """Return the answer to more than so many header fields, or so many bytes of them (431)."""
    return _problem(
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        f"The request has more than {fields} header fields, or more than {size:,} bytes of them,"
        " which is all that this server takes.",
        limit="head",
        value=size,
    )


def malformed(reason: str) -> Reply:
    """Return the answer to what is not HTTP/1.1, or is not sure to mean one thing (400)."""
    return _problem(HTTPStatus.BAD_REQUEST, f"This is no request of HTTP/1.1: {reason}.")


def unknown_method() -> Reply:
    """Return the answer to a method that HTTP does not know, or that is for proxies (501)."""
    return _problem(HTTPStatus.NOT_IMPLEMENTED, "The method of the request is not known here.")


def crowded(most: int) -> Reply:
    """Return the answer where so many connections are at work (503)."""
    return _in_a_moment(f"{most:,} connections are open", "connections", most)


def failed() -> Reply:
    """Return the answer where the application fails in a way that it does not tell of (500)."""
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, "An error of the server; it has been logged.")


def _in_a_moment(what: str, limit: str, value: int) -> Reply:
    reply = _problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        f"{what}, which is all that this server takes at a time. Try again in a moment.",
        limit=limit,
        value=value,
    )
    reply.headers.append(("retry-after", "1"))
    return reply


def _problem(status: HTTPStatus, detail: str, **details: object) -> Reply:
    """Return problem details (RFC 9457), made here because no thread is to be spent on them."""
    content = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        **details,
    }
    headers = [
        ("content-type", "application/problem+json"),
        ("cache-control", "no-store"),
        ("vary", "Accept"),
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", "*"),
        ("x-content-type-options", "nosniff"),
    ]
    return Reply(status.value, headers, json.dumps(content).encode())
