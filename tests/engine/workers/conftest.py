from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Load
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.process import Zygote

Start = Callable[[], Zygote]
MakePool = Callable[[WorkerLimits], WorkerPool]


def _numbers(path: Path, count: int) -> Path:
    lines = (f"<urn:n:{n}> <urn:value> {n} .\n" for n in range(count))
    path.write_text("".join(lines))
    return path


def _starter(path: Path) -> Start:
    def start() -> Zygote:
        zygote = Zygote(Load((DataFile(path),), union_default_graph=False))
        zygote.ready()
        return zygote

    return start


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts a zygote over three hundred numbers."""
    return _starter(_numbers(tmp_path / "numbers.ttl", 300))


@pytest.fixture
def start_with_broken_file(tmp_path: Path) -> Start:
    """Starts a zygote over a file that does not parse."""
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:a> <urn:b> .\n")
    return _starter(broken)


@pytest.fixture
def make_pool(start: Start) -> Iterator[MakePool]:
    """Makes pools that are closed in the end."""
    pools: list[WorkerPool] = []

    def make(limits: WorkerLimits) -> WorkerPool:
        pools.append(WorkerPool(start, limits))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()
