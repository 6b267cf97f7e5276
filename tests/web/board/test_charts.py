"""A chart draws what its query gives, no more and no less."""

from collections.abc import Sequence
from decimal import Decimal

from jinshan_kg.engine.asking import Asking
from jinshan_kg.web.board import charts, queries
from jinshan_kg.web.board.figures import Figure


def asked(ask: Asking, query: str, column: int = 2) -> dict[str, Decimal]:
    return {row[0]: Decimal(row[column]) for row in ask.values(query)}


def drawn(figures: Sequence[Figure]) -> dict[str, Decimal]:
    return {figure.named.iri: figure.value for figure in figures}


def test_before_and_after(ask: Asking, figures: tuple[Figure, ...]) -> None:
    pairs = charts.before_and_after(figures)
    assert drawn([pair.after for pair in pairs]) == asked(ask, queries.BEFORE_AND_AFTER, 3)
    assert [pair.before.value for pair in pairs] == list(
        asked(ask, queries.BEFORE_AND_AFTER, 2).values()
    )
    assert {(pair.before.value, pair.after.value) for pair in pairs} == {
        (Decimal("69.6"), Decimal("86.6")),
        (Decimal(59), Decimal(27)),
    }


def test_growth(ask: Asking, figures: tuple[Figure, ...]) -> None:
    bars = charts.growth(figures, 300)
    assert drawn([bar.figure for bar in bars]) == asked(ask, queries.GROWTH)
    assert [bar.figure.value for bar in bars] == [220, 155, 119]  # 12 and 11: in all or a year?
    assert bars[0].length == 300
    assert bars[1].length == 211.4  # 155 of 220


def test_shares_are_drawn_of_a_hundred(ask: Asking, figures: tuple[Figure, ...]) -> None:
    bars = charts.shares(figures, 200)
    assert drawn([bar.figure for bar in bars]) == asked(ask, queries.SHARES)
    assert [bar.length for bar in bars] == [159.2, 66.7, 50.0]


def test_totals_since_a_year(ask: Asking, figures: tuple[Figure, ...]) -> None:
    totals = charts.totals(figures, "2015")
    assert drawn(totals) == asked(ask, queries.SINCE)
    assert {figure.value for figure in totals} == {225, 3216, 77872, 3, 36_000_000_000, 810}


def test_the_timeline_has_every_dated_figure(ask: Asking, figures: tuple[Figure, ...]) -> None:
    line = charts.timeline(figures, 960)
    assert line is not None
    wanted = {row[0] for row in ask.values(queries.TIMELINE)}
    assert {span.figure.named.iri for span in line.spans} == wanted
    assert (line.years[0], line.years[-1]) == (2015, 2024)
    for span in line.spans:
        assert line.scale.begin <= span.left <= line.scale.end


def test_without_figures_there_are_no_charts() -> None:
    assert charts.before_and_after(()) == ()
    assert charts.growth((), 1) == ()
    assert charts.timeline((), 1) is None
