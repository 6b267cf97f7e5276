"""The servers over one dataset."""

from collections.abc import Iterator, Sequence
from itertools import chain
from statistics import median

from benchmarks.compared import Mix, Side
from benchmarks.peers.jinshan import NAME as OURS
from benchmarks.report.markdown import bullets, megabytes, milliseconds, table, with_range
from benchmarks.results import Comparison
from benchmarks.throughput import CLIENTS, Group, left_out


def comparison_parts(comparison: Comparison) -> Iterator[str]:
    """Yield the parts of the report on one comparison."""
    name = comparison.data.name
    yield f"## {name[0].upper()}{name[1:]}"
    yield f"{comparison.data.triples:,} triples in {len(comparison.data.graphs)} named graphs."
    if comparison.absent:
        yield bullets(f"{peer}: {why}." for peer, why in comparison.absent.items())
    for group in comparison.groups:
        yield from _rates(comparison, group)
    yield from _large(comparison)
    yield "### Start and memory"
    yield table(
        ("Server", "Start to first answer, s", "Resident, MB", "Shared pages divided, MB"),
        (
            (
                server,
                f"{comparison.starts[server]:.2f}",
                megabytes(memory.resident),
                megabytes(memory.proportional),
            )
            for server, memory in comparison.memory.items()
        ),
    )
    yield "### Each query, one client"
    yield from _latencies(comparison)
    for mix in Mix:
        yield f"#### {mix.short.capitalize()}: {mix.value}"
        yield _queries(comparison, mix)


def _rates(comparison: Comparison, group: Group) -> Iterator[str]:
    yield f"### Answers in a second: {', '.join(group.names)}"
    out = left_out(comparison.queries, group)
    without = f", without {', '.join(out)}: see below" if out else ""
    yield f"A mix of {len(group.examples)} of the example queries{without}."
    head = ["Mix", "Clients", f"{OURS}, a second", "p50", "p95, ms"]
    for name in group.names:
        head += [f"{name}, a second", "p50", "p95, ms", "ratio"]
    rows = []
    for mix in Mix:
        for clients in CLIENTS:
            row = [mix.short, str(clients), *_turns(group, OURS, mix, clients)]
            for name in group.names:
                ratio = f"{group.ratio(name, mix, clients):.2f}"
                row += _turns(group, name, mix, clients)
                row.append(with_range(ratio, group.ratios(name, mix, clients)))
            rows.append(row)
    yield table(head, rows)


def _turns(group: Group, name: str, mix: Mix, clients: int) -> list[str]:
    turns = group.turns[name, mix, clients]
    failures = sum(turn.failures for turn in turns)
    rate = f"{median(turn.rate for turn in turns):.0f}"
    return [
        f"{rate}, {failures} failed" if failures else rate,
        milliseconds(median(turn.p50 for turn in turns)),
        milliseconds(median(turn.p95 for turn in turns)),
    ]


def _large(comparison: Comparison) -> Iterator[str]:
    large = comparison.large
    yield "### An answer of a megabyte"
    yield f"{large.rows:,} rows in JSON, one client; medians in milliseconds."
    yield table(
        ("Server", "Bytes", *chain.from_iterable((mix.short, "ratio") for mix in Mix)),
        (
            (
                name,
                f"{size:,}",
                *chain.from_iterable(
                    (
                        milliseconds(median(large.rounds[name, mix])),
                        "" if name == OURS else f"{large.ratio(name, mix):.2f}",
                    )
                    for mix in Mix
                ),
            )
            for name, size in large.sizes.items()
        ),
    )


def _latencies(comparison: Comparison) -> Iterator[str]:
    yield table(
        ("Peer", "Queries", *(f"our p50 over its, {mix.short}" for mix in Mix)),
        (
            (
                peer,
                f"{len(comparison.fair(peer))} of {len(comparison.queries)}",
                *(f"{comparison.latency(peer, mix):.2f}" for mix in Mix),
            )
            for peer in comparison.peers
        ),
    )
    problems = [
        f"{both.example.name}, {both.problem}"
        for peer in comparison.peers
        for both in comparison.unfair(peer)
    ]
    if problems:
        yield "Not compared:"
        yield bullets(problems)


def _queries(comparison: Comparison, mix: Mix) -> str:
    head = ["Query", "Form", "Rows", f"{OURS} p50", "p95"]
    for peer in comparison.peers:
        head += [f"{peer} p50", "p95", "times faster"]
    rows = []
    for query in comparison.queries:
        ours = query.sides[OURS]
        row = [query.example.name, query.example.form.name, str(ours.count), *_times(ours, mix)]
        for peer in comparison.peers:
            both = query.against(peer)
            row += _times(both.peer, mix)
            row.append("" if both.problem else _range(both.ratio(mix), both.ratios(mix)))
        rows.append(row)
    return table(head, rows)


def _times(side: Side, mix: Mix) -> Sequence[str]:
    if side.requests(mix) < 2:
        return "", ""
    return milliseconds(side.p50(mix)), milliseconds(side.p95(mix))


def _range(ratio: float, ratios: Sequence[float]) -> str:
    return with_range(f"{ratio:.2f}", ratios)
