"""The drawing of what surrounds a thing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.entity.neighbours import WIDTH, draw, shortened
from jinshan_kg.web.resources.views.entity.relations import Item, Relation, Section


def item(name: str) -> Item:
    return Item(Named(f"http://example.org/{name}", {}), Term("uri", name), None)


def section(*counts: int) -> Section:
    relations = (
        Relation(
            Named(f"http://example.org/p{number}", {}),
            f"P{number}",
            False,
            tuple(item(f"{number}-{index}") for index in range(count)),
        )
        for number, count in enumerate(counts)
    )
    return Section("other", "More", tuple(relations))


@pytest.fixture(autouse=True)
def _language() -> object:
    from flask import Flask

    from jinshan_kg.web.language import register_languages

    app = Flask("test")
    register_languages(app)
    with app.test_request_context("/"):
        yield


@pytest.mark.parametrize("counts", [(), (1,), (2,), (1, 1)])
def test_a_few_neighbours_are_not_worth_a_drawing(counts: tuple[int, ...]) -> None:
    assert draw("X", [section(*counts)]) is None


def test_a_large_group_says_how_many_are_left_out() -> None:
    drawing = draw("X", [section(20)])
    assert drawing is not None
    (bunch,) = drawing.bunches
    assert len(bunch.marks) + bunch.more == 20
    assert bunch.more > 0


def test_nothing_stands_upon_another_or_outside() -> None:
    drawing = draw("X", [section(3, 9, 1, 5, 2, 7)])
    assert drawing is not None
    for on_left in (True, False):
        heights = [
            y
            for bunch in drawing.bunches
            if bunch.on_left is on_left
            for y in (bunch.y, *(mark.y for mark in bunch.marks))
        ]
        assert heights == sorted(heights)
        gaps = [after - before for before, after in itertools.pairwise(heights)]
        assert min(gaps) > 15
        assert drawing.top <= heights[0]
        assert heights[-1] <= drawing.top + drawing.height
    assert all(0 < bunch.x < WIDTH for bunch in drawing.bunches)


@given(st.text(max_size=80), st.integers(20, 400))
def test_a_text_is_shortened_to_its_start(text: str, width: int) -> None:
    short = shortened(text, width)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1].rstrip()))
    assert len(short) <= len(text)


def test_chinese_characters_are_wider() -> None:
    assert shortened("金山区" * 10, 150).startswith("金山区金山区")
    assert len(shortened("金山区" * 10, 150)) < len(shortened("abc" * 10, 150))
