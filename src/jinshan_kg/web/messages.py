"""How the process that watches and the one that answers stay in touch."""

from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection


@dataclass(frozen=True)
class Ready:
    """The dataset is loaded, and requests are answered."""


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
        listen: Where the parent reads `Ready` or `Failed`.
        report: Where the other writes it.
        held: Where the parent writes `Reload`, and which it holds open until the other is to end.
        watched: Where the other reads it, and learns that `held` is closed.
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

    def close_far_ends(self) -> None:
        """Close those that are not the parent's, in the parent."""
        self.report.close()
        self.watched.close()

    def close_near_ends(self) -> None:
        """Close those that are the parent's: in the parent at the end, in the other at once."""
        self.listen.close()
        self.held.close()
