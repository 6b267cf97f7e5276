"""What is served is what its version says: at first, and when a process that died is replaced."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from tests.faults.processes import alive

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.jobs import QueryJob
from jinshan_kg.engine.pooled import begin_pool
from jinshan_kg.engine.workers.copies import ChangedError, Copies
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Load
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.process import Zygote
from jinshan_kg.errors import UserError
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.formats import CSV

OLD = "<urn:a> <urn:b> <old> ."
NEW = "<urn:a> <urn:b> <new> ."
JOB = QueryJob("SELECT ?o { ?s ?p ?o }", DatasetClause(), CSV)


@pytest.fixture
def file(tmp_path: Path) -> DataFile:
    path = tmp_path / "data.ttl"
    path.write_text(OLD)
    return DataFile(path)


@pytest.fixture
def begin(file: DataFile) -> Iterator[Callable[[], WorkerPool]]:
    """Begins to load the file as it is; called, waits for the pool, which is closed in the end."""
    version = dataset_version([file])
    wait = begin_pool((file,), WorkerLimits(workers=1), version=version, union_default_graph=False)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(wait()))


def old(file: DataFile) -> bytes:
    # Against the place of the file, as the one that was read first.
    return f"o\r\n{file.path.with_name('old').as_uri()}\r\n".encode()


def kill(pool: WorkerPool) -> None:
    """Kill the zygote, and wait until its worker, which has answered before, has died with it."""
    zygote, worker = pool.pids
    os.kill(zygote, signal.SIGKILL)
    end = time.monotonic() + 20
    while alive(worker):
        assert time.monotonic() < end
        time.sleep(0.01)


def replaced(pool: WorkerPool) -> object:
    kill(pool)
    return pool.run(JOB, None)


def loaded(file: DataFile, version: str | None, copies: Copies | None = None) -> None:
    load = Load((file,), union_default_graph=False, version=version, copies=copies)
    zygote = Zygote(load)
    try:
        zygote.ready()
    finally:
        zygote.close()


def test_files_of_their_version_are_loaded(file: DataFile) -> None:
    loaded(file, dataset_version([file]))


def test_files_that_have_changed_since_are_refused(file: DataFile) -> None:
    version = dataset_version([file])
    file.path.write_text(NEW)
    with pytest.raises(UserError) as caught:
        loaded(file, version)
    assert str(caught.value) == "The files changed while they were loaded. Load them again."


def test_copies_are_held_to_the_version_too(file: DataFile) -> None:
    copies = Copies.of((file,), dataset_version([file]))
    with pytest.raises(UserError, match="changed while"):
        loaded(file, "0" * 64, copies)


def test_a_wrong_version_is_refused_at_once(file: DataFile) -> None:
    with pytest.raises(ChangedError):
        begin_pool((file,), WorkerLimits(workers=1), version="0" * 64, union_default_graph=False)


@pytest.mark.parametrize("harm", ["change", "garble", "remove"])
def test_what_replaces_a_dead_zygote_serves_the_same_whatever_became_of_the_files(
    begin: Callable[[], WorkerPool], file: DataFile, harm: str
) -> None:
    pool = begin()
    assert pool.run(JOB, None) == old(file)
    match harm:
        case "change":
            file.path.write_text(NEW)
        case "garble":
            file.path.write_text("nonsense")
        case _:
            file.path.unlink()
    assert [replaced(pool) for _ in range(2)] == [old(file)] * 2


def test_a_dead_zygote_that_cannot_be_replaced_now_is_replaced_later(file: DataFile) -> None:
    can = [True, False, True]

    def start() -> Zygote:
        if not can.pop(0):
            raise UserError("not now")
        zygote = Zygote(Load((file,), union_default_graph=False))
        zygote.ready()
        return zygote

    with closing(WorkerPool(start, WorkerLimits(workers=1))) as pool:
        assert pool.run(JOB, None) == old(file)
        kill(pool)
        with pytest.raises(SparqlError) as caught:
            pool.run(JOB, None)
        assert caught.value.status == 503
        assert pool.run(JOB, None) == old(file)
