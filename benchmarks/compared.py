"""What servers did with one query, and two of them side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from statistics import median

from benchmarks.differences import explained
from benchmarks.figures import p95
from benchmarks.peers.jinshan import NAME as OURS
from benchmarks.queries import Example
from benchmarks.texts import Template, new, same


class Mix(Enum):
    """How queries come; the value tells it to a reader."""

    REPEATED = "the same text again and again"
    NEW = "a text never seen before each time (a comment and a FILTER in it change)"

    @property
    def short(self) -> str:
        """What tables call it."""
        return "repeated" if self is Mix.REPEATED else "unique"

    def template(self, text: str) -> Template:
        """Return the texts of a query in this mix."""
        return same(text) if self is Mix.REPEATED else new(text)


@dataclass
class Side:
    """One server.

    Attributes:
        count: Rows or triples of its answer; None if it gave none.
        problem: Why it gave none.
        warm: Seconds of the answer that was counted.
        rounds: The seconds of each request, by mix and round.
    """

    count: int | None = None
    problem: str | None = None
    warm: float = 0.0
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


@dataclass(frozen=True)
class Compared:
    """A query at this project's server and at a peer."""

    example: Example
    name: str  # of the peer
    ours: Side
    peer: Side

    @property
    def problem(self) -> str | None:
        """Why the two cannot be compared; None if they can."""
        for name, side in ((OURS, self.ours), (self.name, self.peer)):
            if side.problem:
                return f"{name}: {side.problem}{self._because}"
        return (
            f"not the same number of rows: {self._counts}{self._because}" if self._other else None
        )

    @property
    def differs(self) -> bool:
        """Whether the answers differ, or the peer gave none, without a known reason."""
        is_wrong = self._other or self.ours.problem or self.peer.problem
        return bool(is_wrong) and not self._reason and not self._is_late

    def ratios(self, mix: Mix) -> list[float]:
        """Return the peer's median over ours, by round."""
        rounds = zip(self.peer.rounds[mix], self.ours.rounds[mix], strict=True)
        return [median(peer) / median(ours) for peer, ours in rounds]

    def ratio(self, mix: Mix) -> float:
        """Return how many times faster ours is: the median over the rounds."""
        return median(self.ratios(mix))

    @property
    def _other(self) -> bool:
        counts = {self.ours.count, self.peer.count}
        return None not in counts and len(counts) > 1

    @property
    def _is_late(self) -> bool:
        """A peer that takes too long is slow, not wrong; ours is to answer."""
        return bool(self.peer.problem and self.peer.problem.startswith(LATE))

    @property
    def _reason(self) -> str | None:
        return explained(self.name, self.example.name)

    @property
    def _because(self) -> str:
        return f" (known: {self._reason})" if self._reason else ""

    @property
    def _counts(self) -> str:
        return f"{self.ours.count} from {OURS}, {self.peer.count} from {self.name}"


LATE = "no answer within"


@dataclass(frozen=True)
class Measured:
    """A query at all servers, by name."""

    example: Example
    sides: Mapping[str, Side]

    def against(self, name: str) -> Compared:
        """Return this project's server and a peer side by side."""
        return Compared(self.example, name, self.sides[OURS], self.sides[name])
