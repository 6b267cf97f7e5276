"""The pool of workers: real processes, real kills."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.engine.workers.queries import RUNAWAY, SLOW
from tests.waiting import wait_until

from jinshan_kg.engine.jobs import Job, QueryJob
from jinshan_kg.engine.protocol import EvaluationError
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.outcomes import AbandonedError
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.process import Zygote
from jinshan_kg.errors import UserError
from jinshan_kg.publish.resource.job import DocumentJob, Reading
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import LimitError, QuerySyntaxError, SparqlError
from jinshan_kg.sparql.formats import CSV, N_TRIPLES

Start = Callable[[], Zygote]
MakePool = Callable[[WorkerLimits], WorkerPool]

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNTED = b"n\r\n300\r\n"
HOARDER = "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LARGE = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 100000"
NESTED = "SELECT * {" + "{" * 100_000 + "}" * 100_000 + "}"


def job(text: str) -> Job:
    return QueryJob(text, DatasetClause(), CSV)


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


NICE_SERVER = """
import os, sys
from pathlib import Path
from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.jobs import QueryJob
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Load
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.process import Zygote
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import CSV

nice, data, slow = sys.argv[1:]
os.nice(int(nice))

def start():
    zygote = Zygote(Load((DataFile(Path(data)),), union_default_graph=False))
    zygote.ready()
    return zygote

