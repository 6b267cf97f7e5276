"""Large bodies are sent as files, which granian reads as the client does."""

import asyncio
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
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
    """Granian's side of one request, which notes how it is answered, and opens files late."""

    def __init__(self) -> None:
        self.how: list[str] = []
        self.body = b""

    async def client_disconnect(self) -> None:
        await asyncio.sleep(60)

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.how.append("bytes")
        self.body = body

    def response_file(self, status: int, headers: list[tuple[str, str]], file: str) -> None:
        self.how.append("file")
        self._file = file

    def open(self) -> None:
        if self.how == ["file"]:
            self.body = Path(self._file).read_bytes()


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
    client.open()
    found: Client = client
    return found


def test_a_small_body_is_bytes() -> None:
    client = answered([b"small"], 5)
    assert (client.how, client.body) == (["bytes"], b"small")


def test_a_body_of_many_bytes_is_a_file() -> None:
    body = WHOLE[: 1 << 19]
    client = answered([body], len(body))
    assert client.how == ["file"]
    assert client.body == body


def test_a_body_that_is_a_file_goes_out_as_it_and_is_closed_at_once() -> None:
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the bridge closes it
    file.write(WHOLE)
    file.flush()
    body = FileBody(file)
    client = answered(body, len(WHOLE))
    assert client.how == ["file"]
    assert client.body == WHOLE
    assert body.is_closed
