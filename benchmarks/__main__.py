"""`python -m benchmarks`: measure Jinshan KG against other servers and write RESULTS.md."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from types import FrameType
from typing import NoReturn

from benchmarks import machine
from benchmarks.options import read_options
from benchmarks.report.document import render
from benchmarks.run import measure
from benchmarks.servers import StartError


class TooLongError(Exception):
    """The run has taken too long; no OSError, which would count as a server's failure."""


def main() -> int:
    """Return the exit code: 1 if something failed or servers' answers differ unexplained."""
    options = read_options()
    if sys.platform != "linux":
        return _fail("memory is read from Linux's /proc, which is not here.")
    # Both end in the `finally` clauses that end the servers.
    signal.signal(signal.SIGTERM, _terminated)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(options.limit)
    load = machine.load()
    begin = datetime.now(UTC)
    try:
        results = measure(options)
    except TooLongError:
        return _fail(f"the run took longer than {options.limit} s; see --limit and --quick.")
    except (StartError, RuntimeError, OSError, subprocess.SubprocessError) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    finally:
        signal.alarm(0)
    heading = [
        ("When", f"{begin:%Y-%m-%d %H:%M} UTC, for {(datetime.now(UTC) - begin).seconds} s"),
        ("Load", f"{load:.2f} processes before, {machine.load():.2f} at the end"),
        ("Options", options.told()),
        *machine.describe(),
    ]
    text = render(results, heading)
    print(text)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    differing = results.differing()
    for both in differing:
        print(f"Error: {both.example.name}: {both.problem}", file=sys.stderr)
    return int(bool(differing))


def _fail(reason: str) -> int:
    print(f"Error: {reason}", file=sys.stderr)
    return 1


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _too_long(number: int, frame: FrameType | None) -> NoReturn:
    raise TooLongError


if __name__ == "__main__":
    sys.exit(main())
