"""How the process that watches and the one that answers stay in touch."""

from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection


@dataclass(frozen=True)
class Ready:
    """The dataset is loaded."""


@dataclass(frozen=True)
class Drained:
    """No request is being worked on, and none will be."""


@dataclass(frozen=True)
class Failed:
    """The dataset could not be loaded.

    Attributes:
        reason: Why not.
    """

    reason: str


@dataclass(frozen=True)
class Reload:
    """The dataset is to be loaded anew."""


@dataclass(frozen=True)
class Line:
    """The pipes between the two; a forked process has all their ends.

    Attributes:
        listen: Where the parent reads `Ready` or `Failed`, and in the end `Drained`.
        report: Where the worker writes it.
        held: Where the parent writes `Reload`, and which it holds open as long as it lives.
        watched: Where the worker reads it, and learns that `held` is closed.
    """

    listen: Connection
    report: Connection
    held: Connection
    watched: Connection

    @classmethod
    def open(cls) -> "Line":
        """Return new pipes."""
        listen, report = Pipe(duplex=False)
        watched, held = Pipe(duplex=False)
        return cls(listen, report, held, watched)
