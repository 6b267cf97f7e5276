"""Metrics that are read where they are when somebody asks for them, and cost nothing meanwhile."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector


class PoolStatus(Protocol):
    """A pool of workers at one moment."""

    @property
    def size(self) -> int:
        """How many workers there are."""
        ...

    @property
    def running(self) -> int:
        """How many queries run."""
        ...

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        ...

    @property
    def queue(self) -> int:
        """How many queries may wait."""
        ...

    @property
    def pids(self) -> Sequence[int]:
        """The process ids of what holds the dataset: the workers, and what they are forked from."""
        ...


class CacheStatus(Protocol):
    """The cache of answers at one moment."""

    @property
    def hits(self) -> int:
        """How often it had the answer, since the start."""
        ...

    @property
    def misses(self) -> int:
        """How often it had not."""
        ...

    @property
    def evictions(self) -> int:
        """How many answers had to make room."""
        ...

    @property
    def entries(self) -> int:
        """How many answers it holds."""
        ...

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        ...

    @property
    def limit(self) -> int:
        """How many bytes it may hold."""
        ...


class PoolCollector(Collector):
    """The metrics of the workers."""

    def __init__(self, status: Callable[[], PoolStatus]) -> None:
        """Take what tells the state of the pool."""
        self._status = status

    def collect(self) -> Iterator[Metric]:
        """Read them now."""
        now = self._status()
        yield GaugeMetricFamily("jinshan_kg_workers", "Workers.", now.size)
        yield GaugeMetricFamily("jinshan_kg_workers_busy", "Workers that run a query.", now.running)
        yield GaugeMetricFamily(
            "jinshan_kg_queue_waiting", "Queries that wait for a worker.", now.waiting
        )
        yield GaugeMetricFamily("jinshan_kg_queue_limit", "Queries that may wait.", now.queue)
        yield GaugeMetricFamily(
            "jinshan_kg_workers_memory_bytes",
            "Memory of the workers and of the process that they are forked from; what they share"
            " counts once (Linux).",
            memory(now.pids),
        )


class CacheCollector(Collector):
    """The metrics of the cache of answers."""

    def __init__(self, status: Callable[[], CacheStatus]) -> None:
        """Take what tells the state of the cache."""
        self._status = status

    def collect(self) -> Iterator[Metric]:
        """Read them now."""
        now = self._status()
        yield CounterMetricFamily(
            "jinshan_kg_cache_hits", "Queries that the cache had the answer of.", now.hits
        )
        yield CounterMetricFamily("jinshan_kg_cache_misses", "Queries that it had not.", now.misses)
        yield CounterMetricFamily(
            "jinshan_kg_cache_evictions", "Answers thrown out for want of room.", now.evictions
        )
        yield GaugeMetricFamily("jinshan_kg_cache_entries", "Answers in the cache.", now.entries)
        yield GaugeMetricFamily("jinshan_kg_cache_bytes", "Bytes in the cache.", now.size)
        yield GaugeMetricFamily(
            "jinshan_kg_cache_limit_bytes", "Bytes that it may hold.", now.limit
        )


class DroppedCollector(Collector):
    """How many log records were lost."""

    def __init__(self, dropped: Callable[[], int]) -> None:
        """Take what tells the number."""
        self._dropped = dropped

    def collect(self) -> Iterator[Metric]:
        """Read it now."""
        yield CounterMetricFamily(
            "jinshan_kg_log_records_dropped",
            "Log records dropped, since they came faster than they could be written.",
            self._dropped(),
        )


def memory(pids: Iterable[int], proc: Path = Path("/proc")) -> int:
    """Return the bytes of memory of some processes; a page shared by several counts once in all.

    A process that has ended, or that the kernel does not tell of, counts as none.

    Args:
        pids: Their process ids.
        proc: Where the kernel tells (proc(5), `smaps_rollup`).
    """
    return sum(_proportional(proc / str(pid) / "smaps_rollup") for pid in pids)


def _proportional(rollup: Path) -> int:
    try:
        lines = rollup.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
