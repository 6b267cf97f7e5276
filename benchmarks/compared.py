"""What two servers did with one query."""

from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from statistics import median

from benchmarks.figures import p95
from benchmarks.queries import Example


class Mix(Enum):
    """How queries come; the value tells it to a reader."""

    REPEATED = "the same text again and again"
    NEW = "a text never seen before each time (a comment in it changes)"


@dataclass
class Side:
    """One server.

    Attributes:
        count: Rows or triples of its answer; None if it gave none.
        problem: Why it gave none.
        rounds: The seconds of each request, by mix and round.
    """

    count: int | None = None
    problem: str | None = None
    rounds: dict[Mix, list[list[float]]] = field(default_factory=lambda: {mix: [] for mix in Mix})

    def requests(self, mix: Mix) -> int:
        """Return how many requests were measured."""
        return sum(map(len, self.rounds[mix]))

    def p50(self, mix: Mix) -> float:
        """Return the median of all requests, in seconds."""
        return median(chain(*self.rounds[mix]))

    def p95(self, mix: Mix) -> float:
        """Return the 95th percentile of all requests, in seconds."""
        return p95(list(chain(*self.rounds[mix])))


@dataclass
class Compared:
    """A query at this project's server and at the peer."""

    example: Example
    ours: Side = field(default_factory=Side)
    peer: Side = field(default_factory=Side)

    @property
    def problem(self) -> str | None:
        """Why the two cannot be compared; None if they can."""
        for name, side in (("Jinshan KG", self.ours), ("rdflib-endpoint", self.peer)):
            if side.problem:
                return f"{name}: {side.problem}"
        return f"not the same number of rows: {self._counts}" if self.differs else None

    @property
    def differs(self) -> bool:
        """Whether both gave an answer, and not of the same number of rows."""
        counts = {self.ours.count, self.peer.count}
        return None not in counts and len(counts) > 1

    def ratios(self, mix: Mix) -> list[float]:
        """Return the peer's median over ours, by round."""
        rounds = zip(self.peer.rounds[mix], self.ours.rounds[mix], strict=True)
        return [median(peer) / median(ours) for peer, ours in rounds]

    def ratio(self, mix: Mix) -> float:
        """Return how many times faster ours is: the median over the rounds."""
        return median(self.ratios(mix))

    @property
    def _counts(self) -> str:
        return f"{self.ours.count} from Jinshan KG, {self.peer.count} from rdflib-endpoint"
