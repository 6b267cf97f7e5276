"""The short way in a real server."""

import re
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.faults.queries import RUNAWAY
from tests.faults.server import NUMBERS, Server, end, numbers, start
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNTED = f"n\r\n{NUMBERS}\r\n".encode()


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One thread, so that what runs side by side runs on the short way."""
    limits = {"workers": 2, "queue": 100, "timeout": 60, "threads": 1}
    server = start(tmp_path_factory.mktemp("server"), limits=limits)
    yield server
    end(server)


def posted(query: str) -> bytes:
    return (
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n"
        f"Content-Type: application/sparql-query\r\nContent-Length: {len(query)}\r\n\r\n{query}"
    ).encode()


def test_fifty_new_queries_at_once_with_one_thread(server: Server) -> None:
    with server.survives(), ThreadPoolExecutor(50) as clients:
        replies = list(clients.map(server.ask, [COUNT] * 50))
    assert {(reply.status, reply.body) for reply in replies} == {(200, COUNTED)}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_client_that_leaves_frees_its_worker(server: Server, method: str) -> None:
    with server.survives():
        request = posted(RUNAWAY) if method == "POST" else server.request(RUNAWAY)
        client = server.connect(request)
        assert wait_until(lambda: server.load() == (1, 0))
        client.close()
        assert wait_until(lambda: server.load() == (0, 0))  # long before its deadline
    statuses = [int(found) for found in re.findall(r'"status": (\d+)', server.log())]
    assert {status for status in statuses if status >= 400} == {499}


def test_no_new_query_is_lost_while_it_is_reloaded(server: Server) -> None:
    over = threading.Event()

    def ask() -> set[tuple[int, bytes]]:
        seen = set()
        while not over.is_set():
            reply = server.ask(COUNT)
            seen.add((reply.status, reply.body))
        return seen

    with server.survives(), ThreadPoolExecutor() as clients:
        asking = [clients.submit(ask) for _ in range(4)]
        for times in range(1, 4):
            server.data.write_text(f"{numbers()}# {times}")
            server.process.send_signal(signal.SIGHUP)
            assert wait_until(lambda: server.log().count('"outcome": "loaded"') == times)  # noqa: B023  at once
        over.set()
        assert [each.result() for each in asking] == [{(200, COUNTED)}] * 4
