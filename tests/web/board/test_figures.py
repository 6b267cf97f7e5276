"""Every observation of the graph is a figure of the board, as it stands."""

from decimal import Decimal

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import ID, JK
from jinshan_kg.web.board.figures import Figure

ALL = f"SELECT ?o ?v {{ ?o a <{JK}Observation> ; <{JK}value> ?v }}"


def figure(figures: tuple[Figure, ...], name: str) -> Figure:
    return next(f for f in figures if f.named.iri == f"{ID}observation/{name}")


def test_every_observation_is_read_with_its_value(ask: Asking, figures: tuple[Figure, ...]) -> None:
    wanted = {iri: Decimal(value) for iri, value in ask.values(ALL)}
    assert {f.named.iri: f.value for f in figures} == wanted
    assert len(wanted) > 40


def test_a_printed_figure_is_whole(figures: tuple[Figure, ...]) -> None:
    land = figure(figures, "land-freed")
    assert land.value == 3216
    assert (land.unit.labels, land.symbol) == ({"en": "mu", "zh": "亩"}, "mu")
    assert land.subject.labels["zh"] == "金山区"
    assert land.period is not None
    assert (land.period.begin, land.period.end, land.period.edtf) == ("2015", None, "2015/..")
    assert (land.kind, land.token, land.derived) == ("level", "3,216", False)
    assert land.evidence is not None
    assert land.evidence.endswith(f"/chars/{land.position}-{land.position + 5}")


def test_they_come_in_the_order_of_the_source_and_those_computed_last(
    figures: tuple[Figure, ...],
) -> None:
    positions = [f.position for f in figures]
    assert positions == sorted(positions)
    flags = [f.derived for f in figures]
    assert flags == sorted(flags)
    assert any(flags)
