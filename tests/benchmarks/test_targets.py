"""What is met and what is missed."""

import pytest
from benchmarks.figures import Spread
from benchmarks.memory import Memory
from benchmarks.results import Results
from benchmarks.runaway import Others, Runaways
from benchmarks.targets import targets

USUAL = Others([1.0, 1.0])


def runaways(over: float = 0.1, status: int = 503, p95: float = 1.0, failures: int = 0) -> Results:
    beside = Others([p95, p95], failures)
    found = Runaways([(503, 2.0), (status, 2.0 + over)], [0.0], [USUAL], [beside])
    return Results(runaways={"jinshan-kg": found})


def test_what_was_not_run_has_no_target() -> None:
    assert list(targets(Results())) == []


@pytest.mark.parametrize(("seconds", "is_met"), [(1.4, True), (1.5, False)])
def test_the_first_answer_is_to_come_soon(seconds: float, is_met: bool) -> None:
    start = Spread(seconds, 0.0, 9.0)
    results = Results(starts={"jinshan-kg": start}, memory=Memory(200_000_000, 149_000_000))
    first, memory = targets(results)
    assert (first.is_met, memory.is_met) == (is_met, True)
    assert memory.measured == (
        "149 MB, a page that processes share counted once (PSS; 200 MB as the sum of RSS)"
    )


@pytest.mark.parametrize(
    ("results", "met"),
    [
        (runaways(), [True, True]),
        (runaways(over=0.21), [False, True]),
        (runaways(status=200), [False, True]),
        (runaways(p95=3.1), [True, False]),
        (runaways(failures=1), [True, False]),
    ],
)
def test_a_runaway_ends_in_time_and_hardly_disturbs(results: Results, met: list[bool]) -> None:
    assert [target.is_met for target in targets(results)] == met
