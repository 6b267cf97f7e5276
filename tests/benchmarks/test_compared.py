"""When two servers' answers are compared, and how."""

from benchmarks.compared import Compared, Mix, Side
from benchmarks.queries import Example, Form

EXAMPLE = Example("01-parks", "Parks", Form.SELECT, "SELECT * {}")


def side(count: int | None = 1, problem: str | None = None, *rounds: list[float]) -> Side:
    result = Side(count, problem)
    result.rounds[Mix.REPEATED] += rounds
    return result


def test_the_ratio_is_the_median_of_the_rounds_ratios() -> None:
    ours = side(1, None, [1.0, 2.0, 3.0], [1.0], [1.0])
    peer = side(1, None, [8.0, 8.0], [5.0], [99.0])
    compared = Compared(EXAMPLE, ours, peer)
    assert compared.ratios(Mix.REPEATED) == [4.0, 5.0, 99.0]
    assert compared.ratio(Mix.REPEATED) == 5.0


def test_percentiles_are_of_all_requests() -> None:
    ours = side(1, None, [1.0, 2.0], [3.0])
    assert (ours.requests(Mix.REPEATED), ours.p50(Mix.REPEATED)) == (3, 2.0)
    assert ours.p95(Mix.REPEATED) == 2.9


def test_equal_counts_are_fair() -> None:
    assert Compared(EXAMPLE, side(3), side(3)).problem is None


def test_other_counts_are_not() -> None:
    compared = Compared(EXAMPLE, side(3), side(0))
    assert compared.differs
    assert compared.problem == (
        "not the same number of rows: 3 from Jinshan KG, 0 from rdflib-endpoint"
    )


def test_no_answer_is_told_and_is_not_another_answer() -> None:
    compared = Compared(EXAMPLE, side(3), side(None, "no answer within 5 s"))
    assert not compared.differs
    assert compared.problem == "rdflib-endpoint: no answer within 5 s"
