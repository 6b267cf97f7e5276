from jinshan_kg.sparql.errors import QuerySyntaxError
from jinshan_kg.sparql.form import read_opening
from jinshan_kg.sparql.lexer import tokenize
from jinshan_kg.sparql.prefixes import undeclared_prefix

KNOWN = {"jk": "https://example.org/jk#", "rdfs": "https://example.org/rdfs#"}


def found(text: str) -> QuerySyntaxError | None:
    tokens = tokenize(text)
    return undeclared_prefix(text, tokens, read_opening(text, tokens), KNOWN)


def test_declared_prefixes_are_right() -> None:
    assert found("PREFIX : <a:b> PREFIX jk: <c:d> ASK { jk:x :y _:z }") is None


def test_a_known_prefix_gets_the_line_to_add() -> None:
    error = found("ASK {\n  ?x a jk:Park }")
    assert error is not None
    assert str(error) == (
        "line 2, column 8: the prefix jk: is not declared."
        " Add PREFIX jk: <https://example.org/jk#>\n    ?x a jk:Park }\n         ^"
    )


def test_a_slip_gets_the_nearest_prefix() -> None:
    error = found("PREFIX schema: <a:b> ASK { ?x shcema:name ?y }")
    assert error is not None
    assert error.reason == (
        "the prefix shcema: is not declared. Did you mean schema:?"
        " Add PREFIX shcema: <…> with its IRI"
    )
