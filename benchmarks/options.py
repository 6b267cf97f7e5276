"""What a run measures, and how much of it."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.all import PEERS
from benchmarks.peers.peer import Peer

RESULTS = Path(__file__).with_name("RESULTS.md")
PARTS = {
    "start": "start, loading and memory, on the bundled graph",
    "validate": "the time of `jinshan-kg validate`",
    "bundled": "latency and throughput against the peers, on the bundled graph",
    "million": "the same on a generated graph of --triples triples",
    "runaway": "queries that would run for ever",
    "describe": "descriptions of things against rdflib-endpoint",
    "pages": "the server's time for the page of every thing, without a cache",
    "release": "time and memory of `jinshan-kg release`",
}


@dataclass(frozen=True)
class Options:
    """The options of a run.

    Attributes:
        only: The parts to run.
        peers: The peers to compare with, where they are installed.
        triples: The size of the generated graph.
        rounds: How many times each measurement is made.
        seconds: For how long each turn of clients asks.
        requests: How often a query is asked in a round, one request at a time.
        latency_limit: For how long, in seconds, queries are asked one at a time, on each graph.
        limit: How long all may take, in seconds.
        output: Where to write the results; None if they are only printed.
    """

    only: tuple[str, ...]
    peers: tuple[Peer, ...]
    triples: int
    rounds: int
    seconds: int
    requests: int
    latency_limit: float
    limit: int
    output: Path | None

    def told(self) -> str:
        """Return what of this a reader of the results needs."""
        peers = ", ".join(peer.name for peer in self.peers)
        return (
            f"parts {', '.join(self.only)}; peers {peers}; {self.triples:,} triples generated;"
            f" {self.rounds} rounds, turns of {self.seconds} s"
        )


def read_options(arguments: Sequence[str] | None = None) -> Options:
    """Return the options of a command line; of this process if None."""
    given = _parser().parse_args(arguments)
    is_whole = given.only is None and given.peers is None and not given.quick
    return Options(
        only=given.only or tuple(PARTS),
        peers=given.peers or PEERS,
        triples=given.triples or (200_000 if given.quick else 1_000_000),
        rounds=given.rounds or (1 if given.quick else 3),
        seconds=given.seconds or (1 if given.quick else 2),
        requests=5 if given.quick else 20,
        latency_limit=15.0 if given.quick else 80.0,
        limit=given.limit or (600 if given.quick else 1800),
        output=given.output or (RESULTS if is_whole else None),
    )


def _parser() -> argparse.ArgumentParser:
    parts = "; ".join(f"{name}: {what}" for name, what in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure Jinshan KG against other SPARQL servers, in one run on the same data.",
        epilog=f"Parts: {parts}. Peers: {', '.join(peer.name for peer in PEERS)}.",
    )
    parser.add_argument("--quick", action="store_true", help="one short round on less data")
    parser.add_argument("--only", type=_parts, metavar="PART,…", help="these parts [all]")
    parser.add_argument("--peers", type=_peers, metavar="PEER,…", help="these peers [all]")
    parser.add_argument("--triples", type=_positive, help="size of the generated graph [1000000]")
    parser.add_argument("--rounds", type=_positive, help="rounds of each measurement [3]")
    parser.add_argument("--seconds", type=_positive, help="seconds of each turn of clients [2]")
    parser.add_argument("--limit", type=_positive, help="seconds that all may take [1800]")
    parser.add_argument(
        "--output",
        type=Path,
        help="where to write the results [benchmarks/RESULTS.md if all is measured, else nowhere]",
    )
    return parser


def _parts(text: str) -> tuple[str, ...]:
    return tuple(_known(name, PARTS) for name in text.split(","))


def _peers(text: str) -> tuple[Peer, ...]:
    by_name = {peer.name: peer for peer in PEERS}
    return tuple(by_name[_known(name, by_name)] for name in text.split(","))


def _known(name: str, names: Sequence[str] | dict[str, str] | dict[str, Peer]) -> str:
    if name not in names:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(names)}")
    return name


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not positive")
    return number
