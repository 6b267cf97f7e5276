"""The end of a server, wanted or not."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.faults.processes import alive
from tests.faults.queries import RUNAWAY, SLOW, SLOWER
from tests.faults.server import LIMITS, NUMBERS, Reply, Server
from tests.waiting import wait_until

Serve = Callable[..., Server]
COUNTED = f"n\r\n{NUMBERS**3}\r\n".encode()
COUNTED_TWICE = f"n\r\n{2 * NUMBERS**3}\r\n".encode()


def all_end(pids: list[int]) -> bool:
    return wait_until(lambda: not any(map(alive, pids)))


def answer(server: Server, query: str, stop: Callable[[], object]) -> Reply:
    """Return the answer to a query during which the server is stopped."""
    with ThreadPoolExecutor() as clients:
        running = clients.submit(server.ask, query)
        assert wait_until(lambda: server.load() == (1, 0))
        stop()
        return running.result()


def test_what_runs_is_answered_and_what_is_new_is_refused(serve: Serve) -> None:
    server = serve(limits={"timeout": 110})
    everything = server.processes()
    with server.connect() as late, ThreadPoolExecutor() as clients:
        running = clients.submit(server.ask, SLOW)
        assert wait_until(lambda: server.load() == (1, 0))
        server.process.send_signal(signal.SIGTERM)
        late.sendall(server.request("ASK {}"))
        while (refusal := late.recv(1 << 16)).startswith(b"HTTP/1.1 200 "):  # not told yet
            late.sendall(server.request("ASK {}"))
        reply = running.result()
    assert (reply.status, reply.body) == (200, COUNTED)
    assert refusal.startswith(b"HTTP/1.1 503 ")
    assert b"The server is stopping." in refusal
    assert server.process.wait(10) == 0
    assert all_end(everything)


@pytest.mark.parametrize("signals", [[signal.SIGTERM], [signal.SIGINT, signal.SIGINT]])
def test_it_waits_no_longer_than_the_deadline_of_what_runs(
    serve: Serve, signals: list[signal.Signals]
) -> None:
    server = serve()
    everything = server.processes()
    began = time.monotonic()

    def stop() -> None:
        for number in signals:
            os.killpg(server.process.pid, number)  # as Ctrl-C on a terminal
            time.sleep(0.1)

    assert answer(server, RUNAWAY, stop).status == 503
    assert server.process.wait(10) == 0
    assert time.monotonic() - began < LIMITS["timeout"] + 8
    assert all_end(everything)
    assert "Killing" not in server.log()


def test_it_waits_for_no_client_that_is_slow(serve: Serve) -> None:
    server = serve()
    everything = server.processes()
    began = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nASK"
    with server.connect(b"GET / HT"), server.connect(began):
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(15) == 0
    assert all_end(everything)


def test_it_waits_for_what_runs_also_after_a_crash(serve: Serve) -> None:
    server = serve(limits={"timeout": 110})
    crashed = server.http
    os.kill(crashed, signal.SIGKILL)
    assert wait_until(lambda: not alive(crashed) and server.counts())
    everything = server.processes()
    reply = answer(server, SLOWER, lambda: server.process.send_signal(signal.SIGTERM))
    assert (reply.status, reply.body) == (200, COUNTED_TWICE)
    assert server.process.wait(10) == 0
    assert all_end(everything)


def test_nothing_outlives_a_parent_that_was_killed(serve: Serve) -> None:
    server = serve()
    everything = server.processes()
    reply = answer(server, RUNAWAY, server.process.kill)
    assert reply.status == 503  # at its deadline: until then its client is served
    assert all_end(everything)


def test_nothing_outlives_an_idle_parent_that_was_killed(serve: Serve) -> None:
    server = serve()
    everything = server.processes()
    server.process.kill()
    server.process.wait()
    assert all_end(everything)
