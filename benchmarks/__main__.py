"""`python -m benchmarks`: measure Jinshan KG against rdflib-endpoint and write RESULTS.md."""

import argparse
import importlib.util
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

from benchmarks import machine
from benchmarks.report import render
from benchmarks.run import measure
from benchmarks.servers import StartError

_LIMIT = 235  # seconds for everything
_NEEDED = ("rdflib_endpoint", "uvicorn")


class TooLongError(Exception):
    """The run has taken too long; no OSError, which would count as a server's failure."""


def main() -> int:
    """Return the exit code: 1 if something failed or the two servers' answers differ."""
    arguments = _arguments()
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        return _fail(f"{', '.join(missing)} not installed. Run: pip install -e '.[bench]'")
    if sys.platform != "linux":
        return _fail("memory is read from Linux's /proc, which is not here.")
    # Both end in the `finally` clauses that end the servers.
    signal.signal(signal.SIGTERM, _terminated)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_LIMIT)
    load = machine.load()
    begin = datetime.now(UTC)
    try:
        results = measure(arguments.rounds)
    except (StartError, RuntimeError, TooLongError, subprocess.TimeoutExpired) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    heading = [
        ("When", f"{begin:%Y-%m-%d %H:%M} UTC, for {(datetime.now(UTC) - begin).seconds} s"),
        ("Load before", f"{load:.2f} processes"),
        *machine.describe(),
    ]
    text = render(results, heading)
    print(text)
    arguments.output.write_text(text, encoding="utf-8")
    return int(any(query.differs for query in results.queries))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each measurement [5]")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path(__file__).with_name("RESULTS.md"),
        help="where to write the results [benchmarks/RESULTS.md]",
    )
    return parser.parse_args()


def _fail(reason: str) -> int:
    print(f"Error: {reason}", file=sys.stderr)
    return 1


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _too_long(number: int, frame: FrameType | None) -> NoReturn:
    raise TooLongError(f"the run took longer than {_LIMIT} s; try fewer --rounds.")


if __name__ == "__main__":
    sys.exit(main())
