"""A check is a process that is bounded, and leaves nothing behind. Others stand in for it here."""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.sparql.errors import LimitError, SparqlError
from jinshan_kg.web.validating.context import Context
from jinshan_kg.web.validating.process import Checker, DataSyntaxError
from jinshan_kg.web.validating.submission import Submission
from jinshan_kg.web.validating.syntaxes import SYNTAXES

GIVEN = Submission(b"<a:b> <a:c> 5 .", SYNTAXES[0], Context.ALONE, "data.ttl")
FOUND = '{"findings": [], "found": 0, "triples": %d, "nodes": 1, "seconds": 0.1}'  # with its size


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files: nothing may remain in it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def running(code: str, seconds: float = 20.0) -> Checker:
    return Checker(seconds, 1 << 20, (sys.executable, "-c", f"import sys, os, time\n{code}"))


def stays() -> bool:
    return False


def test_the_program_gets_the_file_the_context_and_the_bounds(temporary: Path) -> None:
    code = (
        "file, context, memory, seconds = sys.argv[1:]\n"
        "assert (context, memory, seconds) == ('alone', '1048576', '20')\n"
        "assert file.endswith('input.ttl')\n"
        f"print({FOUND!r} % os.path.getsize(file))"
    )
    assert running(code).check(GIVEN, stays).triples == len(GIVEN.data)
    assert list(temporary.iterdir()) == []


def test_it_is_ended_at_its_deadline(temporary: Path) -> None:
    begin = time.monotonic()
    with pytest.raises(LimitError, match=r"ended after 0\.3 seconds") as caught:
        running("time.sleep(60)", 0.3).check(GIVEN, stays)
    assert time.monotonic() - begin < 10
    assert (caught.value.status, caught.value.details["limit"]) == (503, "timeout")
    assert list(temporary.iterdir()) == []


def test_it_is_ended_when_the_client_leaves(temporary: Path) -> None:
    pid = temporary / "pid"
    code = f"open({str(pid)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    with pytest.raises(SparqlError, match="The client has left"):
        running(code).check(GIVEN, pid.is_file)
    assert list(temporary.iterdir()) == [pid]
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


@pytest.mark.parametrize("code", ["os.abort()", "print('{\"memory\": true}')"])
def test_too_much_memory(code: str) -> None:
    with pytest.raises(LimitError, match="more than 1,048,576 bytes of memory") as caught:
        running(code).check(GIVEN, stays)
    assert caught.value.status == 503


def test_too_much_time_of_the_processor() -> None:
    with pytest.raises(LimitError, match="ended after 20 seconds"):
        running("import signal; os.kill(os.getpid(), signal.SIGXCPU)").check(GIVEN, stays)


def test_a_crash_is_logged_and_told_without_its_traceback(
    caplog: pytest.LogCaptureFixture, temporary: Path
) -> None:
    with pytest.raises(SparqlError, match="the server's log has why") as caught:
        running("raise ValueError('secret')").check(GIVEN, stays)
    assert caught.value.status == 500
    assert "secret" not in str(caught.value)
    assert "ValueError: secret" in caplog.text
    assert list(temporary.iterdir()) == []


def test_data_that_do_not_parse() -> None:
    answer = '{"reason": "no dot", "line": 3, "column": 4, "text": "\\tab c"}'
    with pytest.raises(DataSyntaxError) as caught:
        running(f"print({answer!r})").check(GIVEN, stays)
    assert caught.value.details == {"line": 3, "column": 4, "text": "\tab c"}
    assert str(caught.value) == "data.ttl:3:4: no dot\n  \tab c\n  \t  ^"
    assert caught.value.status == 400


def test_two_at_a_time_and_the_third_is_asked_to_come_again(
    tmp_path: Path, temporary: Path
) -> None:
    go = tmp_path / "go"
    code = f"while not os.path.exists({str(go)!r}): time.sleep(0.01)\nprint({FOUND!r} % 1)"
    checker = running(code)
    results: list[object] = []
    threads = [
        threading.Thread(target=lambda: results.append(checker.check(GIVEN, stays)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    wait_for(lambda: len(list(temporary.iterdir())) == 2)
    with pytest.raises(LimitError, match="2 checks are being made") as caught:
        checker.check(GIVEN, stays)
    assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": "5"})
    go.touch()
    for thread in threads:
        thread.join()
    assert len(results) == 2
    assert checker.check(GIVEN, stays).found == 0  # their places are free again


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
