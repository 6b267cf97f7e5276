"""A server process over the bundled graph, for clients of others' making."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The URL of the endpoint."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    serve = [sys.executable, "-m", "jinshan_kg", "serve", "--port", str(port)]
    with subprocess.Popen(
        [*serve, "--log-level", "warning"], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        said = server.stdout.readline()  # once it listens, or at its end
        assert "is at" in said, said
        yield f"http://127.0.0.1:{port}/sparql"
        server.terminate()
