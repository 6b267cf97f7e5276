"""Time and memory of `jinshan-kg release`, the interpreter's start included.

`python -m benchmarks.releasing FOLDER` is a release in this process, which prints its peak memory.
"""

import runpy
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Spread
from benchmarks.processes import run

_LIMIT = 120.0
_PEAK = "VmHWM:"  # in /proc/self/status; the parent's memory would count in getrusage's


@dataclass(frozen=True)
class Releasing:
    """What a release takes: seconds, and bytes in memory at most. How many files, of what size."""

    seconds: Spread
    peak: Spread
    files: int
    size: int


def measure_release(rounds: int) -> Releasing:
    """Return what it takes to write all files.

    Raises:
        RuntimeError: If it fails, with what it printed.
        subprocess.TimeoutExpired: If it takes longer than two minutes.
    """
    seconds: list[float] = []
    peaks: list[float] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="jinshan-kg-bench-") as folder:
            target = Path(folder, "release")
            command = [sys.executable, "-m", "benchmarks.releasing", str(target)]
            with tempfile.TemporaryFile() as output:
                done = run(command, output, _LIMIT)
            if done.exit_code:
                raise RuntimeError(f"jinshan-kg release: {done.exit_code}.\n{done.output}")
            seconds.append(done.seconds)
            peaks.append(float(done.output.splitlines()[-1]))
            written = [path.stat().st_size for path in target.rglob("*") if path.is_file()]
    return Releasing(Spread.of(seconds), Spread.of(peaks), len(written), sum(written))


def _main(folder: str) -> None:
    sys.argv = ["jinshan-kg", "release", folder]
    try:
        runpy.run_module("jinshan_kg", run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    lines = Path("/proc/self/status").read_text().splitlines()
    (peak,) = (line.split()[1] for line in lines if line.startswith(_PEAK))
    print(int(peak) * 1024)


if __name__ == "__main__":
    _main(sys.argv[1])
