"""How the process that watches and the one that answers stay in touch."""

from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection


@dataclass(frozen=True)
class Ready:
    """The dataset is loaded."""


@dataclass(frozen=True)
class Failed:
    """The dataset could not be loaded.

    Attributes:
        reason: Why not.
    """

    reason: str


@dataclass(frozen=True)
class Line:
    """The pipes between the two; a forked process has all their ends.

    Attributes:
        listen: Where the parent reads `Ready` or `Failed`.
        report: Where the worker writes it.
        held: The parent's end of a pipe through which nothing goes.
        watched: The worker's end of it, which tells when `held` is closed or the parent has ended.
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
