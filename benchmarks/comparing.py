"""All servers over one dataset: started, asked, and ended."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from benchmarks.asking import measure_queries
from benchmarks.data import Data
from benchmarks.large import measure_large
from benchmarks.options import Options
from benchmarks.peers import jinshan
from benchmarks.peers.peer import Peer
from benchmarks.queries import Example
from benchmarks.results import Comparison
from benchmarks.servers import Probe, Server
from benchmarks.throughput import measure_throughput

_MUCH = 100_000  # triples that are too many for a peer that takes long
_TIMEOUT = 5.0  # seconds for an answer


def compare(
    data: Data,
    examples: Sequence[Example],
    probe: Probe,
    options: Options,
    say: Callable[[str], None],
) -> Comparison:
    """Return what all servers do over some data."""
    absent = {peer.name: why for peer in options.peers if (why := _absent(peer, data))}
    with ExitStack() as stack:
        servers = [Server(jinshan.over(data), probe, _TIMEOUT)]
        for peer in options.peers:
            if peer.name not in absent:
                say(f"{data.name}: preparing {peer.name}")
                system = stack.enter_context(peer.over(data))
                servers.append(Server(system, probe, _TIMEOUT))
        for server in servers:
            say(f"{data.name}: starting {server.system.name}")
            stack.enter_context(server)
        starts = {server.system.name: server.seconds_to_first_answer for server in servers}
        say(f"{data.name}: asking {len(examples)} queries one at a time")
        queries = measure_queries(
            servers, examples, options.rounds, options.requests, options.latency_limit
        )
        groups = measure_throughput(servers, queries, options.rounds, options.seconds, say)
        say(f"{data.name}: asking for a megabyte")
        large = measure_large(servers, options.rounds)
        return Comparison(
            data,
            [server.system.name for server in servers[1:]],
            absent,
            queries,
            groups,
            large,
            {server.system.name: server.memory() for server in servers},
            starts,
        )


def _absent(peer: Peer, data: Data) -> str | None:
    if peer.version() is None:
        return "not installed"
    if peer.takes_long and data.triples > _MUCH:
        return "left out: it takes minutes to load so many triples, and long for most queries"
    return None
