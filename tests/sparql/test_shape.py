"""What the brackets around the tokens of a query tell."""

import pytest

from jinshan_kg.sparql.shape import AmbiguityError, Shape


def shape(text: str) -> Shape:
    return Shape(text.split(), text.upper().split())


@pytest.mark.parametrize(
    ("text", "nesting"),
    [("", 0), ("( )", 1), ("( ( ) ( ) )", 2), (") ) (", 1), ("{ ] [ }", 1), ("<< {| [ ( {", 5)],
)
def test_nesting_is_the_most_that_is_open_at_once(text: str, nesting: int) -> None:
    assert shape(text).nesting == nesting


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("?a + 1 * -2", 2),
        ("{ [ {| <<", 4),
        ("( ) , . ; = < >".replace("<", "<="), 0),
        ("bind ( 1 as ?x ) Filter ! ?x", 4),
        ("VALUES ?x { 1 - 2 { } } - 1", 3),  # the word, its block, and the minus behind it
        ("VALUES ?x { ( 1 - 2 ) } - 1", 3),
        ("( ?a <?b+1+1> ?c )", 8),
    ],
)
def test_steps_are_operators_groups_and_clauses_outside_data(text: str, steps: int) -> None:
    assert shape(text).steps == steps


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("( ?a <?b>", {2}),
        ("( ?a ) <?b>", set()),
        ("( ?a = <?b>", set()),
        ("( ?a <http://b>", set()),
        ("<< ( ?a <?b>", set()),
        ("VALUES { ( 1 <?b> ) } ( 1 <?c>", {9}),
    ],
)
def test_an_iri_is_loose_where_the_engine_may_compare(text: str, loose: set[int]) -> None:
    assert shape(text).loose == loose


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("?a < ?b", 1),
        ("{ ( 1 < 2 ) < 3", 6),
        ("( ?a <<", 2),
        ("( ?a <#b>", 2),
        ("( 1 <Service>", 2),
    ],
)
def test_what_may_be_read_in_two_ways_is_told_with_its_index(text: str, index: int) -> None:
    with pytest.raises(AmbiguityError) as caught:
        shape(text)
    assert caught.value.index == index