pool = WorkerPool(start, WorkerLimits(workers=1))
for text in (slow, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") * 2:
    print(pool.run(QueryJob(text, DatasetClause(), CSV), 50).split()[1].decode())
pool.close()
"""


@pytest.fixture
def pool(make_pool: MakePool) -> WorkerPool:
    return make_pool(WorkerLimits(workers=2, queue=2, seconds=1.0, memory=64 << 20))


def test_a_query_is_answered_with_the_bytes_of_its_result(pool: WorkerPool) -> None:
    assert pool.run(job(COUNT), None) == COUNTED


def test_a_job_of_another_kind_is_done_within_the_same_limits(make_pool: MakePool) -> None:
    document = DocumentJob("urn:n:7", N_TRIPLES, Reading("urn:", union=False))
    said = b"<urn:n:7> <urn:value> "
    assert said in make_pool(WorkerLimits(workers=1)).run(document, None)
    pool = make_pool(WorkerLimits(workers=1, result_bytes=100))
    with pytest.raises(LimitError, match="larger than 100 bytes"):
        pool.run(document, None)
    assert pool.run(job(COUNT), None) == COUNTED


def test_it_tells_when_a_worker_is_found(pool: WorkerPool) -> None:
    told: list[str] = []

    pool.run(job(COUNT), None, started=lambda: told.append("started"))

    assert told == ["started"]


def test_its_processes_are_known(pool: WorkerPool) -> None:
    zygote, *workers = pool.pids

    assert (pool.size, pool.queue) == (2, 2)
    assert sorted(workers) == sorted(children(zygote))


def test_what_is_wrong_with_a_query_is_told_as_in_one_process(pool: WorkerPool) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        pool.run(job("SELECT * { ?s ?p "), None)
    assert caught.value.status == 400
    assert caught.value.details == {"line": 1, "column": 17}


def test_a_closed_pool_starts_nothing_again(pool: WorkerPool) -> None:
    zygote, *_ = pool.pids
    pool.close()
    with pytest.raises(SparqlError) as caught:
        pool.run(job(COUNT), None)
    assert caught.value.status == 503
    assert pool.pids[0] == zygote


def test_a_runaway_ends_at_its_deadline_and_others_do_not_notice(pool: WorkerPool) -> None:
    began = time.monotonic()
    with ThreadPoolExecutor() as threads:
        runaway = threads.submit(pool.run, job(RUNAWAY), 0.5)
        assert pool.run(job(COUNT), None) == COUNTED
        with pytest.raises(LimitError) as caught:
            runaway.result()
    assert time.monotonic() - began < 5  # no timing test: it would else run for hours
    assert caught.value.status == 503
    assert caught.value.details == {"limit": "timeout", "value": 0.5}
    assert "after 0.5 seconds" in caught.value.reason


def test_a_client_may_ask_for_less_time_and_never_for_more(pool: WorkerPool) -> None:
    with pytest.raises(LimitError) as caught:
        pool.run(job(RUNAWAY), 3600.0)
    assert caught.value.details == {"limit": "timeout", "value": 1.0}
    assert caught.value.reason.startswith("The query was ended after 1 second, which")


def test_every_worker_is_back_after_as_many_runaways(pool: WorkerPool) -> None:
    for _ in range(4):
        with pytest.raises(LimitError):
            pool.run(job(RUNAWAY), 0.1)
    assert [pool.run(job(COUNT), None) for _ in range(3)] == [COUNTED] * 3
    assert (pool.running, pool.waiting) == (0, 0)


def test_a_query_that_hoards_memory_is_ended_and_told_why(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=1, seconds=30.0, memory=64 << 20))
    with pytest.raises(LimitError) as caught:
        pool.run(job(HOARDER), None)
    assert caught.value.status == 503
    assert caught.value.details == {"limit": "memory", "value": 64 << 20}
    assert pool.run(job(COUNT), None) == COUNTED


def test_a_result_beyond_the_limit_is_an_error_and_never_a_part(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=1, result_bytes=10_000))
    with pytest.raises(LimitError) as caught:
        pool.run(job(LARGE), None)
    assert caught.value.status == 413
    assert caught.value.details == {"limit": "max_result", "value": 10_000}
    assert pool.run(job(COUNT), None) == COUNTED


def test_a_large_result_comes_as_a_file_that_has_no_name(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=1, seconds=60.0))
    reply = pool.run(job(LARGE), None)
    assert not isinstance(reply, bytes)
    with reply:
        content = reply.read()
        assert os.fstat(reply.fileno()).st_nlink == 0
    lines = content.split(b"\r\n")
    assert (lines[0], len(lines), lines[-1]) == (b"a,d,g", 100_002, b"")


def test_a_query_nested_far_deeper_than_the_endpoint_allows_does_no_harm(pool: WorkerPool) -> None:
    deep = "STR(" * 2_000 + "1" + ")" * 2_000
    assert pool.run(job(f"SELECT ({deep} AS ?n) {{}}"), None) == b"n\r\n1\r\n"


def test_a_crash_of_a_worker_is_an_error_for_its_query_and_for_no_other(pool: WorkerPool) -> None:
    with ThreadPoolExecutor() as threads:
        crash = threads.submit(pool.run, job(NESTED), None)
        assert pool.run(job(COUNT), None) == COUNTED
        with pytest.raises(EvaluationError, match="ended unexpectedly") as caught:
            crash.result()
    assert caught.value.status == 500
    assert pool.run(job(COUNT), None) == COUNTED


def test_a_worker_killed_from_outside_in_mid_query_is_replaced(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=1, seconds=30.0))
    zygote, *_ = pool.pids
    with ThreadPoolExecutor() as threads:
        running = threads.submit(pool.run, job(RUNAWAY), None)
        while pool.running == 0:
            time.sleep(0.01)
        (worker,) = children(zygote)
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(EvaluationError):
            running.result()
    assert pool.run(job(COUNT), None) == COUNTED
    assert children(zygote) != [worker]


def test_the_death_of_the_zygote_costs_the_queries_that_run_and_no_more(pool: WorkerPool) -> None:
    zygote, *_ = pool.pids
    os.kill(zygote, signal.SIGKILL)
    answers: list[object] = []
    for _ in range(6):
        try:
            answers.append(pool.run(job(COUNT), None))
        except SparqlError as error:
            answers.append(error.status)
    assert answers.count(500) <= 2  # at most one for each worker that died with it
    assert answers[-3:] == [COUNTED] * 3


def test_when_the_queue_is_full_the_next_is_refused_at_once(pool: WorkerPool) -> None:
    with ThreadPoolExecutor() as threads:
        taken = [threads.submit(pool.run, job(RUNAWAY), 1.0) for _ in range(4)]
        while (pool.running, pool.waiting) != (2, 2):
            time.sleep(0.01)
        with pytest.raises(LimitError) as caught:
            pool.run(job(COUNT), None)
        for future in taken:
            with pytest.raises(LimitError):
                future.result()
    assert caught.value.status == 503
    assert caught.value.details == {"limit": "queue", "value": 2}
    assert caught.value.headers == {"Retry-After": "1"}
    assert pool.run(job(COUNT), None) == COUNTED


def test_who_waits_for_a_worker_all_the_time_is_told_so(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=1, seconds=30.0))
    over = threading.Event()
    with ThreadPoolExecutor() as threads:
        runaway = threads.submit(pool.run, job(RUNAWAY), None, over.is_set)
        while pool.running == 0:
            time.sleep(0.01)
        with pytest.raises(LimitError) as caught:
            pool.run(job(COUNT), 0.5)
        over.set()
        with pytest.raises(AbandonedError):
            runaway.result()
    assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": "1"})
    assert caught.value.details == {"limit": "workers", "value": 1}
    assert caught.value.reason == (
        "The query waited 0.5 seconds for a free worker, which is all the time that it had, and has"
        " not run. Try again in a moment."
    )


def test_a_client_that_leaves_frees_its_worker(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=1, seconds=60.0))
    gone = threading.Event()
    threading.Timer(0.2, gone.set).start()
    with pytest.raises(AbandonedError):
        pool.run(job(RUNAWAY), None, gone.is_set)
    assert pool.run(job(COUNT), None) == COUNTED


def test_a_dataset_that_does_not_load_is_an_error_of_its_user(
    start_with_broken_file: Start,
) -> None:
    with pytest.raises(UserError, match=r"broken\.ttl:1:"):
        WorkerPool(start_with_broken_file, WorkerLimits())


def test_no_process_is_left_when_the_pool_is_closed(start: Start) -> None:
    pool = WorkerPool(start, WorkerLimits(workers=2))
    zygote, *_ = pool.pids
    began = [zygote, *children(zygote)]
    assert len(began) == 3
    pool.close()
    assert not [pid for pid in began if Path(f"/proc/{pid}").exists()]


def kinds(*pids: int) -> set[int]:
    """Return how the kernel schedules the threads of some processes."""
    threads = (thread for pid in pids for thread in Path(f"/proc/{pid}/task").iterdir())
    return {os.sched_getscheduler(int(thread.name)) for thread in threads}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such kind")
def test_workers_let_the_process_that_asks_them_go_first(pool: WorkerPool) -> None:
    assert pool.run(job(COUNT), None) == COUNTED
    zygote, *workers = pool.pids
    assert os.SCHED_BATCH in kinds(*workers)  # the one that has answered
    assert kinds(zygote) == {os.sched_getscheduler(0)}
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, zygote) == own
    assert all(os.getpriority(os.PRIO_PROCESS, worker) > own for worker in workers)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such kind")
def test_a_worker_with_a_long_query_lets_all_others_go_first(pool: WorkerPool) -> None:
    with ThreadPoolExecutor() as clients:
        running = clients.submit(pool.run, job(RUNAWAY), 1.0)
        assert wait_until(lambda: os.SCHED_IDLE in kinds(*pool.pids))
        with pytest.raises(LimitError):
            running.result()
    assert os.SCHED_IDLE not in kinds(*pool.pids)  # another is in its place


@pytest.mark.parametrize("nice", [0, 19])
def test_workers_answer_whatever_priority_the_server_has(tmp_path: Path, nice: int) -> None:
    data = tmp_path / "numbers.ttl"
    data.write_text("".join(f"<urn:n:{n}> <urn:value> {n} .\n" for n in range(300)))
    command = [sys.executable, "-c", NICE_SERVER, str(nice), str(data), SLOW]
    run = subprocess.run(command, capture_output=True, timeout=60, check=True, text=True)
    assert run.stdout.split() == ["2070000", "300"] * 2
    assert run.stderr == ""


def test_a_worker_reaches_no_network_where_the_kernel_allows_that(
    start: Start,
) -> None:
    pool = WorkerPool(start, WorkerLimits(workers=1))
    try:
        zygote, *_ = pool.pids
        (worker,) = children(zygote)
        own = Path("/proc/self/ns/net").readlink()
        if Path(f"/proc/{zygote}/ns/net").readlink() == own:
            pytest.skip("this kernel gives no network namespace without privileges")
        assert Path(f"/proc/{worker}/ns/net").readlink() != own
    finally:
        pool.close()
