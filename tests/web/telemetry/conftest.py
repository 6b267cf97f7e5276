"""What the tests of telemetry share."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from jinshan_kg.web.telemetry.logs import ROOT, start_logs
from jinshan_kg.web.telemetry.record import RequestRecord

Logged = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def logged(request: pytest.FixtureRequest) -> Iterator[Logged]:
    """`logged()` ends the log and returns its lines without their time, each an object.

    The level is `info`, or what the test marks: `@pytest.mark.parametrize("logged", ["debug"],
    indirect=True)`.
    """
    logger = logging.getLogger(ROOT)
    before = logger.handlers, logger.level, logger.propagate
    stream = io.StringIO()
    handler = start_logs(getattr(request, "param", "info"), stream)

    def lines() -> list[dict[str, Any]]:
        handler.close()
        parsed = [json.loads(line) for line in stream.getvalue().splitlines()]
        for line in parsed:
            del line["time"]
        return parsed

    yield lines
    handler.close()
    logger.handlers, logger.propagate = before[0], before[2]
    logger.setLevel(before[1])


@pytest.fixture
def record() -> RequestRecord:
    """A request that was answered in 12.5 ms."""
    return RequestRecord(
        id="4f1d",
        started=0.0,
        method="GET",
        path="/sparql",
        client="192.0.2.7",
        agent="curl/8.5.0",
        route="/sparql",
        status=200,
        size=137,
        took=0.0125,
    )
