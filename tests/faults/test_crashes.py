"""Processes that die."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.faults.processes import alive
from tests.faults.queries import RUNAWAY
from tests.faults.server import NUMBERS, Server, numbers
from tests.waiting import wait_until

Serve = Callable[..., Server]
ONE = {"workers": 1, "timeout": 60}


def test_a_worker_killed_in_mid_query_is_an_error_for_that_query(serve: Serve) -> None:
    server = serve(limits=ONE)
    with server.survives(), ThreadPoolExecutor() as clients:
        running = clients.submit(server.ask, RUNAWAY)
        assert wait_until(lambda: server.load() == (1, 0))
        (worker,) = server.workers
        os.kill(worker, signal.SIGKILL)
        reply = running.result()
    assert reply.status == 500
    assert b"ended unexpectedly. No other query was affected." in reply.body
    assert worker not in server.workers


def test_a_worker_killed_while_it_is_idle_is_an_error_for_nobody(server: Server) -> None:
    with server.survives():
        workers = server.workers
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        assert wait_until(lambda: not any(map(alive, workers)))  # a signal takes its time
        assert all(server.counts() for _ in range(4))


def test_the_zygote_killed_is_an_error_for_the_queries_that_run(serve: Serve) -> None:
    server = serve(limits=ONE)
    with server.survives(), ThreadPoolExecutor() as clients:
        running = clients.submit(server.ask, RUNAWAY)
        assert wait_until(lambda: server.load() == (1, 0))
        zygote, workers = server.zygote, server.workers
        os.kill(zygote, signal.SIGKILL)
        assert running.result().status == 500
        assert all(server.counts() for _ in range(4))
        assert not any(map(alive, [zygote, *workers]))


def test_the_zygote_killed_while_nothing_runs_is_an_error_for_nobody(server: Server) -> None:
    with server.survives():
        zygote, workers = server.zygote, server.workers
        os.kill(zygote, signal.SIGKILL)
        assert wait_until(lambda: not any(map(alive, workers)))  # else one may get a query yet
        assert all(server.counts() for _ in range(4))


def test_the_zygote_killed_after_the_files_have_changed_is_an_error_for_nobody(
    serve: Serve,
) -> None:
    server = serve()
    for spoil in ("nonsense", numbers(NUMBERS + 1), None):
        with server.survives():
            server.data.unlink() if spoil is None else server.data.write_text(spoil)
            zygote, workers = server.zygote, server.workers
            os.kill(zygote, signal.SIGKILL)
            assert wait_until(lambda: not any(map(alive, workers)))  # noqa: B023  at once
            assert all(server.counts() for _ in range(4))


def test_the_process_that_answers_is_replaced(serve: Serve) -> None:
    server = serve()
    with server.survives():
        http, others = server.http, server.workers
        os.kill(http, signal.SIGKILL)
        assert wait_until(lambda: not any(map(alive, [http, *others])))
