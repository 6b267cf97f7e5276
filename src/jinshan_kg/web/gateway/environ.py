"""A request of RSGI as the WSGI environment that the application reads (PEP 3333)."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Final

from jinshan_kg.web.http1.rsgi import Scope

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

ABANDONED: Final = "jinshan_kg.abandoned"
"""Key of the WSGI environment: a function that tells whether the client has left."""


def environment(scope: Scope, body: bytes) -> WSGIEnvironment:
    """Return the WSGI environment of a request (PEP 3333).

    Args:
        scope: The request.
        body: Its body, whole.
    """
    server, _, port = scope.server.rpartition(":")
    client, _, client_port = scope.client.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _bytes_as_text(scope.path),
        "QUERY_STRING": _bytes_as_text(scope.query_string),
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client,
        "REMOTE_PORT": client_port,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        # A header that comes several times means a list (RFC 9110, section 5.3).
        joint = "; " if key == "HTTP_COOKIE" else ", "
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def _bytes_as_text(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("latin-1")
