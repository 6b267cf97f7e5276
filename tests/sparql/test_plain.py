"""A plain query is known by its letters; whatever the tokens say of it is the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jinshan_kg.sparql.dataset import read_dataset
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.form import Form, read_opening
from jinshan_kg.sparql.guard import refuse_service
from jinshan_kg.sparql.lexer import read_tokens
from jinshan_kg.sparql.limits import Limits, check_shape
from jinshan_kg.sparql.plain import plain_form
from jinshan_kg.sparql.repeatable import is_repeatable

PARTS = (
    "PREFIX PREFIX e: prefix\n: BASE VERSION <http://e/> <e> 'x' \"from\" SELECT ask Construct"
    " DESCRIBE * ?x $y { } ( ) [ ] << >> WHERE FILTER FROM from e:from ?from :from NAMED <from>"
    " e:g fromNAMED FROMe:x NOW() now rand( RAND UUID STRUUID() e:now(?x) ?rand knownow(1) nowhere"
    " SERVICE service serVice e:service \\u0053 <a#b> < > # #from e:g #now( true a ; . , ! && +"
).split(" ")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("ASK{}", Form.ASK),
        ("select*{?s ?p ?o}", Form.SELECT),
        ("# a\nPREFIX e: <http://e/>\nPrefix : <http://e/#>\nDESCRIBE ?x {}", Form.DESCRIBE),
        ("PREFIX e:<http://e/>CONSTRUCT WHERE { ?s e:from ?o }", Form.CONSTRUCT),
        ("SELECT ?from { ?s ?p ?from } # taken from the source", Form.SELECT),
        ("SELECT ?known { ?s ?p 'now, (brand) new' }", Form.SELECT),
    ],
)
def test_the_form_of_a_plain_query(text: str, form: Form) -> None:
    assert plain_form(text, Limits()) is form


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <http://e/g> { ?s ?p ?o }",
        "SELECT * FROM NAMED e:g { ?s ?p ?o }",
        "SELECT *FROMe:g { ?s ?p ?o }",
        "SELECT (NOW () AS ?now) {}",
        "SELECT (RAND# so\n() AS ?r) {}",
        "SELECT (STRUUID() AS ?u) {}",
        "ASK { SERVICE <http://e/> {} }",
        "ASK { \\u0053ERVICE <http://e/> {} }",
        "ASK { ?s ?p 'any service' }",
        "BASE <http://e/> ASK {}",
        "INSERT DATA {}",
        "SELECTED",
        "ASKe:x {}",
        "PREFIX e: <e> e: <f> ASK {}",
        "PREFIX e:x <http://e/> ASK {}",
        "PREFIXe: <http://e/> ASK {}",
        "{}",
        "",
    ],
)
def test_what_is_left_to_the_tokens(text: str) -> None:
    assert plain_form(text, Limits()) is None


@pytest.mark.parametrize(
    "limits", [Limits(length=8), Limits(steps=8), Limits(tokens=8), Limits(nesting=1)]
)
def test_what_may_exceed_a_limit_is_left_to_the_tokens(limits: Limits) -> None:
    assert plain_form("ASK { {} }", limits) is None
    assert plain_form("ASK { {} }", Limits(length=10, steps=10, tokens=10, nesting=2)) is Form.ASK


@settings(max_examples=2_000)
@given(
    st.sampled_from(["", "ASK ", "SELECT *", "PREFIX e: <http://e/>\nCONSTRUCT {} "]),
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", " ", "\n"])), max_size=8),
)
def test_the_tokens_say_the_same(opening: str, parts: list[tuple[str, str]]) -> None:
    text = opening + "".join(part + gap for part, gap in parts)
    limits = Limits(nesting=4)
    form = plain_form(text, limits)
    if form is None:
        return
    try:
        tokens = read_tokens(text)
    except SparqlError:
        return  # the engine, which reads it next, judges what is no query
    read = read_opening(text, tokens)
    assert read.form is form
    assert not read_dataset(tokens, read).is_given
    assert is_repeatable(text, tokens)
    refuse_service(text, tokens)
    check_shape(tokens, limits)
