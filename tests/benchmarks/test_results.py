"""Two servers compared over all queries."""

from dataclasses import replace
from math import inf, sqrt
from pathlib import Path

import pytest
from benchmarks.compared import Measured, Mix, Side
from benchmarks.data import Data
from benchmarks.flood import Flooded
from benchmarks.large import Large
from benchmarks.queries import Example, Form
from benchmarks.results import Comparison
from benchmarks.throughput import Group


def side(count: int, *rounds: float) -> Side:
    return Side(count, rounds={mix: [[seconds] for seconds in rounds] for mix in Mix})


def comparison(*queries: tuple[Side, Side]) -> Comparison:
    measured = [
        Measured(Example(str(number), "", Form.SELECT, ""), {"jinshan-kg": ours, "peer": peer})
        for number, (ours, peer) in enumerate(queries)
    ]
    data = Data("graph", Path(), 1, ())
    return Comparison(data, ["peer"], {}, measured, [], Large(1, {}, {}), {}, {})


def test_the_latency_is_the_median_of_the_rounds_geometric_means() -> None:
    found = comparison(
        (side(1, 1.0, 1.0, 1.0), side(1, 1.0, 2.0, 4.0)),
        (side(1, 1.0, 1.0, 1.0), side(1, 4.0, 4.0, 4.0)),
    )
    assert found.latency("peer", Mix.NEW) == pytest.approx(1 / sqrt(2.0 * 4.0))


def test_a_query_that_differs_does_not_count_and_is_told() -> None:
    found = comparison((side(1, 1.0), side(1, 2.0)), (side(1, 1.0), side(2)))
    assert found.latency("peer", Mix.NEW) == pytest.approx(0.5)
    assert [both.example.name for both in found.differing()] == ["1"]
    assert [both.example.name for both in found.unfair("peer")] == ["1"]


def test_without_a_query_to_compare_no_target_is_met() -> None:
    found = comparison((side(1), side(2)))
    assert found.latency("peer", Mix.NEW) == inf
    assert found.mix_latency("peer", Mix.NEW) == inf
    assert found.rate("peer", Mix.NEW, 8) == 0.0


def test_the_latency_of_a_mix_is_the_median_of_the_rounds() -> None:
    found = comparison((side(1, 1.0), side(1, 2.0)))
    group = Group(["peer"], [])
    group.turns["jinshan-kg", Mix.NEW, 1] = [asked(p50) for p50 in (3.0, 2.0, 2.0)]
    group.turns["peer", Mix.NEW, 1] = [asked(p50) for p50 in (1.0, 1.0, 0.0)]
    assert replace(found, groups=[group]).mix_latency("peer", Mix.NEW) == 2.0


def asked(p50: float) -> Flooded:
    return Flooded(answers=10, failures=0, seconds=1.0, p50=p50, p95=9.0)
