"""Answers in a second to 1, 8 and 32 clients: servers in turn, round after round."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from statistics import median

from benchmarks.compared import Measured, Mix
from benchmarks.figures import alternated
from benchmarks.flood import Flooded, flood, plan
from benchmarks.peers.jinshan import NAME as OURS
from benchmarks.queries import Example
from benchmarks.servers import Server

CLIENTS = (1, 8, 32)
_SLOW = 0.5  # seconds; a query that takes longer would be all that a short turn measures


@dataclass(frozen=True)
class Group:
    """Servers that answer the same queries, asked the same mix in one row of turns.

    Attributes:
        names: The peers.
        examples: The queries.
        turns: What was measured, by server, mix and number of clients: one for each round.
    """

    names: Sequence[str]
    examples: Sequence[Example]
    turns: dict[tuple[str, Mix, int], list[Flooded]] = field(default_factory=dict)

    def ratios(self, name: str, mix: Mix, clients: int) -> list[float]:
        """Return our rate over the peer's, by round.

        A peer that answers nothing in its turn counts as if it had answered once: the ratio is
        then the least that it can be.
        """
        both = zip(self.turns[OURS, mix, clients], self.turns[name, mix, clients], strict=True)
        return [ours.rate / max(peer.rate, 1 / peer.seconds) for ours, peer in both]

    def ratio(self, name: str, mix: Mix, clients: int) -> float:
        """Return the median of the ratios."""
        return median(self.ratios(name, mix, clients))

    def latency(self, name: str, mix: Mix, clients: int) -> float:
        """Return our p50 over the peer's, all queries of the mix in one: the median by round.

        A peer that answers nothing in its turn counts as one that takes for ever.
        """
        both = zip(self.turns[OURS, mix, clients], self.turns[name, mix, clients], strict=True)
        return median(ours.p50 / peer.p50 if peer.p50 else 0.0 for ours, peer in both)


def measure_throughput(
    servers: Sequence[Server],
    queries: Sequence[Measured],
    rounds: int,
    seconds: int,
    say: Callable[[str], None],
) -> list[Group]:
    """Return the rates, in groups of peers that can be asked the same queries."""
    groups = list(_groups(servers, queries))
    for group in groups:
        say(f"flooding {OURS}, {', '.join(group.names)} with {len(group.examples)} queries")
        taking_part = [s for s in servers if s.system.name in (OURS, *group.names)]
        for turn in range(rounds):
            _round(group, taking_part, turn, seconds)
    return groups


def left_out(queries: Sequence[Measured], group: Group) -> list[str]:
    """Return the names of the queries that are not in the mix of a group."""
    names = {example.name for example in group.examples}
    return [query.example.name for query in queries if query.example.name not in names]


def _groups(servers: Sequence[Server], queries: Sequence[Measured]) -> Iterator[Group]:
    by_mix: dict[tuple[str, ...], list[str]] = {}
    for name in (server.system.name for server in servers):
        if name != OURS:
            fit = tuple(query.example.name for query in queries if _fits(query, name))
            by_mix.setdefault(fit, []).append(name)
    for fit, names in by_mix.items():
        if fit:
            yield Group(names, [query.example for query in queries if query.example.name in fit])


def _fits(query: Measured, name: str) -> bool:
    both = query.against(name)
    return both.problem is None and max(both.ours.warm, both.peer.warm) <= _SLOW


def _round(group: Group, servers: Sequence[Server], turn: int, seconds: int) -> None:
    for number, (mix, clients) in enumerate(product(Mix, CLIENTS)):
        examples = [(example, mix.template(example.text)) for example in group.examples]
        # Every server is asked the same texts, and none of them twice.
        first = (1 + turn * 10 + number) * 10**9
        for server in alternated(servers, turn):
            planned = plan(server, examples, first=first, clients=clients, seconds=seconds)
            done = flood(planned)
            group.turns.setdefault((server.system.name, mix, clients), []).append(done)
            server.settle()  # what it is still busy with would slow down the next one
