"""A file over HTTP: entity tag, ranges, content codings, checksum (RFC 9110, RFC 9530)."""

from base64 import b64encode
from contextlib import ExitStack
from http import HTTPStatus
from typing import Final

from flask import Response, request
from werkzeug.wsgi import FileWrapper

from jinshan_kg.web.answers.encoding import Encoding, negotiate_encoding
from jinshan_kg.web.downloads.shelf import Shelf
from jinshan_kg.web.problems import problem

_BLOCK: Final = 1 << 18
_SOON: Final = "10"  # seconds


def file_response(shelf: Shelf, path: str, media_type: str, sha256: str | None) -> Response:
    """Return a file of a shelf, or the part of it that a Range asks for, or 304.

    Args:
        shelf: Where it is.
        path: Its path.
        media_type: Its media type.
        sha256: Its checksum in hexadecimal digits, from which its entity tag is made; None for
            the index, which has none.
    """
    encoding = _encoding(shelf, path)
    place = shelf.variant(path, encoding)
    size = place.stat().st_size
    response = Response(direct_passthrough=True)
    response.content_type = _with_charset(media_type)
    response.content_length = size
    if encoding is not Encoding.IDENTITY:
        response.headers["Content-Encoding"] = encoding.value
    stamp = sha256[:32] if sha256 else f"{shelf.folder.name}.index"
    response.set_etag(f"{stamp}.{encoding}" if encoding is not Encoding.IDENTITY else stamp)
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Accept-Ranges"] = "bytes"
    response.vary.add("Accept-Encoding")
    if sha256 and encoding is Encoding.IDENTITY:
        digest = b64encode(bytes.fromhex(sha256)).decode("ascii")
        response.headers["Repr-Digest"] = f"sha-256=:{digest}:"
    with ExitStack() as opened:
        content = opened.enter_context(place.open("rb"))
        response.response = FileWrapper(content, _BLOCK)
        response.make_conditional(request, _wants_a_part(), complete_length=size)
        response.call_on_close(opened.pop_all().close)  # now it is the response's to close
    return response


def not_yet() -> Response:
    """Return the answer while the files are being made: try again in a moment (503)."""
    reason = "The files are being made, or this server does not make them. Try again in a moment."
    response = problem(HTTPStatus.SERVICE_UNAVAILABLE, reason, reason)
    response.headers["Retry-After"] = _SOON
    return response


def _encoding(shelf: Shelf, path: str) -> Encoding:
    """Return the best content coding that there is; none for a part of a file.

    A download that was broken off and goes on has to go on in what it began with: the bytes that
    everybody can check against the list of checksums.
    """
    if _wants_a_part():
        return Encoding.IDENTITY
    best = negotiate_encoding(request.headers.get("Accept-Encoding")).best
    return best if shelf.variant(path, best).is_file() else Encoding.IDENTITY


def _wants_a_part() -> bool:
    """Say whether the client asks for one part of the file.

    Several parts, another unit and what is no range are to be ignored: the answer is the file (RFC
    9110, section 14.2).
    """
    asked = request.range
    return asked is not None and asked.units == "bytes" and len(asked.ranges) == 1


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
