"""The page of every thing, as people get it: how long the server itself takes to make it."""

import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from statistics import median, quantiles
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode, RdfFormat, Store

from benchmarks.data import Data
from benchmarks.peers import jinshan
from benchmarks.servers import Probe, Server
from jinshan_kg.namespaces import BASE

LONG: Final = 0.010  # seconds
_FIRST_PARTS: Final = ("id", "concept", "unit", "source", "dataset", "graph")
_CHARACTERS: Final = "/:@!$&'()*+,;=~%"
_TIMEOUT: Final = 5.0  # seconds for a page
_TOTAL: Final = re.compile(r"total;dur=([\d.]+)")


@dataclass(frozen=True)
class Visits:
    """How long the server took for the page of every thing.

    Attributes:
        turns: Seconds by the path of the page; one mapping for each visit of all pages.
    """

    turns: Sequence[Mapping[str, float]]

    @property
    def least(self) -> Mapping[str, float]:
        """The least of the visits of each page, since the machine does other things as well."""
        return {path: min(turn[path] for turn in self.turns) for path in self.turns[0]}


@dataclass(frozen=True)
class Summary:
    """What the seconds of many pages come to.

    Attributes:
        median: Their median.
        p90: Their 90th percentile.
        largest: The most that a page took.
        path: The page that took it.
        long: How many took more than `LONG`.
    """

    median: float
    p90: float
    largest: float
    path: str
    long: int

    @classmethod
    def of(cls, seconds: Mapping[str, float]) -> "Summary":
        """Return what the seconds of at least two pages come to."""
        values = list(seconds.values())
        path = max(seconds, key=seconds.__getitem__)
        tenths = quantiles(values, n=10, method="inclusive")
        return cls(median(values), tenths[-1], seconds[path], path, sum(v > LONG for v in values))


def measure_visits(data: Data, probe: Probe, rounds: int) -> Visits:
    """Return how long every page takes at a server that keeps no answers.

    Raises:
        RuntimeError: If a page is not there, or tells no time.
    """
    paths = _paths(data)
    system = jinshan.bundled("--no-publish", "--cache-size", "0")
    with Server(system, probe) as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=_TIMEOUT)
        with closing(connection):
            turns = [{path: _seconds(connection, path) for path in paths} for _ in range(rounds)]
    return Visits(turns)


def _paths(data: Data) -> list[str]:
    store = Store()
    store.bulk_load(path=data.file, format=RdfFormat.N_QUADS)
    subjects = {quad.subject for quad in store} | {quad.graph_name for quad in store}
    iris = {it.value for it in subjects if isinstance(it, NamedNode)}
    tails = (iri.removeprefix(BASE) for iri in iris if iri.startswith(BASE) and "#" not in iri)
    things = sorted(tail for tail in tails if tail.partition("/")[0] in _FIRST_PARTS)
    return [f"/{quote(thing, safe=_CHARACTERS)}.html" for thing in things]


def _seconds(connection: HTTPConnection, path: str) -> float:
    connection.request("GET", path, headers={"Accept": "text/html"})
    response = connection.getresponse()
    response.read()
    seconds = seconds_told(response)
    if response.status != 200 or seconds is None:
        raise RuntimeError(f"{path}: status {response.status}, and {seconds} s of the server.")
    return seconds


def seconds_told(response: HTTPResponse) -> float | None:
    """Return how long a server says that an answer took (Server-Timing), if it does."""
    found = _TOTAL.search(response.headers.get("Server-Timing", ""))
    return float(found[1]) / 1000 if found else None
