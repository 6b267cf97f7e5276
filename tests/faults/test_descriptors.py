"""More connections than a process may have files."""

import resource
import time
from collections.abc import Callable
from contextlib import ExitStack

from tests.faults.processes import processor_time
from tests.faults.server import Server

Serve = Callable[..., Server]
MOST = 128
BEGUN = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nASK"


def test_the_next_wait_and_nothing_spins(serve: Serve) -> None:
    server = serve(before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (MOST, MOST)))
    with server.survives(), ExitStack() as clients:
        for _ in range(2 * MOST):
            clients.enter_context(server.connect(BEGUN))
        http = server.http
        before = processor_time(http)
        time.sleep(1)
        assert processor_time(http) - before < 0.5
    assert "Too many open files" not in server.log()


def test_a_low_soft_limit_is_raised(serve: Serve) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    server = serve(before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (MOST, most)))
    with server.survives(), ExitStack() as clients:
        for _ in range(2 * MOST):
            clients.enter_context(server.connect(BEGUN))
        assert server.counts()
