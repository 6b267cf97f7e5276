"""A command that is told to end clears up."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jinshan_kg.commands.termination import ended_in_order

# Ends itself at its first file: however fast the machine is, the release is half written then.
RELEASE = """
import os, signal, sys
from jinshan_kg.commands import release
from jinshan_kg.publish.release import write_release

def write(layout, folder, *, force, progress):
    return write_release(
        layout, folder, force=force, progress=lambda path: os.kill(os.getpid(), signal.SIGTERM)
    )

release.write_release = write
release.command([sys.argv[1]])
"""


def test_a_release_that_is_ended_leaves_nothing_behind(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RELEASE, str(tmp_path / "out")], capture_output=True, text=True
    )

    assert (ran.returncode, ran.stderr) == (128 + signal.SIGTERM, "")
    assert list(tmp_path.iterdir()) == []


def test_afterwards_the_signal_means_what_it_meant() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with pytest.raises(SystemExit) as ended, ended_in_order():
        signal.raise_signal(signal.SIGTERM)

    assert ended.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before
