"""Jinshan KG itself."""

import sys

from benchmarks.data import Data
from benchmarks.servers import System

NAME = "jinshan-kg"


def bundled(*options: str) -> System:
    """Return the server over the bundled graph, as `jinshan-kg serve` starts it."""
    return System(NAME, lambda port: _command(port, *options))


def over(data: Data, *options: str) -> System:
    """Return the server over a file."""
    return System(NAME, lambda port: _command(port, *options, str(data.file)))


def _command(port: int, *arguments: str) -> list[str]:
    # As it comes, but for the line that it logs of each request: the peers log none.
    options = ["--port", str(port), "--log-level", "warning"]
    return [sys.executable, "-m", "jinshan_kg", "serve", *options, *arguments]
