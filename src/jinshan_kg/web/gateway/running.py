"""Have a WSGI application answer a request, in the thread that calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from jinshan_kg.web.replies import Headers, Reply, Stream

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_WHOLE: Final = 1 << 20  # bodies up to so many bytes are sent in one piece


def run(app: WSGIApplication, environ: WSGIEnvironment) -> Reply | Stream:
    """Return what a WSGI application answers."""
    begun: list[tuple[int, Headers]] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> Callable[..., Any]:
        begun[:] = [(int(status[:3]), [(name.lower(), value) for name, value in headers])]
        return _no_write

    parts = app(environ, _as_start_response(start_response))
    close: Callable[[], None] = getattr(parts, "close", _nothing)
    status, headers = begun[0] if begun else (0, [])
    if begun and _length(headers) > _WHOLE:
        return Stream(status, headers, iter(parts), close, _descriptor(parts))
    with closing(_Closing(close)):
        body = b"".join(parts)
    status, headers = begun[0]  # an application may begin as late as with its first part
    return Reply(status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


class _Closing:
    """Something with a `close`."""

    def __init__(self, close: Callable[[], None]) -> None:
        self.close = close


def _as_start_response(function: Callable[..., Any]) -> StartResponse:
    return function


def _no_write(data: bytes) -> None:
    raise NotImplementedError("PEP 3333 keeps write() for applications older than itself")


def _nothing() -> None:
    """Do nothing."""


def _descriptor(parts: Iterable[bytes]) -> int | None:
    """Return the file that a body is, if it is one that a file wrapper was made of (PEP 3333)."""
    fileno: Callable[[], int] | None = getattr(parts, "fileno", None)
    return None if fileno is None else fileno()


def _length(headers: Iterable[tuple[str, str]]) -> int:
    return next((int(value) for name, value in headers if name == "content-length"), 0)
