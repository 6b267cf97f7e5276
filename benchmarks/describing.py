"""Descriptions of things: our documents, beside rdflib-endpoint's DESCRIBE of the same things."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import product
from statistics import median

from pyoxigraph import NamedNode, RdfFormat, Store

from benchmarks.client import request_of
from benchmarks.compared import Mix
from benchmarks.data import Data
from benchmarks.figures import alternated
from benchmarks.flood import Flooded, Plan, flood
from benchmarks.peers import jinshan, rdflib_endpoint
from benchmarks.peers.peer import Peer
from benchmarks.queries import Form
from benchmarks.servers import Probe, Server
from jinshan_kg.namespaces import BASE, ID

CLIENTS = (1, 8)
DOCUMENTS = f"{jinshan.NAME}, documents"
QUERIES = f"{jinshan.NAME}, DESCRIBE"
REPEATED = tuple(
    f"{ID}{name}"
    for name in ("observation/land-freed", "park/carbon-valley-green-bay", "district/jinshan")
)
_TURTLE = "text/turtle"
_TIMEOUT = 5.0  # seconds for an answer


@dataclass(frozen=True)
class Described:
    """Descriptions in a second, and how long each took.

    Attributes:
        things: How many things the unique mix asks for in turn.
        peer: Beside whom; None if it is not installed.
        turns: What was measured, by way or peer, mix and number of clients: one for each round.
    """

    things: int
    peer: str | None
    turns: dict[tuple[str, Mix, int], list[Flooded]] = field(default_factory=dict)

    def rates(self, way: str, mix: Mix, clients: int) -> list[float]:
        """Return our rate over the peer's, by round; `way` is `DOCUMENTS` or `QUERIES`."""
        both = self._both(way, mix, clients)
        return [ours.rate / max(peer.rate, 1e-9) for ours, peer in both]

    def latencies(self, way: str, mix: Mix, clients: int) -> list[float]:
        """Return the peer's p50 over ours, by round."""
        both = self._both(way, mix, clients)
        return [peer.p50 / max(ours.p50, 1e-9) for ours, peer in both]

    def _both(self, way: str, mix: Mix, clients: int) -> list[tuple[Flooded, Flooded]]:
        assert self.peer is not None
        ours, peer = self.turns[way, mix, clients], self.turns[self.peer, mix, clients]
        return list(zip(ours, peer, strict=True))


def measure_descriptions(
    data: Data, probe: Probe, peers: Sequence[Peer], rounds: int, seconds: int
) -> Described:
    """Return what descriptions of things of the bundled graph cost.

    Repeated: an observation, a park and the district, again and again. Unique: every thing in turn,
    as documents of a server of ours that keeps no answers, and as queries in texts that neither
    server has seen before.

    Raises:
        RuntimeError: If a server does not describe a thing.
    """
    things = _things(data)
    peer = rdflib_endpoint.PEER
    takes_part = peer in peers and peer.version() is not None
    result = Described(len(things), peer.name if takes_part else None)
    with ExitStack() as stack:
        ours = {
            mix: stack.enter_context(Server(jinshan.bundled("--no-publish", *more), probe))
            for mix, more in ((Mix.REPEATED, ()), (Mix.NEW, ("--cache-size", "0")))
        }
        theirs = None
        if takes_part:
            system = stack.enter_context(peer.over(data))
            theirs = stack.enter_context(Server(system, probe, _TIMEOUT))
        for turn, mix, clients in product(range(rounds), Mix, CLIENTS):
            asked = REPEATED if mix is Mix.REPEATED else things
            requests = {
                DOCUMENTS: (ours[mix], _documents(asked)),
                QUERIES: (ours[mix], _queries(ours[mix], asked, mix)),
            }
            if theirs is not None:
                requests[peer.name] = (theirs, _queries(theirs, asked, mix))
            _turn(result, requests, mix, clients, turn, seconds)
    return result


Requests = Sequence[tuple[str, Sequence[str]]]


def _turn(
    result: Described,
    requests: Mapping[str, tuple[Server, Requests]],
    mix: Mix,
    clients: int,
    turn: int,
    seconds: int,
) -> None:
    for name, (server, asked) in alternated(list(requests.items()), turn):
        _check(server, asked[0])
        first = (1 + turn * 10 + clients) * 10**9
        done = flood(Plan(server.port, asked, first, clients, seconds))
        if done.failures:
            raise RuntimeError(f"{name}: {done.failures} of {done.answers} descriptions failed.")
        result.turns.setdefault((name, mix, clients), []).append(done)
        server.settle()


def _check(server: Server, request: tuple[str, Sequence[str]]) -> None:
    accept, pieces = request
    response = server.send(request_of("0".join(pieces), accept))
    if response.status != 200 or not response.body:
        raise RuntimeError(f"{server.system.name}: status {response.status} for {pieces[0]}.")


def _things(data: Data) -> list[str]:
    store = Store()
    store.bulk_load(path=data.file, format=RdfFormat.N_QUADS)
    subjects = {quad.subject for quad in store}
    found = (it.value for it in subjects if isinstance(it, NamedNode))
    return sorted(iri for iri in found if iri.startswith(ID))


def _documents(things: Sequence[str]) -> Requests:
    return [(_TURTLE, (f"/{thing.removeprefix(BASE)}.ttl",)) for thing in things]


def _queries(server: Server, things: Sequence[str], mix: Mix) -> Requests:
    templates = (mix.template(f"DESCRIBE <{thing}>") for thing in things)
    encoded = (template.encoded() for template in templates)
    accept = Form.DESCRIBE.accept
    return [(accept, (server.system.target + begin, *rest)) for begin, *rest in encoded]


def p50(turns: Sequence[Flooded]) -> float:
    """Return the median of the rounds' medians, in seconds."""
    return median(turn.p50 for turn in turns)
