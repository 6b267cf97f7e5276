"""JSON is made from TSV, and is byte for byte what Oxigraph's own writer writes."""

import io
from collections.abc import Sequence

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BaseDirection,
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    Variable,
)

from jinshan_kg.engine.json import JsonSink, JsonTerms

XSD = "http://www.w3.org/2001/XMLSchema#"
Term = NamedNode | BlankNode | Literal | Triple


def solutions(query: str, terms: Sequence[Term] = ()) -> QuerySolutions:
    """Return the results of a query about the variables ?v0, ?v1 and so on, bound to terms."""
    given_terms = {Variable(f"v{number}"): term for number, term in enumerate(terms)}
    results = pyoxigraph.Store().query(query, substitutions=given_terms)
    assert isinstance(results, QuerySolutions)
    return results


def by_oxigraph(results: QuerySolutions) -> str:
    return (results.serialize(format=QueryResultsFormat.JSON) or b"").decode()


def by_the_sink(
    results: QuerySolutions, part: int = 1 << 20, terms: JsonTerms | None = None
) -> str:
    tsv = results.serialize(format=QueryResultsFormat.TSV) or b""
    to = io.BytesIO()
    sink = JsonSink(to, JsonTerms() if terms is None else terms)
    for start in range(0, len(tsv), part):
        assert sink.write(tsv[start : start + part]) == len(tsv[start : start + part])
    sink.flush()
    sink.finish()
    return to.getvalue().decode()


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("<http://e.org/a,b>", '{"type":"uri","value":"http://e.org/a,b"}'),
        ("'a'", '{"type":"literal","value":"a"}'),
        ("''", '{"type":"literal","value":""}'),
        ("'a'@en-GB", '{"type":"literal","value":"a","xml:lang":"en-gb"}'),
        ("'a'@ar--rtl", '{"type":"literal","value":"a","xml:lang":"ar","its:dir":"rtl"}'),
        ("'a'^^<urn:t>", '{"type":"literal","value":"a","datatype":"urn:t"}'),
        ("'<a>@en^^<b>'", '{"type":"literal","value":"<a>@en^^<b>"}'),
        (r"'\" \\ \t\n\r é 金'", r'{"type":"literal","value":"\" \\ \t\n\r é 金"}'),
        (r"'\u0000\b\f\u001F\u007F'", '{"type":"literal","value":"\\u0000\\b\\f\\u001f\x7f"}'),
        ("7", f'{{"type":"literal","value":"7","datatype":"{XSD}integer"}}'),
        ("-7.5", f'{{"type":"literal","value":"-7.5","datatype":"{XSD}decimal"}}'),
        ("true", f'{{"type":"literal","value":"true","datatype":"{XSD}boolean"}}'),
        ("1e3", f'{{"type":"literal","value":"1000","datatype":"{XSD}double"}}'),
        (f"'x'^^<{XSD}integer>", f'{{"type":"literal","value":"x","datatype":"{XSD}integer"}}'),
        (
            "<<( <urn:s> <urn:p> <<( <urn:s> <urn:p> 'a )>> \\\" \\n'@en )>> )>>",
            '{"type":"triple","value":{"subject":{"type":"uri","value":"urn:s"},'
            '"predicate":{"type":"uri","value":"urn:p"},"object":{"type":"triple","value":{'
            '"subject":{"type":"uri","value":"urn:s"},"predicate":{"type":"uri","value":"urn:p"},'
            '"object":{"type":"literal","value":"a )>> \\" \\n","xml:lang":"en"}}}}}',
        ),
    ],
)
def test_a_term(term: str, written: str) -> None:
    query = f"SELECT ?x ?y {{ VALUES (?x ?y) {{ ({term} UNDEF) }} }}"
    expected = f'{{"head":{{"vars":["x","y"]}},"results":{{"bindings":[{{"x":{written}}}]}}}}'
    assert by_the_sink(solutions(query)) == expected
    assert by_oxigraph(solutions(query)) == expected


def test_a_double_in_the_short_form_of_turtle() -> None:
    """Oxigraph has such a form for it, though it is not known to use it."""
    assert JsonTerms()[b"1.5E300"] == (
        b'{"type":"literal","value":"1.5E300","datatype":"%sdouble"}' % XSD.encode()
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { FILTER(false) }",
        "SELECT * { FILTER(false) }",
        "SELECT * { {} UNION {} }",
        "SELECT ?x { VALUES ?x { UNDEF 1 UNDEF } }",
        "SELECT ?x ?y { VALUES (?x ?y) { (1 UNDEF) (UNDEF 1) (UNDEF UNDEF) (1 1) } }",
        "SELECT ?名 ?é { VALUES (?名 ?é) { (1 2) (3 4) } }",
    ],
)
@pytest.mark.parametrize("part", [1, 2, 1000])
def test_rows_that_are_none_or_have_gaps(query: str, part: int) -> None:
    assert by_the_sink(solutions(query), part) == by_oxigraph(solutions(query))


def test_more_terms_than_are_remembered() -> None:
    query = " ".join(
        [
            "SELECT * { VALUES ?x {",
            *map(str, range(100)),
            "} VALUES ?y {",
            *map(str, range(100, 200)),
            "} BIND(?x * 1000 + ?y AS ?z) }",
        ]
    )
    terms = JsonTerms()
    expected = by_oxigraph(solutions(query))
    for _ in range(2):
        assert by_the_sink(solutions(query), 8192, terms) == expected
    assert len(terms) < 6000


def test_long_terms_are_not_remembered() -> None:
    terms = JsonTerms()
    long = f"SELECT ('{'a' * 1000}' AS ?x) {{}}"
    assert by_the_sink(solutions(long), terms=terms) == by_oxigraph(solutions(long))
    assert not terms


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
IRIS = st.lists(st.sampled_from([*"abc,;/'()*?é金", "%20"]), max_size=9).map(
    lambda parts: NamedNode(f"http://e.org/{''.join(parts)}")
)
NUMBERS = st.from_regex(r"\A[+-]?[0-9]{0,25}\.?[0-9]{0,3}([eE][+-]?[0-9]{1,2})?\Z")
TYPES = st.sampled_from(["integer", "decimal", "double", "float", "boolean", "int", "date"])
LITERALS = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(lambda text: Literal(text, language="en"), TEXT),
    st.builds(lambda text: Literal(text, language="ar", direction=BaseDirection.RTL), TEXT),
    st.builds(lambda text, kind: Literal(text, datatype=kind), TEXT, IRIS),
    st.builds(
        lambda text, name: Literal(text, datatype=NamedNode(XSD + name)),
        st.one_of(NUMBERS, TEXT, st.sampled_from(["true", "1", "TRUE", "INF", "NaN"])),
        TYPES,
    ),
)
NODES = st.one_of(IRIS, st.builds(BlankNode, st.from_regex(r"\A[a-z][a-z0-9]{0,8}\Z")))
TERMS = st.recursive(
    st.one_of(NODES, LITERALS),
    lambda objects: st.builds(Triple, NODES, IRIS, objects),
    max_leaves=3,
)


@given(terms=st.lists(TERMS, min_size=1, max_size=4), part=st.integers(1, 60))
def test_any_terms(terms: list[Term], part: int) -> None:
    names = " ".join(f"?v{number}" for number in range(len(terms)))
    query = f"SELECT {names} ?z {{ VALUES ?z {{ 1 2 UNDEF }} }}"
    expected = by_oxigraph(solutions(query, terms))
    assert by_the_sink(solutions(query, terms), part) == expected
    known = JsonTerms()
    for _ in range(2):
        assert by_the_sink(solutions(query, terms), terms=known) == expected
