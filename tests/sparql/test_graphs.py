"""Which graphs a query may ask for: the letters never say less than the tokens."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.graphs import may_name_graphs
from jinshan_kg.sparql.lexer import read_tokens

PARTS = (
    "PREFIX e: <http://e/> <graph> 'x' \"graph\" SELECT ASK * ?x $y { } ( ) [ ] WHERE a 1 true"
    " GRAPH graph Graph e:graph ?graph $graph :graph e:namedGraph GRAPH?g GRAPH<g> GRAPHe:g FROM"
    " from e:from ?from FROM<g> NAMED <from> \\u0047RAPH # #graph . , ; @en"
).split(" ")


@pytest.mark.parametrize(
    "text",
    [
        "ASK{}",
        "SELECT ?graph ?from { ?graph e:graph ?from }",
        "ASK { ?s e:from ?o ; e:to ?x } # the graphs of it",
        "SELECT ?n { ?s rdfs:label 'graph' }",
    ],
)
def test_what_asks_the_default_graph_alone(text: str) -> None:
    assert not may_name_graphs(text)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { GRAPH ?g {} }",
        "ASK { graph$g {} }",
        "ASK { Graph<http://e/g> {} }",
        "ASK { GRAPH # a comment\n e:g {} }",
        "ASK { GRAPH:g {} }",
        "ASK { ?s ?p trueGRAPH?g {} }",
        "ASK FROM <http://e/g> {}",
        "ASK FROM e:g {}",
        "ASK FROM NAMED <http://e/g> {}",
        r"ASK { \u0047RAPH ?g {} }",
    ],
)
def test_what_may_ask_another(text: str) -> None:
    assert may_name_graphs(text)


@settings(max_examples=2_000)
@given(
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", " ", "\n"])), max_size=8),
)
def test_the_letters_say_no_less_than_the_tokens(parts: list[tuple[str, str]]) -> None:
    text = "".join(part + gap for part, gap in parts)
    try:
        words = [token.text.upper() for token in read_tokens(text)]
    except SparqlError:
        return
    # GRAPH or FROM with nothing behind it is no query.
    if {"GRAPH", "FROM"} & set(words[:-1]) and _goes_on(words):
        assert may_name_graphs(text)


def _goes_on(words: list[str]) -> bool:
    """Whether a graph, as far as a token tells, or NAMED follows each of the keywords."""
    return all(
        ":" in after or after[0] in "?$<" if word == "GRAPH" else ":" in after or after == "NAMED"
        for word, after in pairwise(words)
        if word in ("GRAPH", "FROM")
    )
