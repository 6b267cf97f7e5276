"""The latency of an answer of about a megabyte."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count as counting
from statistics import median

from benchmarks.compared import Mix
from benchmarks.figures import alternated
from benchmarks.peers.jinshan import NAME as OURS
from benchmarks.queries import Form
from benchmarks.servers import Server

SIZE = 1_000_000  # bytes
_TRIED = 1000  # rows
_REQUESTS = 5
_TEXT = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT "


@dataclass(frozen=True)
class Large:
    """A large answer: its rows, its bytes by server, the seconds by server, mix and round.

    A server that gave none in time has no bytes, and the time that it was given.
    """

    rows: int
    sizes: dict[str, int]
    rounds: dict[tuple[str, Mix], list[float]]

    def ratio(self, name: str, mix: Mix) -> float:
        """Return how many times faster ours is than a peer: the median over the rounds."""
        both = zip(self.rounds[name, mix], self.rounds[OURS, mix], strict=True)
        return median(peer / ours for peer, ours in both)


def measure_large(servers: Sequence[Server], rounds: int) -> Large:
    """Return how long an answer of a megabyte takes; the rows are as many as fill it at ours."""
    accept = Form.SELECT.accept
    ours = next(server for server in servers if server.system.name == OURS)
    tried = ours.ask(f"{_TEXT}{_TRIED}", accept)
    rows = SIZE * _TRIED // len(tried.body)
    text = f"{_TEXT}{rows}"
    sizes = {server.system.name: _size(server, text) for server in servers}
    result = Large(rows, sizes, {})
    for turn in range(rounds):
        for mix in Mix:
            for server in alternated(servers, turn):
                seconds = _seconds(server, text, mix, turn)
                result.rounds.setdefault((server.system.name, mix), []).append(seconds)
    return result


def _size(server: Server, text: str) -> int:
    try:
        return len(server.ask(text, Form.SELECT.accept).body)
    except TimeoutError:
        server.restart()
        return 0


def _seconds(server: Server, text: str, mix: Mix, turn: int) -> float:
    template = mix.template(text)
    numbers = counting((turn + 1) * 10**6)
    samples = []
    for _ in range(1 + _REQUESTS):
        request = server.request(template.text(next(numbers)), Form.SELECT.accept)
        try:
            samples.append(server.send(request).seconds)
        except TimeoutError:
            server.restart()
            return server.timeout
    return median(samples[1:])
