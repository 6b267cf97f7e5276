"""The dataset of a query: SPARQL 1.1 section 13, and the Protocol's section 2.1.4."""

from collections.abc import Callable

import pytest
from pyoxigraph import Store

from jinshan_kg.engine.protocol import EvaluationError

Ask = Callable[..., str]

DEFAULT = "SELECT ?o {clauses} {{ ?s ?p ?o }} ORDER BY ?o"
NAMED = "SELECT ?g ?o {clauses} {{ GRAPH ?g {{ ?s ?p ?o }} }} ORDER BY ?g ?o"
ONE, TWO = "http://example.org/one", "http://example.org/two"


def objects(csv: str) -> list[str]:
    return csv.split("\r\n")[1:-1]


def test_as_loaded_the_default_graph_is_the_default_graph(ask: Ask) -> None:
    assert objects(ask(DEFAULT.format(clauses=""))) == ["default"]
    assert objects(ask(NAMED.format(clauses=""))) == [
        f"{ONE},one",
        f"{ONE},shared",
        f"{TWO},shared",
        f"{TWO},two",
    ]


def test_in_the_union_a_triple_of_two_graphs_counts_once(ask: Ask) -> None:
    assert objects(ask(DEFAULT.format(clauses=""), union=True)) == [
        "default",
        "one",
        "shared",
        "two",
    ]
    assert ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", union=True) == "n\r\n4\r\n"


def test_the_union_leaves_the_named_graphs_as_they_are(ask: Ask) -> None:
    before = ask(NAMED.format(clauses=""))
    assert ask(NAMED.format(clauses=""), union=True) == before


@pytest.mark.parametrize(
    ("clauses", "default", "named"),
    [
        ("FROM :one", ["one", "shared"], []),
        ("FROM :one FROM :two", ["one", "shared", "two"], []),
        ("FROM NAMED :one", [], [f"{ONE},one", f"{ONE},shared"]),
        ("FROM :one FROM NAMED :two", ["one", "shared"], [f"{TWO},shared", f"{TWO},two"]),
        (
            "FROM :one FROM :two FROM NAMED :one",
            ["one", "shared", "two"],
            [f"{ONE},one", f"{ONE},shared"],
        ),
        ("FROM :absent", [], []),
    ],
)
@pytest.mark.parametrize("union", [False, True])
def test_what_the_query_names_is_all_there_is(
    ask: Ask, clauses: str, default: list[str], named: list[str], union: bool
) -> None:
    assert objects(ask(DEFAULT.format(clauses=clauses), union=union)) == default
    assert objects(ask(NAMED.format(clauses=clauses), union=union)) == named


def test_what_the_request_names_goes_before_what_the_query_names(ask: Ask) -> None:
    clauses = "FROM :two FROM NAMED :two"
    text = DEFAULT.format(clauses=clauses)
    assert objects(ask(text, default=(ONE,))) == ["one", "shared"]
    assert objects(ask(text, default=(ONE, TWO))) == ["one", "shared", "two"]
    assert objects(ask(text, named_=(ONE,))) == []
    assert objects(ask(NAMED.format(clauses=clauses), default=(ONE,))) == []
    assert objects(ask(NAMED.format(clauses=clauses), named_=(ONE,))) == [
        f"{ONE},one",
        f"{ONE},shared",
    ]


def test_merged_graphs_count_a_shared_triple_once(ask: Ask) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert ask(text, default=(ONE, TWO)) == "n\r\n3\r\n"


def test_asking_changes_nothing(ask: Ask, store: Store) -> None:
    before = sorted(map(str, store))
    ask(DEFAULT.format(clauses="FROM :one FROM :two"))
    assert sorted(map(str, store)) == before


def test_the_name_of_a_graph_must_be_an_iri(ask: Ask) -> None:
    with pytest.raises(EvaluationError, match="The name of a graph is not an IRI") as caught:
        ask("ASK {}", default=("http://[",))
    assert caught.value.status == 400
