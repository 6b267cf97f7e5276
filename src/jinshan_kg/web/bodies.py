"""What the bodies of requests may be: as they are, without compression."""

from http import HTTPStatus
from typing import Final

from flask import Flask, request

from jinshan_kg.sparql.errors import SparqlError

_TAKEN: Final = "identity"


def register_bodies(app: Flask) -> None:
    """Refuse bodies with a content coding (415), and say which is taken.

    A small body that unpacks to a large one is how memory is filled from afar; and no client is
    helped much, since queries are short. See RFC 9110, sections 8.4 and 12.5.3.
    """
    app.before_request(_refuse_coded)


def _refuse_coded() -> None:
    codings = request.headers.get("Content-Encoding", "")
    others = [name.strip() for name in codings.split(",") if name.strip().lower() != _TAKEN]
    if any(others) and request.method not in ("GET", "HEAD", "OPTIONS"):
        raise SparqlError(
            f"The body is coded as {', '.join(filter(None, others))[:100]}: send it as it is,"
            " without compression.",
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            headers={"Accept-Encoding": _TAKEN},
        )
