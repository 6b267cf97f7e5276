"""Oxigraph's own server, native and in Rust: the PyPI package `oxigraph`."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.data import Data
from benchmarks.peers.peer import Peer
from benchmarks.processes import run
from benchmarks.servers import System

_LOAD_LIMIT = 300.0  # seconds
_TARGET = "/query?query="


@contextmanager
def in_memory(data: Data, *options: str) -> Iterator[System]:
    """Yield `oxigraph serve` without a place: the data is sent to it and is in its memory."""
    yield System(
        "oxigraph",
        lambda port: [_program(), "serve", "--bind", f"127.0.0.1:{port}", *options],
        _TARGET,
        partial(_send, data.file),
    )


@contextmanager
def on_disk(data: Data) -> Iterator[System]:
    """Yield `oxigraph serve-read-only` over a RocksDB store that is loaded here."""
    with tempfile.TemporaryDirectory(prefix="jinshan-kg-bench-") as folder:
        store = ["--location", folder]
        with tempfile.TemporaryFile() as output:
            done = run([_program(), "load", *store, "--file", str(data.file)], output, _LOAD_LIMIT)
        if done.exit_code:
            raise RuntimeError(f"oxigraph load: exit code {done.exit_code}.\n{done.output}")
        # Compacted once, so that it reads from the store as it will be, not as it was loaded.
        subprocess.run([_program(), "optimize", *store], check=True, capture_output=True)
        yield System(
            "oxigraph-rocksdb",
            lambda port: [_program(), "serve-read-only", *store, "--bind", f"127.0.0.1:{port}"],
            _TARGET,
        )


def _send(file: Path, port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=_LOAD_LIMIT)
    try:
        connection.connect()
        with file.open("rb") as body:
            connection.request("POST", "/store", body, {"Content-Type": "application/n-quads"})
            response = connection.getresponse()
        said = response.read().decode(errors="replace")
        if response.status not in (200, 201, 204):
            raise RuntimeError(f"oxigraph does not load the data: {response.status}, {said[:200]}")
    finally:
        connection.close()


def _program() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph") or ""


def _version() -> str | None:
    if not _program():
        return None
    try:
        return version("oxigraph")
    except PackageNotFoundError:  # from elsewhere, such as Debian or cargo
        return "?"


MEMORY = Peer("oxigraph", _version, in_memory)
ROCKSDB = Peer("oxigraph-rocksdb", _version, on_disk)
