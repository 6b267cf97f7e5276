"""What a run measured; a part that was not run is None or empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, inf, log
from statistics import mean, median

from benchmarks.compared import Compared, Measured, Mix
from benchmarks.data import Data
from benchmarks.describing import Described
from benchmarks.figures import Spread
from benchmarks.large import Large
from benchmarks.loading import Loading
from benchmarks.memory import Memory
from benchmarks.releasing import Releasing
from benchmarks.runaway import Runaways
from benchmarks.throughput import Group
from benchmarks.visiting import Visits


@dataclass(frozen=True)
class Comparison:
    """The servers over one dataset.

    Attributes:
        data: What they serve.
        peers: The names of those that took part.
        absent: Why each of the others did not.
        queries: Each example query at each server.
        groups: Answers in a second.
        large: An answer of a megabyte.
        memory: What each server held after all that.
        starts: Seconds from a start to the first answer, loading included where it is needed.
    """

    data: Data
    peers: Sequence[str]
    absent: Mapping[str, str]
    queries: Sequence[Measured]
    groups: Sequence[Group]
    large: Large
    memory: Mapping[str, Memory]
    starts: Mapping[str, float]

    def fair(self, peer: str) -> list[Compared]:
        """Return the queries that a peer and this project's server both were measured with."""
        return [both for both in self._against(peer) if both.problem is None]

    def unfair(self, peer: str) -> list[Compared]:
        """Return the others, each with its `problem`."""
        return [both for both in self._against(peer) if both.problem is not None]

    def differing(self) -> list[Compared]:
        """Return what was answered differently without a reason that is known."""
        return [both for peer in self.peers for both in self._against(peer) if both.differs]

    def mix_latency(self, peer: str, mix: Mix) -> float:
        """Return our p50 over the peer's, one client asking all queries in turn."""
        ratios = (g.latency(peer, mix, 1) for g in self.groups if peer in g.names)
        return next(ratios, inf)

    def latency(self, peer: str, mix: Mix) -> float:
        """Return our p50 over the peer's by query: the median of the rounds' geometric means.

        Where no query can be compared that is infinite, and `rate` 0: no target is met.
        """
        if not self.fair(peer):
            return inf
        by_round = zip(*(both.ratios(mix) for both in self.fair(peer)), strict=True)
        return median(exp(-mean(map(log, ratios))) for ratios in by_round)

    def rate(self, peer: str, mix: Mix, clients: int) -> float:
        """Return our answers in a second over the peer's."""
        ratios = (g.ratio(peer, mix, clients) for g in self.groups if peer in g.names)
        return next(ratios, 0.0)

    def _against(self, peer: str) -> list[Compared]:
        return [query.against(peer) for query in self.queries]


@dataclass
class Results:
    """The figures of one run; mappings are by the name of the system."""

    starts: Mapping[str, Spread] = field(default_factory=dict)
    loading: Mapping[str, Loading] = field(default_factory=dict)
    memory: Memory | None = None
    validation: Spread | None = None
    comparisons: list[Comparison] = field(default_factory=list)
    runaways: Mapping[str, Runaways] = field(default_factory=dict)
    described: Described | None = None
    visits: Visits | None = None
    releasing: Releasing | None = None
    versions: Mapping[str, str | None] = field(default_factory=dict)

    def differing(self) -> list[Compared]:
        """Return what was answered differently without a reason that is known."""
        return [both for comparison in self.comparisons for both in comparison.differing()]
