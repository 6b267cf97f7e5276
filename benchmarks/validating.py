"""Wall time of `jinshan-kg validate`, the interpreter's start included."""

import sys
import tempfile

from benchmarks.figures import Spread
from benchmarks.processes import run

_LIMIT = 60.0
_ENOUGH = 30.0  # seconds after which it is not run again


def measure_validation(rounds: int) -> Spread:
    """Return the seconds that validating the bundled graph takes.

    Raises:
        RuntimeError: If it finds something wrong, with what it printed.
        subprocess.TimeoutExpired: If it takes longer than 60 seconds.
    """
    seconds: list[float] = []
    while len(seconds) < rounds and sum(seconds) < _ENOUGH:
        with tempfile.TemporaryFile() as output:
            done = run([sys.executable, "-m", "jinshan_kg", "validate"], output, _LIMIT)
        if done.exit_code:
            raise RuntimeError(f"jinshan-kg validate: exit code {done.exit_code}.\n{done.output}")
        seconds.append(done.seconds)
    return Spread.of(seconds)
