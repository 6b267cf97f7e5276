"""SERVICE must not get past the guard, and nothing else should be stopped by it.

The engine itself is the oracle: a SERVICE whose block has the only mention of a variable is live if
the engine parses the query, and lists the variable as one of the result.
"""

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store

from jinshan_kg.errors import UserError
from jinshan_kg.sparql.errors import QueryRefusedError
from jinshan_kg.sparql.guard import refuse_service
from jinshan_kg.sparql.lexer import tokenize
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import read_query

PREFIXES = (
    "PREFIX : <http://127.0.0.1:1/> PREFIX ex: <http://example.org/> PREFIX bad: <http://e:1>"
    " PREFIX service: <http://127.0.0.1:1/> PREFIX harmless: <http://127.0.0.1:1/> "
)
CALLS = (
    "SERVICE <http://127.0.0.1:1/> {?svc ?svc ?svc}",
    "SERVICE<http://127.0.0.1:1/>{?svc ?svc ?svc}",
    "service silent ?a {?svc ?svc ?svc}",
    "sErViCe#\n:x{?svc ?svc ?svc}",
    "SERVICE:x{?svc ?svc ?svc}",
    "SERVICEex:x {?svc ?svc ?svc}",
    "SERVICESILENT:x {?svc ?svc ?svc}",
    "SERVICE?a#>\n{?svc ?svc ?svc}",
)


def guard(text: str) -> None:
    refuse_service(text, tokenize(text))


def calls(text: str) -> bool:
    """Whether the engine sees a SERVICE in a query; false if it does not parse it."""
    return _shows(text) and not _shows(re.sub("service", "harmless", text, flags=re.IGNORECASE))


def _shows(text: str) -> bool:
    try:
        results = Store().query(text)
    except (SyntaxError, ValueError, RuntimeError, OSError):
        return False
    return isinstance(results, QuerySolutions) and "svc" in [v.value for v in results.variables]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ {call} }}",
        "SELECT * {{ ?a ?b ?c . {call} }}",
        "SELECT * {{ ?a ?b true{call} }}",
        "SELECT * {{ ?a ?b 1.{call} }}",
        "SELECT * {{ ?a ?b bad:{call} }}",
        "SELECT * {{ ?a ?b 'SERVICE'@en-a.{call} }}",
        "SELECT * {{ ?a ?b ?c FILTER(?a<?b){call} }}",
        'SELECT * {{ ?a ?b ?c FILTER(?a<?b)#>"""\n{call}#"""\n }}',
        'SELECT * {{ ?a ?b ?c FILTER(?a<(?b>0)&&?c<?d)#>"""\n{call}#"""\n }}',
        "SELECT * {{ ?a ?b ?c FILTER(?a<'>''a'\n){call} }}",
        'SELECT * {{ ?a ?b ( """a" ) {call} #\\uD800""" )\n }}',
        "SELECT * {{ #\r{call} }}",
        "SELECT * {{ FILTER EXISTS {{ {call} }} }}",
        "SELECT * {{ {{ SELECT * {{ {call} }} }} }}",
        "SELECT * {{ GRAPH :g {{ {call} }} }}",
    ],
)
def test_a_service_that_the_engine_sees_is_refused(query: str, call: str) -> None:
    text = PREFIXES + query.format(call=call)
    with pytest.raises(UserError):
        read_query(text, Limits())


def test_the_reason_and_the_next_step_are_told() -> None:
    with pytest.raises(QueryRefusedError) as caught:
        guard("ASK { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    assert caught.value.status == 403
    assert caught.value.reason == (
        "SERVICE is refused: this endpoint asks no other server. Ask that server itself, or load"
        " its data beside this and query both."
    )


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s ?p 'SERVICE <http://example.org/> {}' }",
        'ASK { ?s ?p """SERVICE\n"quoted" {""" }',
        r'ASK { ?s ?p "\"SERVICE\u0041" }',
        "ASK { ?s ?p ?o } # SERVICE <http://example.org/> {}",
        "ASK { <http://example.org/SERVICE> ?p <http://example.org/#service> }",
        "ASK { ?service ?SERVICE $service }",
        "ASK { _:service ?p _:SERVICE.service }",
        "PREFIX service: <http://example.org/> ASK { service:x service:y service:SERVICE }",
        "PREFIX ex: <http://example.org/> ASK { ?s ex:service ex:serviceArea . ?o ?p ?q }",
        "PREFIX ex: <http://example.org/> ASK { GRAPH ex:service { ?s ?p ?o } }",
        "PREFIX service: <http://example.org/> SELECT * FROM service:a FROM NAMED service:b {}",
        "PREFIX service: <http://example.org/> DESCRIBE service:a service:b { ?s ?p ?o }",
        "PREFIX s: <a:b> CONSTRUCT { ?s s:service ?o } FROM s:service { ?s ?p ?o }",
        "SELECT (STR(<http://example.org/service>) AS ?service) {}",
    ],
)
def test_the_letters_elsewhere_are_free(text: str) -> None:
    guard(text)
    assert not calls(text)


