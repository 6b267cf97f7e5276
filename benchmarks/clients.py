"""Many clients in one process: `python -m benchmarks.clients PLAN.json`, where there is no `wrk`.

It is slower than `wrk`, and so the fastest servers look slower than they are.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import count, cycle
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.client import request_of
from benchmarks.figures import p95
from benchmarks.incoming import Incoming

_PART = 1 << 20
_WAIT = 30.0


async def ask(
    port: int, requests: Iterator[bytes], clients: int, seconds: float
) -> dict[str, float]:
    """Have so many clients ask for so long; return the figures that `wrk.py` has as well."""
    begin = time.perf_counter()
    end = begin + seconds
    times: list[float] = []
    failures = await asyncio.gather(
        *(_client(port, requests, end, times) for _ in range(clients)),
    )
    return {
        "answers": len(times),
        "failures": sum(failures),
        "seconds": time.perf_counter() - begin,
        "p50": median(times) if times else 0.0,
        "p95": p95(times) if times else 0.0,
    }


def requests_of(plans: Sequence[tuple[str, Sequence[str]]], first: int) -> Iterator[bytes]:
    """Yield the requests of a plan without end; see `flood.Plan`."""
    numbers = count(first + 1)
    for accept, pieces in cycle(plans):
        yield request_of(str(next(numbers)).join(pieces), accept)


async def _client(port: int, requests: Iterator[bytes], end: float, times: list[float]) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=_PART)
    failures = 0
    try:
        while (begin := time.perf_counter()) < end:
            writer.write(next(requests))
            incoming = Incoming()
            while not incoming.feed(await asyncio.wait_for(reader.read(_PART), _WAIT)):
                pass
            times.append(time.perf_counter() - begin)
            failures += incoming.status != 200
    except OSError:  # this client gives up
        return failures + 1
    finally:
        writer.close()
    return failures


def _main(file: Path) -> None:
    plan: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    requests = requests_of(plan["requests"], plan["first"])
    print(json.dumps(asyncio.run(ask(plan["port"], requests, plan["clients"], plan["seconds"]))))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
