"""Servers for the browser to look at."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """Run a server over the bundled graph, with more options of `serve`; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jinshan_kg", "serve", "--port", str(port)]
    command += ["--log-level", "warning", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert "is at" in process.stdout.readline()  # once it listens
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