@pytest.mark.parametrize(
    "text",
    [
        r"ASK { ?s ?p '\u0027 SERVICE <a:b> {} \u0027' }",
        r'ASK { ?s ?p "\u0022 \u0053ERVICE <a:b> {} \u0022" }',
        r'ASK { ?s ?p "\u0022 service" }',
    ],
)
def test_a_service_that_decoding_escapes_first_would_bring_out_is_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError):
        guard(text)


@pytest.mark.parametrize(
    "text",
    [
        r'ASK { ?s ?p "\u0053ERVICE", <http://example.org/\u0053ERVICE> }',
        r'ASK { ?s ?p "\u0022" }',
        r"ASK { ?s ?p '\u0027 # service' }",
    ],
)
def test_escapes_that_bring_out_nothing_are_free(text: str) -> None:
    guard(text)


WRITTEN = {
    "_LONG1": "'''",
    "_LONG2": '"""',
    "_LF": "\n",
    "_CR": "\r",
    "_TAB": "\t",
    "_FF": "\x0c",
    "_SPACE": " ",
}
FRAGMENTS = st.sampled_from(
    r"""?a ?b < > # ' " _LONG1 _LONG2 { } ( ) [ ] {| |} << >> :x ex: ex:y bad: a _:b @en ^^ true
    <http://a#b> <#b> 1 1. <?b && || = ! + - * / | ^ . ; , ~ ? $ \ \u0022 \uD800 %41 e5 // ſ ·
    service: xservice:q http: FILTER( BIND( AS VALUES OPTIONAL{ GRAPH UNION EXISTS{ SILENT IN(
    STR( _LF _CR _TAB _FF _SPACE""".split()
).map(lambda fragment: WRITTEN.get(fragment, fragment))
HOLE = st.lists(FRAGMENTS, max_size=5).map("".join)
FRAMES = st.sampled_from(
    [
        "SELECT * {{ {0}{call}{1} }}",
        "SELECT * {{ ?a ?b ?c {0}{call}{1} }}",
        "SELECT * {{ ?a ?b {0}{call}{1} }}",
        "SELECT * {{ ?a ?b ex:{0}{call}{1} }}",
        "SELECT * {{ ?a ?b ({0}{call}{1} }}",
        "SELECT * {{ ?a ?b ?c FILTER(?a{0}{call}{1} }}",
        "SELECT * {{ ?a ?b ?c FILTER(?a<?b{0}{call}{1} }}",
        'SELECT * {{ ?a ?b ?c FILTER(?a{0}{1}#>"""\n{call}#"""\n }}',
        "SELECT * {{ ?a ?b ?c FILTER(?a{0}{1}'>\n{call}#'\n }}",
        'SELECT * {{ ?a ?b """{0}{call}{1} }}',
    ]
)


@settings(max_examples=1_000)
@given(FRAMES, HOLE, HOLE, st.sampled_from(CALLS))
@example("SELECT * {{ ?a ?b bad:{0}{call}{1} }}", "", "", CALLS[2])
def test_no_live_service_gets_past(frame: str, before: str, after: str, call: str) -> None:
    text = PREFIXES + frame.format(before, after, call=call)
    try:
        read_query(text, Limits())
    except UserError:
        return
    assert not calls(text)


STRINGS = st.text(st.characters(codec="utf-8", exclude_characters="\\'\"\r\n"))


@given(STRINGS)
def test_any_string_is_free(content: str) -> None:
    assume("service" not in content.lower())
    guard(f"ASK {{ ?s ?p '{content} SERVICE <a:b> {{}} {content}' }} # SERVICE {content}")
