"""The table shows the rows that a reader wants, in the order wanted."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.board.figures import Figure
from jinshan_kg.web.board.table import Choice, chosen


@pytest.fixture(autouse=True)
def _in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/metrics-board"):
        yield


def test_all_of_them_where_nothing_is_chosen(figures: tuple[Figure, ...]) -> None:
    assert chosen(figures, Choice()) == list(figures)


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        ({"text": "PM2.5", "kind": "level"}, [59, 27]),
        ({"text": "腾出土地", "kind": "level"}, ["3216", "214.4"]),
        ({"status": "planned"}, [1, 4]),
        ({"status": "anticipated"}, [8_000_000]),
        ({"kind": "growth-rate", "sort": "value"}, [119, 155, 220]),
        ({"kind": "growth-rate", "sort": "value", "order": "descending"}, [220, 155, 119]),
        ({"kind": "growth-rate-total-or-annual", "sort": "value"}, [11, 12]),
        ({"text": "<script>"}, []),
    ],
)
def test_what_is_chosen_is_shown(
    figures: tuple[Figure, ...], arguments: dict[str, str], values: list[int | str]
) -> None:
    rows = chosen(figures, Choice.read(arguments))
    assert [row.value for row in rows] == [Decimal(value) for value in values]


@pytest.mark.parametrize("column", ["figure", "subject", "value", "period", "status", "precision"])
def test_every_column_sorts_both_ways(figures: tuple[Figure, ...], column: str) -> None:
    up = chosen(figures, Choice(sort=column))
    down = chosen(figures, Choice(sort=column, descending=True))
    assert (
        {f.named.iri for f in up} == {f.named.iri for f in down} == {f.named.iri for f in figures}
    )
    assert up != down


@given(st.dictionaries(st.sampled_from(["text", "kind", "status", "subject", "sort", "order"]),
                       st.text()))  # fmt: skip
def test_any_choice_is_read_and_written_again(arguments: dict[str, str]) -> None:
    choice = Choice.read(arguments)
    assert Choice.read(choice.arguments()) == choice
