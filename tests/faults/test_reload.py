"""A dataset that changes, for better or worse, while it is served."""

import os
import signal
import threading
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tests.faults.processes import children
from tests.faults.server import NUMBERS, Server, numbers
from tests.waiting import wait_until

Serve = Callable[..., Server]
ONE_MORE = numbers(NUMBERS + 1)
LOADED = '"outcome": "loaded"'
REFUSED = '"outcome": "refused"'
UNCHANGED = '"outcome": "unchanged"'


def garble(data: Path) -> None:
    data.write_bytes(b"\x00\xff" * 1_000)


def cut(data: Path) -> None:
    data.write_text(numbers()[:-20])


def remove(data: Path) -> None:
    data.unlink()


def hide(data: Path) -> None:
    data.chmod(0)


def fail(data: Path) -> None:
    """Put something there that opens, and cannot be read even by root."""
    data.unlink()
    data.symlink_to("/proc/self/mem")


REASONS: dict[Callable[[Path], None], str] = {
    garble: "numbers.ttl:1:",
    cut: "numbers.ttl:300:",
    remove: "numbers.ttl: no such file or folder",
    hide: "numbers.ttl: cannot be read (Permission denied)",
    fail: "numbers.ttl: cannot be read (Input/output error)",
}


def mend(data: Path, text: str) -> None:
    data.unlink(missing_ok=True)
    data.write_text(text)


def counts_one_more(server: Server) -> bool:
    reply = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    return reply.body == b"n\r\n%d\r\n" % (NUMBERS + 1)


@pytest.mark.parametrize("spoil", REASONS)
def test_a_bad_dataset_is_refused_and_the_old_one_serves_on(
    server: Server, spoil: Callable[[Path], None]
) -> None:
    if spoil is hide and os.geteuid() == 0:
        pytest.skip("root reads anything")
    refusals = server.log().count(REFUSED)
    with server.survives():
        spoil(server.data)
        server.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda: server.log().count(REFUSED) > refusals)
        mend(server.data, numbers())
    *_, last = (line for line in server.log().splitlines() if REFUSED in line)
    assert REASONS[spoil] in last


def test_a_good_one_takes_its_place_also_after_a_bad_one(serve: Serve) -> None:
    server = serve()
    processes = len(server.processes())
    for change in (garble, lambda data: mend(data, ONE_MORE)):
        change(server.data)
        server.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda: REFUSED in server.log())
    assert wait_until(lambda: counts_one_more(server))
    assert wait_until(lambda: len(server.processes()) == processes)


def test_files_that_say_what_they_said_are_not_loaded_again(serve: Serve) -> None:
    server = serve()
    zygote = server.zygote
    for times in (1, 2):
        server.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda: server.log().count(UNCHANGED) == times)  # noqa: B023  # at once
    assert (server.zygote, LOADED in server.log()) == (zygote, False)
    mend(server.data, ONE_MORE)
    server.process.send_signal(signal.SIGHUP)
    assert wait_until(lambda: counts_one_more(server))
    mend(server.data, numbers())  # as in the beginning, which is a change by now
    server.process.send_signal(signal.SIGHUP)
    assert wait_until(server.counts)
    assert wait_until(lambda: server.log().count(LOADED) == 2)


def test_a_watched_file_that_is_written_anew_with_the_same_content_is_not_loaded(
    serve: Serve,
) -> None:
    server = serve("--watch")
    zygote = server.zygote
    os.utime(server.data, (1, 1))
    assert wait_until(lambda: UNCHANGED in server.log())
    assert (server.zygote, LOADED in server.log()) == (zygote, False)


def test_a_watched_file_is_looked_at_again_after_it_was_bad(serve: Serve) -> None:
    server = serve("--watch")
    garble(server.data)
    assert wait_until(lambda: REFUSED in server.log())
    assert server.counts()
    mend(server.data, ONE_MORE)
    assert wait_until(lambda: counts_one_more(server))


def test_the_process_that_loads_is_killed(serve: Serve) -> None:
    server = serve()
    mend(server.data, numbers(500_000))  # which takes a while
    with server.survives():
        before = server.processes()
        server.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda: bool(newcomers(server, before)))
        for pid in newcomers(server, before):
            os.kill(pid, signal.SIGKILL)
        assert wait_until(lambda: REFUSED in server.log())
    assert "the process that loads the dataset died" in server.log()


def newcomers(server: Server, before: list[int]) -> list[int]:
    return [pid for pid in children(server.http) if pid not in before]


def test_no_request_is_lost_while_it_is_reloaded_again_and_again(serve: Serve) -> None:
    server = serve()
    over = threading.Event()
    answers: list[tuple[int, bytes]] = []

    def ask() -> None:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=20)  # kept alive
        while not over.is_set():
            connection.request("GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%201%20%7D")
            response = connection.getresponse()
            answers.append((response.status, response.read()))
        connection.close()

    with server.survives():
        clients = [threading.Thread(target=ask) for _ in range(4)]
        for client in clients:
            client.start()
        for times in range(1, 6):
            mend(server.data, f"{numbers()}# {times}")
            server.process.send_signal(signal.SIGHUP)
            assert wait_until(lambda: server.log().count(LOADED) == times)  # noqa: B023  # at once
        over.set()
        for client in clients:
            client.join()
    assert len(answers) > 100
    assert set(answers) == {(200, b'{"head":{},"boolean":true}')}
