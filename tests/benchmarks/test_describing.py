"""Descriptions beside a peer: ratios, targets and the report."""

import pytest
from benchmarks.compared import Mix
from benchmarks.describing import CLIENTS, DOCUMENTS, QUERIES, Described
from benchmarks.figures import Spread
from benchmarks.flood import Flooded
from benchmarks.releasing import Releasing
from benchmarks.report.descriptions import description_parts, release_parts
from benchmarks.results import Results
from benchmarks.targets import targets

PEER = "rdflib-endpoint"


def turn(rate: int, p50: float) -> Flooded:
    return Flooded(answers=rate, failures=0, seconds=1.0, p50=p50, p95=p50)


def described(rates: tuple[int, ...], peer: str | None = PEER) -> Described:
    """Two rounds; the peer answers ten times a second, in a tenth of a second."""
    result = Described(3, peer)
    for mix in Mix:
        for clients in CLIENTS:
            for way in (DOCUMENTS, QUERIES):
                result.turns[way, mix, clients] = [turn(rate, 1 / rate) for rate in rates]
            if peer:
                result.turns[PEER, mix, clients] = [turn(10, 0.1) for _ in rates]
    return result


def test_ratios_are_by_round() -> None:
    found = described((100, 300))
    assert found.rates(DOCUMENTS, Mix.NEW, 8) == [10.0, 30.0]
    assert found.latencies(QUERIES, Mix.NEW, 1) == pytest.approx([10.0, 30.0])


@pytest.mark.parametrize(("rate", "is_met"), [(101, True), (99, False)])
def test_the_target_is_ten_times(rate: int, is_met: bool) -> None:
    found = list(targets(Results(described=described((rate, rate, rate)))))
    assert [target.name for target in found] == [
        f"jinshan-kg, {way}, beside DESCRIBE at {PEER}, {mix}: throughput, 8 clients"
        for way in ("documents", "DESCRIBE")
        for mix in ("repeated", "unique")
    ]
    assert {target.is_met for target in found} == {is_met}


def test_without_the_peer_there_is_no_target_and_no_ratio() -> None:
    found = described((100,), peer=None)
    assert list(targets(Results(described=found))) == []
    *_, table = description_parts(found)
    assert table.splitlines()[:4] == [
        "| Server | Mix | Clients | a second | p50, ms |",
        "| --- | --- | --- | --- | --- |",
        "| jinshan-kg, documents | repeated | 1 | 100 | 10.00 |",
        "| jinshan-kg, DESCRIBE | repeated | 1 | 100 | 10.00 |",
    ]


def test_the_report_has_both_and_the_ratios() -> None:
    *_, table = description_parts(described((100, 300)))
    assert table.splitlines()[2:5] == [
        "| jinshan-kg, documents | repeated | 1 | 200 | 6.67 | 20.00 (10.00 to 30.00)"
        " | 20.00 (10.00 to 30.00) |",
        "| jinshan-kg, DESCRIBE | repeated | 1 | 200 | 6.67 | 20.00 (10.00 to 30.00)"
        " | 20.00 (10.00 to 30.00) |",
        "| rdflib-endpoint | repeated | 1 | 10 | 100.00 |  |  |",
    ]


def test_the_release_is_told_with_its_range() -> None:
    releasing = Releasing(Spread(8.0, 7.5, 9.25), Spread(2e8, 1.9e8, 2.1e8), 36, 18_100_000)
    _, said, table = release_parts(releasing)
    assert said == "`jinshan-kg release`: 36 files, 18 MB."
    assert table.splitlines()[2:] == [
        "| Time | 8.00 s | 7.50 to 9.25 |",
        "| Memory at most | 200 MB | 190 to 210 |",
    ]
