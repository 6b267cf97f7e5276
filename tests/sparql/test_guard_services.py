"""With a list of endpoints, SERVICE may ask those, and no other gets past the guard."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store

from jinshan_kg.errors import UserError
from jinshan_kg.sparql.errors import QueryRefusedError
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import read_query

LISTED = "http://ok.example/sparql"
SERVICES = frozenset({LISTED, "http://ok.example/other"})
PREFIXES = (
    "PREFIX ok: <http://ok.example/> PREFIX : <http://127.0.0.1:1/>"
    " PREFIX SERVICE: <http://ok.example/> PREFIX bad: <http://e:1> "
)


@pytest.mark.parametrize(
    "call",
    [
        f"SERVICE <{LISTED}> {{ ?s ?p ?o }}",
        f"service<{LISTED}>{{ ?s ?p ?o }}",
        f"SERVICE SILENT <{LISTED}> {{ ?s ?p ?o }}",
        f"SeRvIcE # <http://other.example/>\n <{LISTED}> # {{\n {{ ?s ?p ?o }}",
        f"SERVICE <{LISTED}> {{ SERVICE <http://ok.example/other> {{ ?s ?p ?o }} }}",
        f"FILTER EXISTS {{ SERVICE <{LISTED}> {{ ?s ?p ?o }} }}",
    ],
)
def test_an_endpoint_of_the_list_may_be_asked(call: str) -> None:
    query = read_query(f"ASK {{ ?s ?p ?o . {call} }}", Limits(), services=SERVICES)
    assert not query.is_repeatable


@pytest.mark.parametrize("silent", ["", "SILENT "])
@pytest.mark.parametrize(
    "endpoint",
    [
        "?x",
        "$x",
        "ok:sparql",
        "<sparql>",
        "</sparql>",
        "<http://ok.example>",
        "<http://ok.example/sparql/>",
        "<http://ok.example/sparql?x>",
        "<http://ok.example/./sparql>",
        "<http://OK.example/sparql>",
        "<https://ok.example/sparql>",
        r"<http://ok.example/sp\u0061rql>",
        "<http://ok.example/sparql#>",
        "<http://x@ok.example/sparql>",
    ],
)
def test_anything_else_is_refused_even_if_it_means_the_same(endpoint: str, silent: str) -> None:
    text = (
        f"BASE <http://ok.example/> {PREFIXES} ASK {{ SERVICE {silent}{endpoint} {{ ?s ?p ?o }} }}"
    )
    with pytest.raises(QueryRefusedError):
        read_query(text, Limits(), services=SERVICES)


def test_one_endpoint_of_the_list_does_not_cover_for_another() -> None:
    text = f"ASK {{ SERVICE <{LISTED}> {{ SERVICE <http://other.example/> {{ ?s ?p ?o }} }} }}"
    with pytest.raises(QueryRefusedError) as caught:
        read_query(text, Limits(), services=SERVICES)
    assert caught.value.status == 403
    assert caught.value.reason == (
        "SERVICE is refused here: this endpoint asks no other servers than those of a list, and"
        " each by its whole IRI. Write SERVICE <http://ok.example/other> { … } or"
        " SERVICE <http://ok.example/sparql> { … }."
    )


def test_the_values_of_a_variable_are_no_way_around() -> None:
    text = f"ASK {{ VALUES ?x {{ <{LISTED}> }} SERVICE ?x {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryRefusedError):
        read_query(text, Limits(), services=SERVICES)


WRITTEN = {"_LF": "\n", "_SPACE": " ", "_OK": f"SERVICE <{LISTED}> {{", "_IRI": f"<{LISTED}>"}
FRAGMENTS = st.sampled_from(
    r"""_OK _OK _OK _IRI _LF _SPACE SERVICE SILENT } } { ( ) ?a ?b < > # ' " \u0022 \u0053ERVICE
    SERVICE: SERVICE:x ok: true 1. . a FILTER( <{ }> ok:sparql FILTER(?a<?b)""".split()
).map(lambda fragment: WRITTEN.get(fragment, fragment))
HOLE = st.lists(FRAGMENTS, max_size=6).map("".join)
CALLS = st.sampled_from(
    [
        "SERVICE <http://127.0.0.1:1/> {?svc ?svc ?svc}",
        f"SERVICE <http://127.0.0.1:1/>#{LISTED}>\n{{?svc ?svc ?svc}}",
        f"SERVICE#<{LISTED}>\n?a{{?svc ?svc ?svc}}",
        "SERVICESILENT:x {?svc ?svc ?svc}",
        "trueSERVICE:x{?svc ?svc ?svc}",
    ]
)
OTHERS = re.compile(rf"service(?!\s*(?:silent\s*)?<{LISTED}>)", re.IGNORECASE)


def calls_another(text: str) -> bool:
    """Whether the engine sees the SERVICE clause that alone mentions ?svc."""
    return _shows(text) and not _shows(OTHERS.sub("harmless", text))


def _shows(text: str) -> bool:
    try:
        results = Store().query(text)
    except (SyntaxError, ValueError, RuntimeError, OSError):
        return False
    return isinstance(results, QuerySolutions) and "svc" in [v.value for v in results.variables]


@settings(max_examples=1_000)
@given(HOLE, HOLE, CALLS)
@example(f"SERVICE <{LISTED}> {{", "}", "SERVICE <http://127.0.0.1:1/> {?svc ?svc ?svc}")
@example("?a ?b true", "", "trueSERVICE:x{?svc ?svc ?svc}")
def test_no_live_call_of_another_endpoint_gets_past(before: str, after: str, call: str) -> None:
    text = f"{PREFIXES} SELECT * {{ {before}{call}{after} }}"
    try:
        read_query(text, Limits(), services=SERVICES)
    except UserError:
        return
    assert not calls_another(text)
