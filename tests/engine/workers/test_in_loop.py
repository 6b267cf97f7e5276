"""The pool of workers as an event loop asks it: real processes, real kills."""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from tests.engine.workers.queries import COUNTED_SLOWLY, RUNAWAY, SLOW
from tests.faults.processes import alive
from tests.waiting import until

from jinshan_kg.engine.jobs import QueryJob
from jinshan_kg.engine.protocol import EvaluationError
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.outcomes import AbandonedError
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.queue import LoopTicket
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import LimitError, QuerySyntaxError, SparqlError
from jinshan_kg.sparql.formats import CSV

MakePool = Callable[[WorkerLimits], WorkerPool]

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNTED = b"n\r\n300\r\n"
LARGE = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 100000"


def priorities(pid: int) -> set[int]:
    """Return those of all threads of a process."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return {os.getpriority(os.PRIO_PROCESS, int(thread.name)) for thread in threads}


def stays() -> bool:
    return False


def nothing() -> None:
    pass


def ask(
    pool: WorkerPool,
    query: str,
    seconds: float | None = None,
    abandoned: Callable[[], bool] = stays,
    look_out: Callable[[], None] = nothing,
    started: Callable[[], None] = nothing,
) -> Coroutine[Any, Any, bytes | BinaryIO]:
    job = QueryJob(query, DatasetClause(), CSV)
    return pool.run_in_loop(job, seconds, abandoned, started, look_out)


async def outcome(asked: Awaitable[object]) -> object:
    try:
        return await asked
    except SparqlError as error:
        return error.status


async def whole_again(pool: WorkerPool) -> None:
    """Check that every worker is there, idle, and answers."""
    assert (pool.running, pool.waiting) == (0, 0)
    _, *workers = pool.pids
    assert len(set(workers)) == pool.size
    assert await asyncio.gather(*(ask(pool, COUNT) for _ in range(pool.size))) == (
        [COUNTED] * pool.size
    )


@pytest.fixture
def pool(make_pool: MakePool) -> WorkerPool:
    return make_pool(WorkerLimits(workers=2, queue=2, seconds=1.0, memory=64 << 20))


@pytest.fixture
def single(make_pool: MakePool) -> WorkerPool:
    """A pool with one worker, and much time."""
    return make_pool(WorkerLimits(workers=1, queue=4, seconds=60.0))


def test_a_query_is_answered_with_the_bytes_of_its_result(pool: WorkerPool) -> None:
    told: list[str] = []
    assert asyncio.run(ask(pool, COUNT, started=lambda: told.append("started"))) == COUNTED
    assert told == ["started"]


def test_what_is_wrong_with_a_query_is_told_as_in_one_process(pool: WorkerPool) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        asyncio.run(ask(pool, "SELECT * { ?s ?p "))
    assert (caught.value.status, caught.value.details) == (400, {"line": 1, "column": 17})
    asyncio.run(whole_again(pool))


def test_a_large_result_comes_as_a_file_at_its_beginning(pool: WorkerPool) -> None:
    reply = asyncio.run(ask(pool, LARGE))
    assert not isinstance(reply, bytes)
    with reply:
        lines = reply.read().split(b"\r\n")
    assert (lines[0], len(lines), lines[-1]) == (b"a,d,g", 100_002, b"")


def test_large_results_leave_no_descriptor_behind(single: WorkerPool) -> None:
    def descriptors() -> int:
        gc.collect()
        return len(list(Path("/proc/self/fd").iterdir()))

    async def some(count: int) -> None:
        for _ in range(count):
            reply = await ask(single, LARGE)
            assert not isinstance(reply, bytes)
            reply.close()

    asyncio.run(some(1))
    before = descriptors()
    asyncio.run(some(5))
    assert descriptors() <= before


def test_the_loop_goes_on_while_a_worker_runs(single: WorkerPool) -> None:
    async def both() -> int:
        rounds = 0
        running = asyncio.ensure_future(outcome(ask(single, RUNAWAY, 0.5)))
        while not running.done():
            await asyncio.sleep(0.01)
            rounds += 1
        assert running.result() == 503
        return rounds

    assert asyncio.run(both()) > 5


def test_more_than_there_are_workers_wait_their_turn(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=2, queue=48))

    async def fifty() -> list[object]:
        return await asyncio.gather(*(outcome(ask(pool, f"{COUNT} # {n}")) for n in range(50)))

    assert asyncio.run(fifty()) == [COUNTED] * 50
    asyncio.run(whole_again(pool))


def test_loop_and_threads_share_the_workers(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=2, queue=200))
    job = QueryJob(COUNT, DatasetClause(), CSV)

    async def many() -> list[object]:
        return await asyncio.gather(*(outcome(ask(pool, COUNT)) for _ in range(50)))

    with ThreadPoolExecutor(8) as threads:
        runs = [threads.submit(pool.run, job, None) for _ in range(50)]
        assert asyncio.run(many()) == [COUNTED] * 50
        assert [run.result() for run in runs] == [COUNTED] * 50
    asyncio.run(whole_again(pool))


def test_when_the_queue_is_full_the_next_is_refused_at_once(pool: WorkerPool) -> None:
    async def five() -> None:
        taken = [asyncio.ensure_future(outcome(ask(pool, RUNAWAY))) for _ in range(4)]
        await until(lambda: (pool.running, pool.waiting) == (2, 2))
        with pytest.raises(LimitError) as caught:
            await ask(pool, COUNT)
        assert caught.value.details == {"limit": "queue", "value": 2}
        assert await asyncio.gather(*taken) == [503] * 4
        await whole_again(pool)

    asyncio.run(five())


def test_the_deadline_ends_a_runaway(pool: WorkerPool) -> None:
    async def ended() -> None:
        with pytest.raises(LimitError) as caught:
            await ask(pool, RUNAWAY, 0.2)
        assert caught.value.details == {"limit": "timeout", "value": 0.2}
        await whole_again(pool)

    asyncio.run(ended())


def test_the_deadline_ends_waiting_for_a_worker(single: WorkerPool) -> None:
    async def ended() -> None:
        running = asyncio.ensure_future(outcome(ask(single, RUNAWAY, 2)))
        await until(lambda: single.running == 1)
        with pytest.raises(LimitError) as caught:
            await ask(single, COUNT, 0.2)
        assert caught.value.details == {"limit": "workers", "value": 1}
        assert (single.running, single.waiting) == (1, 0)
        assert await running == 503
        await whole_again(single)

    asyncio.run(ended())


@pytest.mark.parametrize("place", ["running", "waiting"])
def test_a_client_that_leaves_frees_its_place(single: WorkerPool, place: str) -> None:
    looked_out = threading.Event()

    async def leave() -> None:
        others = [asyncio.ensure_future(ask(single, RUNAWAY))] if place == "waiting" else []
        await until(lambda: single.running == len(others))
        # It has left by the time that somebody looks: no sooner is it known.
        asked = ask(single, RUNAWAY, None, looked_out.is_set, looked_out.set)
        async with asyncio.timeout(5):
            with pytest.raises(AbandonedError):
                await asked
        assert (single.running, single.waiting) == (len(others), 0)
        for other in others:
            other.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await whole_again(single)

    asyncio.run(leave())


@pytest.mark.parametrize("place", ["running", "waiting"])
def test_a_task_that_is_cancelled_leaves_nothing_behind(single: WorkerPool, place: str) -> None:
    async def cancel() -> None:
        tasks = [asyncio.ensure_future(ask(single, RUNAWAY)) for _ in range(2)]
        await until(lambda: (single.running, single.waiting) == (1, 1))
        order = tasks if place == "running" else tasks[::-1]
        for task in order:
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        await whole_again(single)

    asyncio.run(cancel())


def test_a_task_that_is_cancelled_while_its_worker_is_replaced_gets_it_replaced(
    single: WorkerPool,
) -> None:
    async def cancel() -> None:
        # So that no thread is free to replace the worker when the second cancellation comes.
        loop, go_on = asyncio.get_running_loop(), threading.Event()
        loop.set_default_executor(ThreadPoolExecutor(1))
        loop.run_in_executor(None, go_on.wait, 10)
        task = asyncio.ensure_future(ask(single, RUNAWAY))
        await until(lambda: single.running == 1)
        for _ in range(2):
            await asyncio.sleep(0.05)
            task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        go_on.set()
        await until(lambda: single.running == 0)
        await whole_again(single)

    asyncio.run(cancel())


@pytest.mark.parametrize("told", ["in the same turn of the loop", "too late"])
def test_a_task_that_is_cancelled_as_a_worker_comes_hands_it_on(
    single: WorkerPool, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    async def hand_on() -> None:
        loop = asyncio.get_running_loop()
        first = asyncio.ensure_future(outcome(ask(single, RUNAWAY, 0.3)))
        await until(lambda: single.running == 1)
        second, third = (asyncio.ensure_future(ask(single, COUNT)) for _ in range(2))
        await until(lambda: single.waiting == 2)
        tell = LoopTicket.tell

        def cancel_and_tell(ticket: LoopTicket[Any]) -> None:
            """Stand in for the thread that replaces the worker of the first and gives it away."""
            monkeypatch.setattr(LoopTicket, "tell", tell)
            loop.call_soon_threadsafe(second.cancel)
            seconds = 0.0 if told == "in the same turn of the loop" else 0.2
            loop.call_soon_threadsafe(loop.call_later, seconds, tell, ticket)

        monkeypatch.setattr(LoopTicket, "tell", cancel_and_tell)
        assert await first == 503
        with pytest.raises(asyncio.CancelledError):
            await second
        assert await third == COUNTED
        await asyncio.sleep(0.3)
        await whole_again(single)

    asyncio.run(hand_on())


def test_a_worker_is_at_the_next_job_before_the_task_of_the_last_is_woken(
    single: WorkerPool,
) -> None:
    async def both() -> list[str]:
        told: list[str] = []

        async def one(name: str) -> None:
            await ask(single, COUNT, started=lambda: told.append(f"{name} begins"))
            told.append(f"{name} is answered")

        await asyncio.gather(one("first"), one("second"))
        return told

    assert asyncio.run(both()) == [
        "first begins",
        "second begins",
        "first is answered",
        "second is answered",
    ]


def test_the_worker_of_a_long_query_stays_and_has_its_priority_back(single: WorkerPool) -> None:
    _, before = single.pids
    assert asyncio.run(ask(single, COUNT)) == COUNTED
    usual = priorities(before)
    for _ in range(2):
        assert asyncio.run(ask(single, SLOW)) == COUNTED_SLOWLY
    assert asyncio.run(ask(single, COUNT)) == COUNTED
    _, after = single.pids
    assert after == before
    asyncio.run(whole_again(single))
    assert priorities(after) == usual


def test_a_worker_killed_in_mid_query_is_an_error_for_it_and_for_no_other(
    pool: WorkerPool,
) -> None:
    async def kill() -> None:
        victim = asyncio.ensure_future(ask(pool, RUNAWAY))
        await until(lambda: pool.running == 1)
        await asyncio.sleep(0.05)
        pids = set(pool.pids)
        assert await ask(pool, COUNT) == COUNTED
        *_, busy = pool.pids
        os.kill(busy, signal.SIGKILL)
        with pytest.raises(EvaluationError, match="ended unexpectedly") as caught:
            await victim
        assert caught.value.status == 500
        assert pids - set(pool.pids) == {busy}
        await whole_again(pool)

    asyncio.run(kill())


def test_workers_killed_while_they_are_idle_are_an_error_for_nobody(single: WorkerPool) -> None:
    async def kill() -> None:
        _, worker = single.pids
        os.kill(worker, signal.SIGKILL)
        await until(lambda: not alive(worker))
        assert await ask(single, COUNT) == COUNTED
        await whole_again(single)

    asyncio.run(kill())


def test_a_worker_without_memory_to_go_on_is_told_of(make_pool: MakePool) -> None:
    pool = make_pool(WorkerLimits(workers=1, seconds=30.0, memory=64 << 20))
    hoarder = "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(LimitError) as caught:
        asyncio.run(ask(pool, hoarder))
    assert caught.value.details == {"limit": "memory", "value": 64 << 20}
    asyncio.run(whole_again(pool))


def test_the_death_of_the_zygote_costs_the_queries_that_run_and_no_more(
    pool: WorkerPool,
) -> None:
    async def kill() -> None:
        running = asyncio.ensure_future(outcome(ask(pool, RUNAWAY)))
        await until(lambda: pool.running == 1)
        os.kill(pool.pids[0], signal.SIGKILL)
        assert await running == 500
        # What was idle died with it, and is found out one by one.
        await until(lambda: pool.running == 0)
        assert [await outcome(ask(pool, COUNT)) for _ in range(4)] == [COUNTED] * 4
        await whole_again(pool)

    asyncio.run(kill())


def test_a_closed_pool_refuses(pool: WorkerPool) -> None:
    pool.close()
    assert asyncio.run(outcome(ask(pool, COUNT))) == 503


def test_whatever_the_caller_raises_as_it_is_called_back_frees_the_worker(
    single: WorkerPool,
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    for asked in (ask(single, RUNAWAY, started=broken), ask(single, RUNAWAY, look_out=broken)):
        with pytest.raises(ZeroDivisionError):
            asyncio.run(asked)
        asyncio.run(whole_again(single))
