"""Nothing that the benchmark starts outlives it."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from benchmarks.memory import memory_of_tree
from benchmarks.processes import run, started
from tests.faults.processes import alive
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the benchmark reads /proc")

# A process that ignores SIGTERM and has a child; it says so once the child is there.
PARENT = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.processes._GRACE", 0.1)


def first_line(file: Path) -> str:
    assert wait_until(lambda: "\n" in file.read_text())
    return file.read_text()


@pytest.mark.usefixtures("brisk")
@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
def test_a_process_and_its_children_end_with_the_block(
    tmp_path: Path, error: type[BaseException]
) -> None:
    printed = tmp_path / "printed"

    def interrupted() -> None:
        with printed.open("wb") as output, started([sys.executable, "-c", PARENT], output):
            first_line(printed)
            raise error

    with pytest.raises(error):
        interrupted()
    child = int(printed.read_text())
    assert wait_until(lambda: not alive(child))  # a killed process takes a moment to go


@pytest.mark.usefixtures("brisk")
def test_memory_is_that_of_the_whole_tree(tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    with printed.open("wb") as output, started([sys.executable, "-c", PARENT], output) as process:
        child = int(first_line(printed))
        assert wait_until(lambda: memory_of_tree(child).resident > 1_000_000)  # it is Python by now
        whole, part = memory_of_tree(process.pid), memory_of_tree(child)
    assert whole.resident > part.resident
    assert part.proportional <= part.resident


def test_a_command_runs_to_its_end_without_the_settings_of_who_measures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JINSHAN_KG_PORT", "1")
    code = "import os, sys; print('JINSHAN_KG_PORT' in os.environ); sys.exit(3)"
    with tempfile.TemporaryFile() as output:
        done = run([sys.executable, "-c", code], output, 30)
    assert (done.exit_code, done.output) == (3, "False\n")
    assert 0 < done.seconds < 30


@pytest.mark.usefixtures("brisk")
def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    with printed.open("w+b") as output, pytest.raises(subprocess.TimeoutExpired):
        run([sys.executable, "-c", code], output, 2)
    assert not alive(int(printed.read_text()))
