"""The head of a response (RFC 9112, section 4)."""

from __future__ import annotations

import time
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import Final

from jinshan_kg.web.replies import Headers

_LINES: Final = {
    status.value: f"HTTP/1.1 {status.value} {status.phrase}\r\n" for status in HTTPStatus
}


def response_head(status: int, headers: Headers, *framing: str) -> bytes:
    """Return the status line and the header fields of a response.

    Args:
        status: The status.
        headers: Its header fields.
        framing: Lines that tell where its body ends, and the connection.

    Raises:
        ValueError: If a value has a line break in it, so that it would be read as two fields.
        UnicodeEncodeError: If something is outside of ISO 8859-1 (RFC 9110, section 5.5).
    """
    text = "".join(
        (
            _LINES.get(status) or f"HTTP/1.1 {status} \r\n",
            *[f"{name}: {value}\r\n" for name, value in headers],
            *framing,
            _date(int(time.time())),
        )
    )
    breaks = len(headers) + len(framing) + 3
    if text.count("\r") != breaks or text.count("\n") != breaks:
        raise ValueError("a header field of the response has a line break in it")
    return text.encode("latin-1")


@lru_cache(maxsize=1)
def _date(seconds: int) -> str:
    """Return the field that tells the time, and the end of the head."""
    return f"date: {formatdate(seconds, usegmt=True)}\r\n\r\n"
