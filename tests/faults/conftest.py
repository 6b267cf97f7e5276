"""Servers to do harm to."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.faults.server import Server, end, start


@pytest.fixture(scope="session", autouse=True)
def _linux() -> None:
    if sys.platform != "linux":
        pytest.skip("the processes are looked at through /proc")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all the tests of a file; each has to leave it as it was."""
    server = start(tmp_path_factory.mktemp("server"))
    yield server
    end(server)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """`serve("--watch", limits={"timeout": 30})` starts a server; see `server.start`."""
    started: list[Server] = []

    def another(*options: str, **how: Any) -> Server:
        started.append(start(tmp_path / str(len(started)), *options, **how))
        return started[-1]

    yield another
    for server in started:
        end(server)
