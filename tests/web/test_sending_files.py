"""How bodies are sent: in one piece, or from a file in parts."""

import asyncio
import sys
import tempfile
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import IO, Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest

from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.gateway.serving import Serving

if sys.platform != "linux":
    pytest.skip("only Linux has names for descriptors", allow_module_level=True)

WHOLE = b"0123456789" * 200_000
SCOPE: Any = SimpleNamespace(
    method="GET",
    path="/sparql",
    query_string="",
    http_version="1.1",
    scheme="http",
    server="127.0.0.1:80",
    client="127.0.0.1:80",
    headers={},
)


class Client:
    """The server's side of one request, which notes how it is answered."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    async def client_disconnect(self) -> None:
        await asyncio.Event().wait()

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.parts.append(body)

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Client":
        return self

    async def send_bytes(self, part: bytes) -> None:
        self.parts.append(part)


class FileBody:
    """A body that is a file, from its beginning to its end."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self._file

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()
        self.is_closed = True


def answered(body: Iterable[bytes], size: int) -> Client:
    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Length", str(size))])
        return body

    return asyncio.run(_ask(app))


async def _ask(app: WSGIApplication) -> Client:
    client: Any = Client()
    bridge = Bridge(Serving(app, lambda: None), threads=1, max_body=100)
    bridge.__rsgi_init__(asyncio.get_running_loop())
    await bridge.__rsgi__(SCOPE, client)
    found: Client = client
    return found


def test_a_body_that_is_no_file_goes_out_as_one_piece() -> None:
    body = WHOLE[: 1 << 19]
    assert answered([body[:1000], body[1000:]], len(body)).parts == [body]


def test_a_body_that_is_a_file_goes_out_in_large_parts_and_is_closed() -> None:
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the bridge closes it
    file.write(WHOLE)
    file.flush()
    body = FileBody(file)
    client = answered(body, len(WHOLE))
    assert b"".join(client.parts) == WHOLE
    assert len(client.parts) == -(-len(WHOLE) // (1 << 18))
    assert body.is_closed
