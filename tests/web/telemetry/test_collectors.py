"""Metrics that are read where they are."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from jinshan_kg.web.telemetry.collectors import memory
from jinshan_kg.web.telemetry.metrics import Metrics

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


@dataclass
class Pool:
    size: int = 0
    running: int = 0
    waiting: int = 0
    queue: int = 0
    pids: Sequence[int] = ()


@dataclass
class Cache:
    hits: int = 0
    misses: int = 0
    evictions: int = 0
    entries: int = 0
    size: int = 0
    limit: int = 0


def samples(metrics: Metrics, prefix: str) -> dict[str, float]:
    return {
        sample.name: sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
        if sample.name.startswith(f"jinshan_kg_{prefix}") and not sample.labels
    }


def test_the_pool_is_read_when_somebody_asks() -> None:
    metrics = Metrics()
    pool = Pool(size=2, queue=64)
    metrics.watch_pool(lambda: pool)

    pool.running, pool.waiting = 2, 5

    assert samples(metrics, "workers") == {
        "jinshan_kg_workers": 2,
        "jinshan_kg_workers_busy": 2,
        "jinshan_kg_workers_memory_bytes": 0,
    }
    assert samples(metrics, "queue_waiting") == {"jinshan_kg_queue_waiting": 5}
    assert samples(metrics, "queue_limit") == {"jinshan_kg_queue_limit": 64}


def test_the_pool_of_a_new_dataset_takes_the_place_of_the_old() -> None:
    metrics = Metrics()
    metrics.watch_pool(lambda: Pool(size=2, running=2))

    metrics.watch_pool(lambda: Pool(size=4))

    assert samples(metrics, "workers")["jinshan_kg_workers"] == 4


def test_the_cache_is_read_when_somebody_asks() -> None:
    metrics = Metrics()
    cache = Cache(limit=1_000)
    metrics.watch_cache(lambda: cache)

    cache.hits, cache.misses, cache.evictions, cache.entries, cache.size = 9, 3, 1, 2, 640

    assert samples(metrics, "cache") == {
        "jinshan_kg_cache_hits_total": 9,
        "jinshan_kg_cache_misses_total": 3,
        "jinshan_kg_cache_evictions_total": 1,
        "jinshan_kg_cache_entries": 2,
        "jinshan_kg_cache_bytes": 640,
        "jinshan_kg_cache_limit_bytes": 1_000,
    }


def test_dropped_log_records_are_read_when_somebody_asks() -> None:
    metrics = Metrics()
    dropped = [0]
    metrics.watch_logs(lambda: dropped[0])

    dropped[0] = 7

    assert samples(metrics, "log") == {"jinshan_kg_log_records_dropped_total": 7}


def test_the_memory_of_processes_is_their_proportional_set_size(tmp_path: Path) -> None:
    for pid, kilobytes in ((17, 1_000), (18, 24)):
        (tmp_path / str(pid)).mkdir()
        (tmp_path / str(pid) / "smaps_rollup").write_text(
            f"5570-7ffd ---p 00000000 00:00 0  [rollup]\nRss: 9999 kB\nPss: {kilobytes:8} kB\n"
        )

    assert memory([17, 18], tmp_path) == 1_024 * 1_024


def test_a_process_that_ended_has_no_memory(tmp_path: Path) -> None:
    assert memory([17], tmp_path) == 0


@on_linux
def test_a_process_of_ours_has_memory() -> None:
    assert memory([os.getpid()]) > 1_000_000


@on_linux
def test_a_zombie_has_none() -> None:
    with subprocess.Popen(["true"]) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)

        assert memory([process.pid]) == 0
