"""When two servers' answers are compared, and how."""

import pytest
from benchmarks.compared import Compared, Mix, Side
from benchmarks.queries import Example, Form


def side(count: int | None = 1, problem: str | None = None, *rounds: list[float]) -> Side:
    result = Side(count, problem)
    result.rounds[Mix.REPEATED] += rounds
    return result


def compared(
    ours: Side, peer: Side, *, name: str = "virtuoso", query: str = "01-parks"
) -> Compared:
    return Compared(Example(query, "", Form.SELECT, ""), name, ours, peer)


def test_the_ratio_is_the_median_of_the_rounds_ratios() -> None:
    ours = side(1, None, [1.0, 2.0, 3.0], [1.0], [1.0])
    peer = side(1, None, [8.0, 8.0], [5.0], [99.0])
    both = compared(ours, peer)
    assert both.ratios(Mix.REPEATED) == [4.0, 5.0, 99.0]
    assert both.ratio(Mix.REPEATED) == 5.0


def test_percentiles_are_of_all_requests() -> None:
    ours = side(1, None, [1.0, 2.0], [3.0])
    assert (ours.requests(Mix.REPEATED), ours.p50(Mix.REPEATED)) == (3, 2.0)
    assert ours.p95(Mix.REPEATED) == 2.9


def test_equal_counts_are_fair() -> None:
    both = compared(side(3), side(3))
    assert both.problem is None
    assert not both.differs


def test_other_counts_are_not_and_fail_the_run() -> None:
    both = compared(side(3), side(0))
    assert both.differs
    assert both.problem == "not the same number of rows: 3 from jinshan-kg, 0 from virtuoso"


def test_a_difference_that_is_known_does_not_fail_the_run() -> None:
    both = compared(side(22), side(23), query="51-describe-a-figure")
    assert not both.differs
    assert both.problem is not None
    assert both.problem.startswith(
        "not the same number of rows: 22 from jinshan-kg, 23 from virtuoso (known: what DESCRIBE"
    )


def test_what_is_known_of_one_peer_is_not_of_another() -> None:
    assert compared(side(22), side(23), name="oxigraph", query="51-describe-a-figure").differs


def test_a_peer_that_is_slow_is_not_wrong() -> None:
    both = compared(side(3), side(None, "no answer within 5 s"))
    assert not both.differs
    assert both.problem == "virtuoso: no answer within 5 s"


@pytest.mark.parametrize(
    ("ours", "peer"),
    [
        (side(3), side(None, "status 500, oh")),
        (side(None, "status 500, oh"), side(3)),
        (side(None, "no answer within 5 s"), side(3)),
    ],
)
def test_a_failure_fails_the_run_and_so_does_an_answer_of_ours_that_is_late(
    ours: Side, peer: Side
) -> None:
    assert compared(ours, peer).differs
