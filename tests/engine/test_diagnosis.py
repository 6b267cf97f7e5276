import pytest
from pyoxigraph import Store

from jinshan_kg.engine.diagnosis import diagnose
from jinshan_kg.sparql.errors import QuerySyntaxError


def diagnosis(text: str) -> QuerySyntaxError:
    with pytest.raises(SyntaxError) as caught:
        Store().query(text)
    return diagnose(text, caught.value)


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        (
            "SELECT * { ?s jk:x ?o }",
            15,
            "the prefix jk: is not declared. Add PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>",
        ),
        ("SELECT * { ?s ?p ?o FILTR(?o>1) }", 21, "unexpected FILTR; did you mean FILTER?"),
        ("SELECT * { ?s ?p ?o . ?s ?p }", 29, "unexpected }"),
        ("SELECT * WHERE { ?s ?p ?o ?x ?y }", 27, "unexpected ?x"),
        ("SELECT ?s (COUNT(?o) AS ?n { ?s ?p ?o }", 28, "unexpected {; expected )"),
        ("SELECT * { ?s ?p ?o } ORDER ?s", 29, "unexpected ?s"),
        ("SELECT * { BIND(1 AS x) }", 22, "unexpected x; expected a variable"),
        ("SELECT * { ?s a Park }", 17, "unexpected Park; expected . or :"),
        ("SELECT * { ?s ?p ?o } }", 23, "unexpected }"),
        ("SELECT * {?s ?p '金' . FOO}", 23, "unexpected FOO"),
        ("SELECT * {\r\n ?s ?p ?o LIMIT 1 }", 11, "unexpected LIMIT"),
        ("DESCRIBE", 9, "the query ends too early"),
        (
            "SELECT * { ?s ?p (1",
            20,
            "the query ends here, and the ( of line 1, column 18 is not closed",
        ),
        (
            "SELECT ?x { ?y ?p ?o } GROUP BY ?y",
            35,
            "The SELECT contains a variable that is unbound",
        ),
        ("SELECT * { ?s ?p 'x }", 18, "this string is not closed, or has an escape that is none"),
    ],
)
def test_the_place_and_the_reason(text: str, column: int, reason: str) -> None:
    found = diagnosis(text)
    assert (found.position.column, found.reason) == (column, reason)


def test_the_line_is_shown_with_a_caret() -> None:
    assert str(diagnosis("SELECT *\n{\n  ?s ?p ?o FILTR(?o > 1)\n}")) == (
        "line 3, column 12: unexpected FILTR; did you mean FILTER?\n"
        "    ?s ?p ?o FILTR(?o > 1)\n"
        "             ^"
    )


def test_the_engines_long_list_of_what_it_expected_is_not_passed_on() -> None:
    found = diagnosis("SELECT * { ?s ?p ?o ; ; , }")
    assert len(found.reason) < 100
