"""A query on its way through the pool of workers."""

import pytest

from jinshan_kg.engine.protocol import EvaluationError, UnwritableError
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.outcomes import (
    AbandonedError,
    crashed,
    no_worker_came,
    overloaded,
    too_slow,
)
from jinshan_kg.sparql.errors import LimitError, QuerySyntaxError
from jinshan_kg.sparql.position import Position
from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.record import Entered, Outcome, RequestRecord
from jinshan_kg.web.telemetry.workers import Watch, outcome_of

LIMITS = WorkerLimits()
TOO_LARGE = LimitError("too large", limit="max_result", value=1, status=413)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (None, Outcome.OK),
        (QuerySyntaxError("wrong", Position.at("ASK {", 5)), Outcome.ERROR),
        (EvaluationError("no such function"), Outcome.ERROR),
        (UnwritableError("not in XML"), Outcome.ERROR),
        (LimitError("too deep", limit="max_nesting", value=100), Outcome.ERROR),
        (too_slow(30), Outcome.TIMEOUT),
        (crashed(-6, LIMITS), Outcome.MEMORY),
        (TOO_LARGE, Outcome.SIZE),
        (crashed(-11, LIMITS), Outcome.CRASH),
        (OSError("the pipe broke"), Outcome.CRASH),
        (overloaded(LIMITS), Outcome.REFUSED),
        (no_worker_came(30, LIMITS), Outcome.REFUSED),
        (AbandonedError(), Outcome.ABANDONED),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_outcome_is_told_from_what_the_pool_raises(
    error: Exception | None, outcome: Outcome
) -> None:
    assert outcome_of(error) is outcome


def test_a_query_that_ran_is_noted_and_counted(record: RequestRecord) -> None:
    metrics = Metrics()

    with Entered(record), Watch(metrics) as watch:
        watch.start()

    assert record.outcome is Outcome.OK
    assert record.queued is not None
    assert record.ran is not None
    assert 0 <= record.queued + record.ran < 1
    assert _count(metrics, "ok") == 1


def test_a_query_that_found_no_worker_waited_and_did_not_run(record: RequestRecord) -> None:
    metrics = Metrics()

    with Entered(record), pytest.raises(LimitError), Watch(metrics):
        raise overloaded(LIMITS)

    assert (record.outcome, record.ran) == (Outcome.REFUSED, None)
    assert record.queued is not None
    assert _count(metrics, "refused") == 1


def test_what_is_raised_goes_on(record: RequestRecord) -> None:
    error = too_slow(30)

    with Entered(record), pytest.raises(LimitError) as caught, Watch(Metrics()):
        raise error

    assert caught.value is error


def test_a_query_outside_a_request_is_counted() -> None:
    metrics = Metrics()

    with Watch(metrics) as watch:
        watch.start()

    assert _count(metrics, "ok") == 1


def _count(metrics: Metrics, outcome: str) -> float | None:
    name = "jinshan_kg_worker_outcomes_total"
    return metrics.registry.get_sample_value(name, {"outcome": outcome})
