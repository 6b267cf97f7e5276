"""SPARQL 1.1 Query Results CSV Format, section 3."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Serve = Callable[..., FlaskClient]


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def csv(client: FlaskClient, query: str) -> bytes:
    answer = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/csv"})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    body: bytes = answer.data
    return body


def test_the_example_of_the_specification(serve: Serve) -> None:
    client = serve("""@prefix : <http://example/> .
        [] :n 3 , 4 ; :text "Blank node" .
        [] :n 7 , 8 , 9 ; :lang "String-with-lang"@en ; :value 123 .""")
    query = """PREFIX : <http://example/> SELECT ?x ?literal {
      { VALUES (?n ?x ?literal) { (1 :x "String") (2 :x 'String-with-dquote"')
                                  (4 UNDEF "Missing 'x'") (5 UNDEF UNDEF) (6 :x UNDEF) } }
      UNION { ?x :n 3 ; :text ?literal . BIND(3 AS ?n) }
      UNION { ?x :n 7 ; :lang ?literal . BIND(7 AS ?n) }
      UNION { ?x :n 8 ; :value ?literal . BIND(8 AS ?n) }
    } ORDER BY ?n"""

    lines = csv(client, query).decode().split("\r\n")

    first, second = lines[3].partition(",")[0], lines[7].partition(",")[0]
    assert first.startswith("_:")
    assert second.startswith("_:")
    assert first != second
    assert lines == [
        "x,literal",
        "http://example/x,String",
        'http://example/x,"String-with-dquote"""',
        f"{first},Blank node",
        ",Missing 'x'",
        ",",
        "http://example/x,",
        f"{second},String-with-lang",
        f"{second},123",
        "",
    ]


def test_lines_end_in_cr_lf(client: FlaskClient) -> None:
    assert csv(client, "SELECT ?x { VALUES ?x { 1 2 } }") == b"x\r\n1\r\n2\r\n"


def test_the_header_has_the_variables_without_their_marks(client: FlaskClient) -> None:
    assert csv(client, "SELECT ?x $y { VALUES (?x ?y) {} }") == b"x,y\r\n"
    assert csv(client, "SELECT (1 AS ?金) {}") == "金\r\n1\r\n".encode()


@pytest.mark.parametrize(
    ("literal", "field"),
    [
        ('"a,b"', b'"a,b"'),
        ("""'say "hi"'""", b'"say ""hi"""'),
        ("'\"'", b'""""'),
        (r'"a\nb"', b'"a\nb"'),
        (r'"a\rb"', b'"a\rb"'),
        (r'"a\r\nb"', b'"a\r\nb"'),
        (r'"a\tb"', b"a\tb"),
        (r'"a\\b"', b"a\\b"),
        ("' a '", b" a "),
        ("'a;b'", b"a;b"),
        ('"\'"', b"'"),
        ("'=1+1'", b"=1+1"),
    ],
)
def test_quoting(client: FlaskClient, literal: str, field: bytes) -> None:
    assert csv(client, f"SELECT ({literal} AS ?x) {{}}") == b"x\r\n" + field + b"\r\n"


def test_an_iri_with_a_comma_is_quoted(client: FlaskClient) -> None:
    body = csv(client, "SELECT (<http://e.org/a,b> AS ?x) (1 AS ?y) {}")

    assert body == b'x,y\r\n"http://e.org/a,b",1\r\n'


@pytest.mark.parametrize(
    ("term", "field"),
    [
        ("<http://e.org/a>", b"http://e.org/a"),
        ('"a"@en', b"a"),
        ('"a"^^<http://e.org/t>', b"a"),
        ('"2023-10-17"^^<http://www.w3.org/2001/XMLSchema#date>', b"2023-10-17"),
        ("true", b"true"),
        ("-7", b"-7"),
        ("1.5", b"1.5"),
        ("1e3", b"1000"),
    ],
)
def test_only_the_lexical_form_remains(client: FlaskClient, term: str, field: bytes) -> None:
    assert csv(client, f"SELECT ?x {{ VALUES ?x {{ {term} }} }}") == b"x\r\n" + field + b"\r\n"


def test_unbound_is_as_an_empty_string(client: FlaskClient) -> None:
    query = 'SELECT ?x ?y ?z { VALUES (?x ?y ?z) { (UNDEF 1 UNDEF) ("" 2 "") } }'

    assert csv(client, query) == b"x,y,z\r\n,1,\r\n,2,\r\n"


def test_a_blank_node_has_one_label_in_one_answer(serve: Serve) -> None:
    client = serve("@prefix : <http://e.org/> . _:a :knows _:b . _:b :knows _:a .")

    answer = csv(client, "SELECT ?x ?y { ?x <http://e.org/knows> ?y }").decode()

    header, one, other, end = answer.split("\r\n")
    assert (header, end) == ("x,y", "")
    assert one.split(",") == other.split(",")[::-1]
    assert all(label.startswith("_:") for label in one.split(","))
