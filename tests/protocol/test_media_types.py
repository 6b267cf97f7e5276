"""The media type and the bytes of an answer in every format."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

Serve = Callable[..., FlaskClient]

SELECT = """SELECT ?iri ?text ?number { VALUES (?iri ?text ?number) {
    (<http://e.org/?a=1&b=2> "<金山> & 'x'"@en 7) (UNDEF "" UNDEF) } }"""
CONSTRUCT = """CONSTRUCT { <http://e.org/s> <http://e.org/p> "<金山> & 'x'"@en } WHERE {}"""
TRIPLE = """<http://e.org/s> <http://e.org/p> "<金山> & 'x'"@en"""
XML_HEAD = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"

SOLUTIONS = {
    "application/sparql-results+json": (
        '{"head":{"vars":["iri","text","number"]},"results":{"bindings":['
        '{"iri":{"type":"uri","value":"http://e.org/?a=1&b=2"},'
        '"text":{"type":"literal","value":"<金山> & \'x\'","xml:lang":"en"},'
        f'"number":{{"type":"literal","value":"7","datatype":"{INTEGER}"}}}},'
        '{"text":{"type":"literal","value":""}}]}}'
    ),
    "application/sparql-results+xml": (
        f'{XML_HEAD}<head><variable name="iri"/><variable name="text"/><variable name="number"/>'
        "</head><results><result>"
        '<binding name="iri"><uri>http://e.org/?a=1&amp;b=2</uri></binding>'
        '<binding name="text"><literal xml:lang="en">&lt;金山&gt; &amp; &apos;x&apos;</literal>'
        "</binding>"
        f'<binding name="number"><literal datatype="{INTEGER}">7</literal></binding></result>'
        '<result><binding name="text"><literal></literal></binding></result></results></sparql>'
    ),
    "text/csv; charset=utf-8": (
        "iri,text,number\r\nhttp://e.org/?a=1&b=2,<金山> & 'x',7\r\n,,\r\n"
    ),
    "text/tab-separated-values; charset=utf-8": (
        '?iri\t?text\t?number\n<http://e.org/?a=1&b=2>\t"<金山> & \'x\'"@en\t7\n\t""\t\n'
    ),
}
BOOLEANS = {
    "application/sparql-results+json": '{"head":{},"boolean":true}',
    "application/sparql-results+xml": f"{XML_HEAD}<head></head><boolean>true</boolean></sparql>",
    "text/csv; charset=utf-8": "true",
    "text/tab-separated-values; charset=utf-8": "true",
}
GRAPHS = {
    "text/turtle; charset=utf-8": f"{TRIPLE} .\n",
    "application/n-triples": f"{TRIPLE} .\n",
    "application/n-quads": f"{TRIPLE} .\n",
    "application/trig": f"{TRIPLE} .\n",
    "application/ld+json": (
        '[{"@id":"http://e.org/s","http://e.org/p":[{"@language":"en","@value":"<金山> & \'x\'"}]}]'
    ),
}


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def answer(client: FlaskClient, query: str, media_type: str) -> tuple[int, str, str, str]:
    got = client.get("/sparql", query_string={"query": query}, headers={"Accept": media_type})
    length = got.headers["Content-Length"]
    assert int(length) == len(got.data)
    return got.status_code, got.headers["Content-Type"], got.headers["Vary"], got.data.decode()


@pytest.mark.parametrize(("media_type", "body"), SOLUTIONS.items())
def test_solutions(client: FlaskClient, media_type: str, body: str) -> None:
    assert answer(client, SELECT, media_type) == (200, media_type, "Accept, Accept-Encoding", body)


@pytest.mark.parametrize(("media_type", "body"), BOOLEANS.items())
def test_booleans(client: FlaskClient, media_type: str, body: str) -> None:
    assert answer(client, "ASK {}", media_type) == (
        200,
        media_type,
        "Accept, Accept-Encoding",
        body,
    )


@pytest.mark.parametrize(("media_type", "body"), GRAPHS.items())
def test_graphs(client: FlaskClient, media_type: str, body: str) -> None:
    assert answer(client, CONSTRUCT, media_type) == (
        200,
        media_type,
        "Accept, Accept-Encoding",
        body,
    )


def test_rdf_xml(client: FlaskClient) -> None:
    status, media_type, _, body = answer(client, CONSTRUCT, "application/rdf+xml")

    assert (status, media_type) == (200, "application/rdf+xml")
    (quad,) = parse(input=body.encode(), format=RdfFormat.RDF_XML)
    assert str(quad.triple) == TRIPLE


def test_no_solution(client: FlaskClient) -> None:
    none = "SELECT ?x ?y { VALUES (?x ?y) {} }"

    bodies = [answer(client, none, media_type)[3] for media_type in SOLUTIONS]

    assert bodies == [
        '{"head":{"vars":["x","y"]},"results":{"bindings":[]}}',
        f'{XML_HEAD}<head><variable name="x"/><variable name="y"/></head>'
        "<results></results></sparql>",
        "x,y\r\n",
        "?x\t?y\n",
    ]


def test_one_solution_without_variables(client: FlaskClient) -> None:
    bodies = [answer(client, "SELECT * {}", media_type)[3] for media_type in SOLUTIONS]

    assert bodies == [
        '{"head":{"vars":[]},"results":{"bindings":[{}]}}',
        f"{XML_HEAD}<head></head><results><result></result></results></sparql>",
        "\r\n\r\n",
        "\n\n",
    ]


def test_the_false_answer(client: FlaskClient) -> None:
    bodies = [answer(client, "ASK { FILTER(false) }", media_type)[3] for media_type in BOOLEANS]

    assert bodies == [body.replace("true", "false") for body in BOOLEANS.values()]


def test_variables_come_in_the_order_of_the_query(client: FlaskClient) -> None:
    query = "SELECT ?z (1 AS ?b) ?a (2 AS ?c) { BIND(3 AS ?a) BIND(4 AS ?z) }"

    assert answer(client, query, "text/csv")[3] == "z,b,a,c\r\n4,1,3,2\r\n"
