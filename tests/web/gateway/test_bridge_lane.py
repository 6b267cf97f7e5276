"""The short way through the bridge: what many cost together, who leaves, what is left behind."""

import asyncio
import gc
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from tests.engine.workers.queries import COUNTED_SLOWLY, RUNAWAY, SLOW
from tests.waiting import until
from tests.web.gateway.asking import (
    Answered,
    Asked,
    Client,
    bridge_of,
    lane_of,
    scope,
    through,
)

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.app import FRONT
from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.gateway.serving import Serving

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNTED = b"n\r\n300\r\n"
LARGE = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 100000"
HEADERS = (("accept", "text/csv"),)


def get(query: str, **parameters: str) -> Asked:
    return Asked("GET", urlencode({"query": query, **parameters}), HEADERS)


def post(query: str, **parameters: str) -> Asked:
    direct = (*HEADERS, ("content-type", "application/sparql-query"))
    return Asked("POST", urlencode(parameters), direct, query.encode())


async def ask_all(bridge: Bridge, requests: list[Asked]) -> list[Answered]:
    return await asyncio.gather(*(through(bridge, asked) for asked in requests))


@pytest.fixture
def jobs(pool: WorkerPool, monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The queries that are put to the pool, by whatever way."""
    seen: list[Job] = []
    run, run_in_loop = pool.run, pool.run_in_loop

    def running(job: Job, *rest: object) -> object:
        seen.append(job)
        return run(job, *rest)  # type: ignore[arg-type]

    async def running_in_loop(job: Job, *rest: object) -> object:
        seen.append(job)
        return await run_in_loop(job, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pool, "run", running)
    monkeypatch.setattr(pool, "run_in_loop", running_in_loop)
    return seen


def test_fifty_new_queries_at_once(app: Flask, pool: WorkerPool, jobs: list[Job]) -> None:
    async def ask() -> list[Answered]:
        queries = [post(f"{COUNT} # {number}") for number in range(50)]
        return await ask_all(bridge_of(app, pool, threads=1), queries)

    answers = asyncio.run(ask())
    assert {(answer.status, answer.body) for answer in answers} == {(200, COUNTED)}
    assert len(jobs) == 50
    assert (pool.running, pool.waiting) == (0, 0)


@pytest.mark.parametrize("make", [get, post])
def test_a_hundred_who_ask_the_same_cost_one_evaluation(
    app: Flask, pool: WorkerPool, jobs: list[Job], make: Callable[[str], Asked]
) -> None:
    async def ask() -> list[Answered]:
        return await ask_all(bridge_of(app, pool), [make(SLOW)] * 100)

    answers = asyncio.run(ask())
    assert {(answer.status, answer.body) for answer in answers} == {(200, COUNTED_SLOWLY)}
    assert len(jobs) == 1


def test_what_is_asked_again_is_remembered_as_it_was_asked_from_the_second_time_on(
    app: Flask, pool: WorkerPool, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    remember = Front.remember
    remembered: list[object] = []

    def watched(front: Front, *what: Any) -> None:
        remembered.append(what)
        remember(front, *what)

    monkeypatch.setattr(Front, "remember", watched)

    async def ask() -> list[tuple[Answered, int]]:
        bridge = bridge_of(app, pool)
        return [(await through(bridge, get(COUNT)), len(remembered)) for _ in range(4)]

    answers = asyncio.run(ask())
    assert [count for _, count in answers] == [0, 1, 1, 1]
    assert {(answer.body, answer.headers["etag"]) for answer, _ in answers} == {
        (COUNTED, answers[0][0].headers["etag"])
    }
    assert len(jobs) == 1


def test_those_who_get_and_those_who_post_share_it_too(
    app: Flask, pool: WorkerPool, jobs: list[Job]
) -> None:
    async def ask() -> list[Answered]:
        return await ask_all(bridge_of(app, pool), [get(SLOW), post(SLOW)] * 10)

    answers = asyncio.run(ask())
    assert {answer.body for answer in answers} == {COUNTED_SLOWLY}
    assert len({answer.headers["etag"] for answer in answers}) == 1
    assert len(jobs) == 1


def test_a_hundred_who_get_the_same_runaway_get_the_error_of_one(
    app: Flask, pool: WorkerPool, jobs: list[Job]
) -> None:
    async def ask() -> list[Answered]:
        return await ask_all(bridge_of(app, pool), [get(RUNAWAY, timeout="0.3")] * 100)

    answers = asyncio.run(ask())
    assert {answer.status for answer in answers} == {503}
    assert {json.loads(answer.body)["limit"] for answer in answers} == {"timeout"}
    assert len(jobs) == 1


def test_eight_who_post_the_same_runaway_get_the_error_of_one(
    app: Flask, pool: WorkerPool, jobs: list[Job]
) -> None:
    async def ask() -> list[Answered]:
        return await ask_all(bridge_of(app, pool), [post(RUNAWAY, timeout="0.3")] * 8)

    answers = asyncio.run(ask())
    assert [json.loads(answer.body)["limit"] for answer in answers] == ["timeout"] * 8
    assert len(jobs) == 1


@pytest.mark.parametrize("make", [get, post])
def test_a_client_that_leaves_frees_its_worker_and_is_not_answered(
    app: Flask, pool: WorkerPool, make: Callable[[str], Asked]
) -> None:
    async def leave() -> None:
        bridge, asked = bridge_of(app, pool), make(RUNAWAY)
        client = Client(asked.body)
        answering = asyncio.ensure_future(bridge.__rsgi__(scope(asked), client))
        await until(lambda: pool.running == 1)
        client.left.set()
        async with asyncio.timeout(5):
            await answering
        assert client.sent == []
        assert (pool.running, pool.waiting) == (0, 0)

    asyncio.run(leave())


@pytest.mark.parametrize("make", [get, post])
def test_the_query_goes_on_without_its_client_while_others_wait(
    app: Flask, pool: WorkerPool, jobs: list[Job], make: Callable[[str], Asked]
) -> None:
    async def leave() -> None:
        bridge, asked = bridge_of(app, pool), make(SLOW)
        clients = [Client(asked.body) for _ in range(3)]
        clients[0].left.set()
        await asyncio.gather(*(bridge.__rsgi__(scope(asked), client) for client in clients))
        assert clients[0].sent == []
        assert [client.sent[0].body for client in clients[1:]] == [COUNTED_SLOWLY] * 2
        assert len(jobs) == 1

    asyncio.run(leave())


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_large_answer_comes_from_a_file_that_is_closed(
    app: Flask, pool: WorkerPool, method: str
) -> None:
    def files() -> list[str]:
        gc.collect()
        links = (str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.exists())
        return [link for link in links if link.endswith("(deleted)") and "/tmp" in link]

    async def ask() -> None:
        before, client = len(files()), Client()
        asked = get(LARGE)._replace(method=method)
        answered = await through(bridge_of(app, pool), asked, client)
        length = int(answered.headers["content-length"])
        assert length > 1 << 21
        assert len(answered.body) == (length if method == "GET" else 0)
        assert len(files()) == before

    asyncio.run(ask())


def test_a_worker_killed_in_mid_query_is_an_error_for_that_query_alone(
    app: Flask, pool: WorkerPool
) -> None:
    async def kill() -> None:
        bridge = bridge_of(app, pool)
        victim = asyncio.ensure_future(through(bridge, post(RUNAWAY)))
        await until(lambda: pool.running == 1)
        others = asyncio.ensure_future(
            ask_all(bridge, [post(f"{COUNT} # kill {number}") for number in range(20)])
        )
        assert {answer.body for answer in await others} == {COUNTED}
        *_, busy = pool.pids
        os.kill(busy, signal.SIGKILL)
        answer = await victim
        assert answer.status == 500
        assert b"ended unexpectedly. No other query was affected." in answer.body
        assert busy not in pool.pids
        assert len(pool.pids) == 3

    asyncio.run(kill())


def test_a_query_that_runs_while_the_application_is_replaced_is_answered_by_the_old_one(
    app: Flask, pool: WorkerPool
) -> None:
    async def replace() -> None:
        closed = asyncio.Event()
        loop = asyncio.get_running_loop()

        def close() -> None:
            loop.call_soon_threadsafe(closed.set)

        lane, front = lane_of(app, pool), app.extensions[FRONT]
        old = Serving(app, close, front, lane)
        bridge = Bridge(old, threads=1, max_body=1 << 20)
        bridge.__rsgi_init__(loop)
        running = asyncio.ensure_future(through(bridge, get(SLOW)))
        await until(lambda: pool.running == 1)
        bridge.replace(Serving(app, lambda: None, front))
        await asyncio.sleep(0.05)
        assert not closed.is_set()
        assert (await running).body == COUNTED_SLOWLY
        await asyncio.wait_for(closed.wait(), 5)

    asyncio.run(replace())


def test_draining_waits_for_what_runs_on_the_short_way(app: Flask, pool: WorkerPool) -> None:
    async def drain() -> None:
        bridge = bridge_of(app, pool)
        running = asyncio.ensure_future(through(bridge, post(SLOW)))
        await until(lambda: pool.running == 1)
        await asyncio.to_thread(bridge.drain)
        assert running.done()
        assert running.result().body == COUNTED_SLOWLY
        assert (await through(bridge, post(COUNT))).status == 503

    asyncio.run(drain())
