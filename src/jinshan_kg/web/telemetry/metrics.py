"""The metrics of the server, counted as requests end or read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, ProcessCollector
from prometheus_client.registry import Collector

from jinshan_kg import __version__
from jinshan_kg.web.telemetry.collectors import (
    CacheCollector,
    CacheStatus,
    DroppedCollector,
    PoolCollector,
    PoolStatus,
)
from jinshan_kg.web.telemetry.record import CacheUse, Outcome, RequestRecord

_SECONDS: Final = tuple(
    map(float, "0.0005 0.001 0.0025 0.005 0.01 0.025 0.05 0.1 0.25 0.5 1 2.5 5 10 30".split())
)
_METHODS: Final = frozenset("GET HEAD POST OPTIONS QUERY PUT PATCH DELETE".split())


class Metrics:
    """Counts on a registry of its own, so that there may be several in one process.

    Attributes:
        registry: What `exposition.render` writes.
    """

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry(auto_describe=True)
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "jinshan_kg_requests",
            "Requests answered, by route, method and status.",
            ["route", "method", "status"],
            registry=self.registry,
        )
        self._queries = self._histogram(
            "jinshan_kg_query_duration_seconds",
            "Time from the coming of a query to the end of its answer, by what the cache did.",
            "cache",
        )
        self._waits = self._histogram(
            "jinshan_kg_queue_wait_seconds", "Time that a query waited for a worker."
        )
        self._runs = self._histogram(
            "jinshan_kg_worker_run_seconds", "Time that a worker was busy with a query."
        )
        self._outcomes = Counter(
            "jinshan_kg_worker_outcomes",
            "Queries given to the workers, by how that ended.",
            ["outcome"],
            registry=self.registry,
        )
        self._reloads = Counter(
            "jinshan_kg_reloads",
            "Times that the dataset was to be loaded anew, by how that ended.",
            ["outcome"],
            registry=self.registry,
        )
        self._dataset = Info(
            "jinshan_kg_dataset", "What is served, and by which program.", registry=self.registry
        )
        # Finding the child of some labels costs more than counting with it.
        self._children: dict[tuple[str, str, int], Counter] = {}
        self._watched: dict[type[Collector], Collector] = {}
        self._by_cache = {use: self._queries.labels(use.value) for use in CacheUse}
        self._by_outcome = {end: self._outcomes.labels(end.value) for end in Outcome}

    def request_ended(self, record: RequestRecord) -> None:
        """Count a request that has been answered; a method that HTTP does not know is `other`."""
        key = (record.route, record.method, record.status)
        child = self._children.get(key)
        if child is None:
            child = self._request_child(*key)
        child.inc()
        if record.asked is not None:
            self._by_cache[record.cache].observe(record.took)

    def worker_ended(self, outcome: Outcome, queued: float, ran: float | None) -> None:
        """Count a query that was given to the workers.

        Args:
            outcome: How it ended.
            queued: How long it waited, in seconds.
            ran: How long a worker was busy with it, in seconds; None if none was.
        """
        self._by_outcome[outcome].inc()
        self._waits.observe(queued)
        if ran is not None:
            self._runs.observe(ran)

    def reload_ended(self, outcome: str) -> None:
        """Count a reload of the dataset: `loaded`, `unchanged` or `refused`."""
        self._reloads.labels(outcome).inc()

    def serves(self, version: str) -> None:
        """Note the version of the dataset that is served from now on."""
        self._dataset.info({"version": version, "program": __version__})

    def watch_pool(self, status: Callable[[], PoolStatus]) -> None:
        """Have the metrics of the workers read from here, and no longer from where they were."""
        self._watch(PoolCollector(status))

    def watch_cache(self, status: Callable[[], CacheStatus]) -> None:
        """Have the metrics of the cache read from here, and no longer from where they were."""
        self._watch(CacheCollector(status))

    def watch_logs(self, dropped: Callable[[], int]) -> None:
        """Have the number of log records that were dropped read from here."""
        self._watch(DroppedCollector(dropped))

    def _watch(self, collector: Collector) -> None:
        before = self._watched.get(type(collector))
        if before is not None:
            self.registry.unregister(before)
        self.registry.register(collector)
        self._watched[type(collector)] = collector

    def _request_child(self, route: str, method: str, status: int) -> Counter:
        if method not in _METHODS:  # a stranger's word, of which there are too many to keep
            return self._requests.labels(route, "other", str(status))
        child = self._requests.labels(route, method, str(status))
        self._children[route, method, status] = child
        return child

    def _histogram(self, name: str, help_text: str, *labels: str) -> Histogram:
        return Histogram(name, help_text, labels, buckets=_SECONDS, registry=self.registry)
