"""Many clients: with `wrk` and without, they ask the same."""

import json
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from benchmarks import flood
from benchmarks.flood import Plan
from benchmarks.wrk import script

REQUESTS = [("application/json", ["/q?a=", "&b=", ""]), ("text/plain", ["/same"])]


SAME = ("GET /same HTTP/1.1", "text/plain")


def numbered(number: int) -> tuple[str, str]:
    return f"GET /q?a={number}&b={number} HTTP/1.1", "application/json"


class Noting(socketserver.ThreadingTCPServer):
    """Answers every request, and keeps the first lines and the Accept headers."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, str]] = []


class Answering(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Noting)
        while first := self.rfile.readline():
            lines = [first, *iter(self.rfile.readline, b"\r\n")]
            accept = next(line for line in lines if line.startswith(b"Accept: "))
            self.server.asked.append((first.decode().strip(), accept.decode()[8:].strip()))
            status = b"200 OK" if b"/same" in first else b"404 Not Found"
            self.wfile.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 2\r\n\r\nhi")


@pytest.fixture
def server() -> Iterator[Noting]:
    with Noting() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(params=["wrk", "python"])
def tool(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "python":
        monkeypatch.setattr(flood, "_wrk", lambda: None)
    elif not shutil.which("wrk"):
        pytest.skip("wrk is not installed")
    return str(request.param)


@pytest.mark.usefixtures("tool")
def test_a_client_asks_in_turn_with_a_new_number_each_time(server: Noting) -> None:
    plan = Plan(server.server_address[1], REQUESTS, first=10**12, clients=1, seconds=1)
    done = flood.flood(plan)
    asked = server.asked
    if asked[0] == SAME:  # wrk tries the first request on itself
        asked = asked[1:]
    first = int(asked[0][0].rpartition("=")[2].removesuffix(" HTTP/1.1"))
    assert first in (10**12 + 1, 10**12 + 3)
    assert asked[:4] == [numbered(first), SAME, numbered(first + 2), SAME]
    assert done.answers == pytest.approx(len(server.asked), abs=2)
    assert done.failures == pytest.approx(done.answers / 2, abs=2)  # every other one is a 404
    assert done.seconds > 0.9  # a second, and more where the machine is slow
    assert 0 < done.p50 <= done.p95
    assert done.rate == pytest.approx((done.answers - done.failures) / done.seconds)


@pytest.mark.usefixtures("tool")
def test_clients_are_as_many_as_told(server: Noting) -> None:
    plan = Plan(server.server_address[1], REQUESTS, first=0, clients=3, seconds=1)
    assert flood.flood(plan).answers > 3
    numbers = [first for first, _ in server.asked if "/q" in first]
    assert len(numbers) == len(set(numbers))


def test_a_tool_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "_command", lambda plan, folder: ["sh", "-c", "echo oh; exit 3"])
    with pytest.raises(RuntimeError, match=r"^sh failed\.\noh\n$"):
        flood.flood(Plan(1, REQUESTS, 0, 1, 1))


def test_the_script_is_lua(tmp_path: Path) -> None:
    interpreter = shutil.which("luajit") or shutil.which("lua")
    if interpreter is None:
        pytest.skip("no Lua to read it with")
    file = tmp_path / "plan.lua"
    file.write_text(f"{script(REQUESTS, 41)}\nio.write(request(), request())")
    done = subprocess.run([interpreter, file], capture_output=True, check=True)
    assert done.stdout == (
        b"GET /q?a=42&b=42 HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n"
        b"GET /same HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/plain\r\n\r\n"
    )


def test_a_plan_can_be_written_as_json() -> None:
    plan = Plan(1, REQUESTS, 0, 1, 1)
    assert json.loads(json.dumps(asdict(plan)))["first"] == 0
