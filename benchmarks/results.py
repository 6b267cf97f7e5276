"""What a run measured, and the targets it is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.compared import Compared, Mix
from benchmarks.figures import Spread
from benchmarks.loading import Loading
from benchmarks.memory import Memory
from benchmarks.servers import JINSHAN

FIRST_ANSWER = 1.5  # seconds
RESIDENT = 150e6  # bytes
VALIDATION = 20.0  # seconds
RATIO = 3.0


@dataclass(frozen=True)
class Target:
    """A figure with its target: what it is, both in words, and whether it is met."""

    name: str
    measured: str
    wanted: str
    is_met: bool


@dataclass(frozen=True)
class Results:
    """The figures of one run; mappings are by the name of the system."""

    starts: Mapping[str, Spread]
    loading: Mapping[str, Loading]
    validation: Spread
    memory: Mapping[str, Memory]
    queries: Sequence[Compared]

    @property
    def fair(self) -> list[Compared]:
        """The queries that were measured at both servers."""
        return [query for query in self.queries if query.problem is None]

    @property
    def unfair(self) -> list[Compared]:
        """The queries that were not, each with its `problem`."""
        return [query for query in self.queries if query.problem is not None]

    @property
    def rounds(self) -> int:
        """How many rounds of queries there was time for."""
        return max(len(query.ours.rounds[mix]) for query in self.fair for mix in Mix)

    def targets(self) -> list[Target]:
        """Return the targets with what was measured."""
        start = self.starts[JINSHAN.name].median
        memory = self.memory[JINSHAN.name]
        return [
            Target(
                "`jinshan-kg serve` to the first correct answer",
                f"{start:.2f} s",
                f"< {FIRST_ANSWER} s",
                start < FIRST_ANSWER,
            ),
            Target(
                "resident memory of its processes after the run",
                f"{memory.proportional / 1e6:.0f} MB, a page that processes share counted once"
                f" (PSS; {memory.resident / 1e6:.0f} MB as the sum of RSS)",
                f"< {RESIDENT / 1e6:.0f} MB",
                memory.proportional < RESIDENT,
            ),
            Target(
                "`jinshan-kg validate`",
                f"{self.validation.median:.1f} s",
                f"< {VALIDATION:.0f} s",
                self.validation.median < VALIDATION,
            ),
            *map(self._each_query, Mix),
        ]

    def _each_query(self, mix: Mix) -> Target:
        least = min(self.fair, key=lambda query: query.ratio(mix))
        reached = sum(query.ratio(mix) >= RATIO for query in self.fair)
        return Target(
            f"each example query against rdflib-endpoint, {mix.value}",
            f"least {least.ratio(mix):.1f} times faster ({least.example.name});"
            f" {reached} of {len(self.fair)} reach the target",
            f"≥ {RATIO:.0f} times",
            reached == len(self.fair),
        )
