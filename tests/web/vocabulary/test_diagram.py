"""The drawing has every class once, with a line for every subclass, and nothing on top of it."""

from itertools import combinations

import pytest

from jinshan_kg.web.vocabulary.diagram import Diagram, draw, text_width
from jinshan_kg.web.vocabulary.hierarchy import branches
from jinshan_kg.web.vocabulary.terms import Kind, Vocabulary


@pytest.fixture(scope="module", params=["en", "zh"])
def diagram(vocabulary: Vocabulary, request: pytest.FixtureRequest) -> Diagram:
    language = request.param
    trees = branches(vocabulary.own(Kind.CLASS), lambda term: term.named.labels[language])
    return draw(trees, lambda branch: branch.term.named.labels[language])


def test_every_class_is_drawn_once(diagram: Diagram, vocabulary: Vocabulary) -> None:
    classes = vocabulary.own(Kind.CLASS)
    above = {iri for term in classes for iri in term.above}
    drawn = [box.iri for box in diagram.boxes]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == above | {term.iri for term in classes}
    assert {box.iri for box in diagram.boxes if box.is_own} == {term.iri for term in classes}


def test_the_lines_are_the_subclasses(diagram: Diagram, vocabulary: Vocabulary) -> None:
    wanted = {(iri, term.iri) for term in vocabulary.own(Kind.CLASS) for iri in term.above}
    assert len(diagram.lines) == len(wanted)
    assert {(start.iri, end.iri) for start, end in diagram.lines} == wanted


def test_a_line_leads_to_the_right_and_begins_and_ends_at_boxes(diagram: Diagram) -> None:
    places = {(box.iri, box.x, box.y) for box in diagram.boxes}
    for start, end in diagram.lines:
        assert start.end < end.x
        assert {(start.iri, start.x, start.y), (end.iri, end.x, end.y)} <= places


def test_no_box_lies_upon_another_or_outside(diagram: Diagram) -> None:
    height = diagram.box_height
    for box in diagram.boxes:
        assert box.x >= 0
        assert box.end <= diagram.width
        assert height / 2 <= box.y <= diagram.height - height / 2
    for one, other in combinations(diagram.boxes, 2):
        apart = one.end < other.x or other.end < one.x or abs(one.y - other.y) > height
        assert apart, (one, other)


def test_nothing_gives_an_empty_drawing() -> None:
    diagram = draw((), lambda branch: "")
    assert (diagram.width, diagram.height, diagram.boxes) == (0, 0, ())


def test_a_chinese_character_is_wider_than_a_letter() -> None:
    assert text_width("园") > text_width("P") > 0
    assert text_width("园区") == 2 * text_width("园")
