"""SPARQL 1.1 Query Results TSV Format, section 4."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Serve = Callable[..., FlaskClient]

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def tsv(client: FlaskClient, query: str) -> bytes:
    answer = client.get(
        "/sparql", query_string={"query": query}, headers={"Accept": "text/tab-separated-values"}
    )
    assert answer.headers["Content-Type"] == "text/tab-separated-values; charset=utf-8"
    body: bytes = answer.data
    return body


def test_the_example_of_the_specification(serve: Serve) -> None:
    client = serve("""@prefix : <http://example/> .
        [] :n 3 ; :text "Blank node" .
        [] :n 7 , 8 ; :lang "String-with-lang"@en ; :value 123 .""")
    query = """PREFIX : <http://example/> SELECT ?x ?literal {
      { VALUES (?n ?x ?literal) { (1 :x "String") (2 :x 'String-with-dquote"')
                                  (4 UNDEF "Missing 'x'") (5 UNDEF UNDEF) (6 :x UNDEF) } }
      UNION { ?x :n 3 ; :text ?literal . BIND(3 AS ?n) }
      UNION { ?x :n 7 ; :lang ?literal . BIND(7 AS ?n) }
      UNION { ?x :n 8 ; :value ?literal . BIND(8 AS ?n) }
    } ORDER BY ?n"""

    lines = tsv(client, query).decode().split("\n")

    first, second = lines[3].partition("\t")[0], lines[7].partition("\t")[0]
    assert first.startswith("_:")
    assert second.startswith("_:")
    assert first != second
    assert lines == [
        "?x\t?literal",
        '<http://example/x>\t"String"',
        '<http://example/x>\t"String-with-dquote\\""',
        f'{first}\t"Blank node"',
        "\t\"Missing 'x'\"",
        "\t",
        "<http://example/x>\t",
        f'{second}\t"String-with-lang"@en',
        f"{second}\t123",
        "",
    ]


def test_lines_end_in_lf(client: FlaskClient) -> None:
    assert tsv(client, "SELECT ?x { VALUES ?x { 1 2 } }") == b"?x\n1\n2\n"


def test_the_header_has_the_variables_with_question_marks(client: FlaskClient) -> None:
    assert tsv(client, "SELECT ?x $y { VALUES (?x ?y) {} }") == b"?x\t?y\n"


@pytest.mark.parametrize(
    ("literal", "field"),
    [
        (r'"a\tb"', rb'"a\tb"'),
        (r'"a\nb"', rb'"a\nb"'),
        (r'"a\rb"', rb'"a\rb"'),
        (r'"a\\b"', rb'"a\\b"'),
        ("'say \"hi\"'", rb'"say \"hi\""'),
        ('"""two\nlines"""', rb'"two\nlines"'),
        ("'a,b'", b'"a,b"'),
        ("'金山'", '"金山"'.encode()),
        ("''", b'""'),
    ],
)
def test_strings_stand_in_quotes_and_on_one_line(
    client: FlaskClient, literal: str, field: bytes
) -> None:
    assert tsv(client, f"SELECT ({literal} AS ?x) {{}}") == b"?x\n" + field + b"\n"


@pytest.mark.parametrize(
    ("term", "field"),
    [
        ("<http://e.org/a,b>", "<http://e.org/a,b>"),
        ("<http://e.org/金>", "<http://e.org/金>"),
        ('"a"@en', '"a"@en'),
        ('"a"@zh-hans', '"a"@zh-hans'),
        ('"a"@en--ltr', '"a"@en--ltr'),
        ('"a"^^<http://e.org/t>', '"a"^^<http://e.org/t>'),
        (f'"2023-10-17"^^<{XSD}date>', f'"2023-10-17"^^<{XSD}date>'),
        (f'"2023"^^<{XSD}gYear>', f'"2023"^^<{XSD}gYear>'),
        (f'"a"^^<{XSD}string>', '"a"'),
    ],
)
def test_terms_keep_language_and_datatype(client: FlaskClient, term: str, field: str) -> None:
    body = tsv(client, f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")

    assert body.decode() == f"?x\n{field}\n"


@pytest.mark.parametrize(("term", "field"), [("-7", "-7"), ("1.5", "1.5"), ("true", "true")])
def test_numbers_and_booleans_are_abbreviated(client: FlaskClient, term: str, field: str) -> None:
    assert tsv(client, f"SELECT ?x {{ VALUES ?x {{ {term} }} }}").decode() == f"?x\n{field}\n"


def test_a_double_that_no_abbreviation_writes_has_its_datatype(client: FlaskClient) -> None:
    body = tsv(client, "SELECT (1e3 AS ?x) {}")

    # `1000` would be an integer.
    assert body.decode() == f'?x\n"1000"^^<{XSD}double>\n'


def test_unbound_is_empty_and_an_empty_string_is_not(client: FlaskClient) -> None:
    query = 'SELECT ?x ?y ?z { VALUES (?x ?y ?z) { (UNDEF 1 UNDEF) ("" 2 "") } }'

    assert tsv(client, query) == b'?x\t?y\t?z\n\t1\t\n""\t2\t""\n'


def test_a_blank_node_has_one_label_in_one_answer(serve: Serve) -> None:
    client = serve("@prefix : <http://e.org/> . _:a :knows _:b . _:b :knows _:a .")

    answer = tsv(client, "SELECT ?x ?y { ?x <http://e.org/knows> ?y }").decode()

    header, one, other, end = answer.split("\n")
    assert (header, end) == ("?x\t?y", "")
    assert one.split("\t") == other.split("\t")[::-1]
    assert all(label.startswith("_:") for label in one.split("\t"))
