"""Which queries may be answered from memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.lexer import read_tokens
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import read_query
from jinshan_kg.sparql.repeatable import is_repeatable


def repeatable(text: str) -> bool:
    return is_repeatable(text, read_tokens(text))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (now () AS ?x) {}",
        "SELECT (RAND( ) AS ?x) {}",
        "SELECT (UUID() AS ?x) {}",
        "SELECT (STRUUID() AS ?x) {}",
        "SELECT (year(NoW()) AS ?x) {}",
        "SELECT * { ?s ?p ?o FILTER(?o < Rand # here\n ()) }",
        # The engine wants no space between two keywords.
        "SELECT * {} ORDER BYRAND()",
        "SELECT * { FILTERRAND() }",
        "SELECT (COUNT(DISTINCTSTRUUID()) AS ?n) {}",
        "SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        # An IRI that the engine may take for comparisons.
        "SELECT * { ?a ?b ?c FILTER(?a<?rand&&?c>?d) }",
    ],
)
def test_a_query_that_may_answer_differently_next_time(text: str) -> None:
    assert not repeatable(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT ?now ?rand ?uuid { ?now ?rand ?uuid }",
        'SELECT * { ?s ?p "NOW() RAND() UUID() SERVICE" }',
        "SELECT * { ?s <http://e.org/#NOW()> ?o }",
        "SELECT * { ?s ?p ?o } # NOW()",
        "PREFIX e: <a:> SELECT * { ?s e:brand ?o ; e:now ?n ; e:nowhere ?x }",
        "SELECT (BNODE() AS ?b) (STRLEN('rand') AS ?l) {}",
        "SELECT * { ?s ?p 'x'@en-now }",
        "SELECT * { ?s ?p ?o FILTER(?s IN (<http://e.org/uuid>)) }",
        "PREFIX e: <a:> SELECT * { ?s e:uuıd (1) }",
    ],
)
def test_a_query_that_answers_the_same_each_time(text: str) -> None:
    assert repeatable(text)


space = st.sampled_from(["", " ", "\n", "# note\n"])
case = st.sampled_from([str.upper, str.lower, str.title])


@given(st.sampled_from(["now", "rand", "uuid", "struuid"]), space, space, case)
def test_a_call_is_found_however_it_is_written(
    name: str, before: str, within: str, written: object
) -> None:
    assert callable(written)
    assert not repeatable(f"SELECT ({written(name)}{before}({within}) AS ?x) {{}}")


def test_the_query_says_so() -> None:
    assert not read_query("SELECT (NOW() AS ?x) {}", Limits()).is_repeatable
    assert read_query("SELECT (1 AS ?x) {}", Limits()).is_repeatable
