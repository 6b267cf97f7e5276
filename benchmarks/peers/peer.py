"""What a peer is to the benchmark."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.data import Data
from benchmarks.servers import System


@dataclass(frozen=True)
class Peer:
    """A server to compare with.

    Attributes:
        name: What the report and `--peers` call it.
        version: Returns its version; None if it is not installed.
        over: Prepares it over some data for the time of a `with` block.
        takes_long: Whether a graph of a million triples is too much for it.
    """

    name: str
    version: Callable[[], str | None]
    over: Callable[[Data], AbstractContextManager[System]]
    takes_long: bool = False
