import pytest

from jinshan_kg.sparql.errors import LimitError
from jinshan_kg.sparql.lexer import read_tokens
from jinshan_kg.sparql.limits import Limits, check_length, check_shape


def check(text: str, limits: Limits = Limits(nesting=5, steps=10)) -> None:  # noqa: B008
    check_shape(read_tokens(text), limits)


@pytest.mark.parametrize("brackets", ["()", "{}", "[]", ("{|", "|}"), ("<<", ">>")])
def test_brackets_of_every_kind_may_nest_so_deep_and_no_deeper(brackets: tuple[str, str]) -> None:
    opening, closing = brackets
    check(f"{opening} " * 5 + f"{closing} " * 5)
    with pytest.raises(LimitError, match="nests brackets deeper than 5") as caught:
        check(f"{opening} " * 6 + f"{closing} " * 6)
    assert caught.value.status == 400
    assert caught.value.details == {"limit": "max_nesting", "value": 5}


def test_brackets_side_by_side_do_not_nest() -> None:
    check("() " * 20)


def test_closing_more_than_was_opened_gives_no_credit() -> None:
    with pytest.raises(LimitError):
        check(")))))))(((((((")


@pytest.mark.parametrize(
    "text",
    [
        "FILTER(?a" + "+1" * 11 + ")",
        "FILTER(" + "!" * 11 + "?a)",
        "{} UNION " * 6,
        "?a " + "^<a:b>/" * 6,
        "BIND(1 AS ?a)" * 6,
        "FILTER(?a<?b" + "-1" * 5 + "&&?c>1)",
    ],
)
def test_operators_groups_and_clauses_count_as_steps(text: str) -> None:
    with pytest.raises(LimitError, match="operators, groups and clauses") as caught:
        check(text)
    assert caught.value.details == {"limit": "max_steps", "value": 10}


@pytest.mark.parametrize(
    "text",
    [
        "VALUES ?a {" + " -1" * 100 + "}",
        "VALUES (?a ?b) {" + " (1 -1)" * 100 + "}",
        "FILTER(?a IN (1" + ", 1" * 100 + "))",
        "?a ?b ?c ." * 100,
        "ORDER BY" + " ?a" * 100,
    ],
)
def test_what_is_flat_does_not_count(text: str) -> None:
    check(text)


def test_a_long_query_is_refused_before_it_is_looked_at() -> None:
    check_length("x" * 10, Limits(length=10))
    with pytest.raises(LimitError) as caught:
        check_length("x" * 1_234, Limits(length=1_000))
    assert caught.value.reason == "The query has 1,234 characters; this endpoint takes 1,000."
    assert caught.value.status == 413
    assert caught.value.details == {"limit": "max_query_length", "value": 1_000}
