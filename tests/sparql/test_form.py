import pytest

from jinshan_kg.sparql.errors import QueryRefusedError, QuerySyntaxError
from jinshan_kg.sparql.form import Form, Opening, Result, read_opening
from jinshan_kg.sparql.lexer import tokenize


def opening(text: str) -> Opening:
    return read_opening(text, tokenize(text))


@pytest.mark.parametrize("form", Form)
def test_the_first_word_is_the_form_whatever_its_case(form: Form) -> None:
    assert opening(f"{form.value} {{}}").form is form
    assert opening(f"{form.value.lower()} {{}}").form is form


def test_the_prologue_stands_before_the_form() -> None:
    found = opening(
        "# SELECT\nBASE <http://example.org/> VERSION '1.2'\n"
        "PREFIX : <#> prefix ask: <http://example.org/select> CONSTRUCT {} WHERE {}"
    )
    assert found.form is Form.CONSTRUCT
    assert found.base == "http://example.org/"
    assert found.prefixes == {"": "http://example.org/#", "ask": "http://example.org/select"}
    assert found.index == 10


def test_forms_give_solutions_a_boolean_or_a_graph() -> None:
    assert [form.result for form in Form] == [
        Result.SOLUTIONS,
        Result.BOOLEAN,
        Result.GRAPH,
        Result.GRAPH,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "PREFIX x: <a:b> delete where { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "CLEAR ALL",
        "DROP GRAPH <a:b>",
        "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="read-only") as caught:
        opening(text)
    assert caught.value.status == 403


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("", 1, "there is no query here: expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("BASE <a:b>  ", 11, "there is no query here: expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELEC * {}", 1, "expected SELECT, ASK, CONSTRUCT or DESCRIBE, found 'SELEC'"),
        ("{}", 1, "expected SELECT, ASK, CONSTRUCT or DESCRIBE, found '{'"),
        ("PREFIX ex <a:b> ASK {}", 1, "this PREFIX declaration is not complete"),
    ],
)
def test_what_begins_otherwise_is_no_query(text: str, column: int, reason: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        opening(text)
    assert caught.value.reason == reason
    assert caught.value.details == {"line": 1, "column": column}
