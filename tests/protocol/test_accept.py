"""The Accept header decides on the format of an answer (RFC 9110, section 12.5.1)."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Serve = Callable[..., FlaskClient]

SELECT = "SELECT (1 AS ?x) {}"
CONSTRUCT = "CONSTRUCT { <http://e.org/s> <http://e.org/p> 1 } WHERE {}"

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv; charset=utf-8"
TSV = "text/tab-separated-values; charset=utf-8"
HTML = "text/html; charset=utf-8"
TURTLE = "text/turtle; charset=utf-8"


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def chosen(client: FlaskClient, accept: str | None, query: str = SELECT) -> str | None:
    headers = {} if accept is None else {"Accept": accept}
    answer = client.get("/sparql", query_string={"query": query}, headers=headers)
    assert "Accept" in answer.vary
    return answer.headers["Content-Type"] if answer.status_code == 200 else None


@pytest.mark.parametrize("accept", [None, "", " ", "*/*", "application/*", "*/*;q=0.1"])
def test_anything_is_the_preferred_format(client: FlaskClient, accept: str | None) -> None:
    assert chosen(client, accept) == JSON
    assert chosen(client, accept, "ASK {}") == JSON


@pytest.mark.parametrize("accept", [None, "", "*/*", "text/*", "*/*;q=0.1"])
def test_anything_is_turtle_for_a_graph(client: FlaskClient, accept: str | None) -> None:
    assert chosen(client, accept, CONSTRUCT) == TURTLE


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (f"{JSON};q=0.5, {XML}", XML),
        (f"{JSON};q=0.500, {XML};q=0.501", XML),
        (f"{JSON};q=0, {XML};q=0.1", XML),
        (f"{XML}, {JSON}", JSON),  # alike: the server's order
        (f"{XML};q=1.0, {JSON};q=1", JSON),
        (f"text/csv;q=0.9,{JSON};q=0.8,*/*;q=0.1", CSV),
        ("text/csv; q=0.2 , text/tab-separated-values; Q=0.3", TSV),
        (f"{XML};q=.5, text/csv;q=.6", CSV),
    ],
)
def test_weights(client: FlaskClient, accept: str, expected: str) -> None:
    assert chosen(client, accept) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/*", CSV),
        ("text/*;q=0.9, application/*;q=0.1", CSV),
        ("text/csv;q=0, text/*", TSV),  # the more specific range gives the weight
        (f"*/*, {JSON};q=0", XML),
        ("*/*;q=0.5, application/*;q=0.4", CSV),
        (f"{JSON};q=0, application/*;q=0.5, */*;q=0.1", XML),
        ("*/*, text/csv", CSV),  # a type that is named goes before one that is not
        (f"foo/bar, {XML}", XML),
    ],
)
def test_wildcards(client: FlaskClient, accept: str, expected: str) -> None:
    assert chosen(client, accept) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv;charset=utf-8", CSV),
        ('text/csv; charset="UTF-8"', CSV),
        ("text/csv;header=present", CSV),
        (f"{JSON};charset=utf-8", JSON),
        (f"{JSON};version=1.2", JSON),
        ("APPLICATION/SPARQL-RESULTS+JSON", JSON),
        ("text/csv;charset=utf-16, text/tab-separated-values", TSV),
        ("text/csv;header=absent, text/tab-separated-values", TSV),
        ("text/csv;q=0.9;charset=utf-8", CSV),
        (f'{XML};note="a,b;q=0", text/csv', CSV),  # unknown parameter, quoted comma
    ],
)
def test_parameters_of_a_media_type(client: FlaskClient, accept: str, expected: str) -> None:
    assert chosen(client, accept) == expected


def test_a_profile_is_a_hint(client: FlaskClient) -> None:
    accept = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"'

    assert chosen(client, accept, CONSTRUCT) == "application/ld+json"


@pytest.mark.parametrize(
    ("accept", "query", "expected"),
    [
        ("application/json", SELECT, "application/json"),
        ("application/json", "ASK {}", "application/json"),
        ("application/json", CONSTRUCT, "application/json"),
        ("application/xml", SELECT, "application/xml"),
        ("application/xml", CONSTRUCT, "application/xml"),
        ("text/xml", SELECT, "text/xml; charset=utf-8"),
        (f"application/json, {JSON}", SELECT, JSON),
        (f"application/json, {JSON};q=0.9", SELECT, "application/json"),
    ],
)
def test_an_alias_is_answered_by_its_own_name(
    client: FlaskClient, accept: str, query: str, expected: str
) -> None:
    assert chosen(client, accept, query) == expected


def test_an_alias_is_the_same_bytes(client: FlaskClient) -> None:
    def body(accept: str) -> str:
        headers = {"Accept": accept}
        return client.get("/sparql", query_string={"query": SELECT}, headers=headers).text

    assert body("application/json") == body(JSON)
    assert body("application/xml") == body("text/xml") == body(XML)


@pytest.mark.parametrize(
    "accept",
    [
        # Firefox, Chrome, Safari
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
        "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
    ],
)
def test_a_browser_gets_a_page(client: FlaskClient, accept: str) -> None:
    for query in (SELECT, "ASK {}", CONSTRUCT):
        assert chosen(client, accept, query) == HTML


@pytest.mark.parametrize(
    ("accept", "query", "expected"),
    [
        # SPARQLWrapper
        ("application/sparql-results+json,application/json,text/javascript,application/javascript",
         SELECT, JSON),
        # Jena
        ("application/sparql-results+json, application/sparql-results+xml;q=0.9,"
         " text/tab-separated-values;q=0.7, text/csv;q=0.5, application/json;q=0.2,"
         " application/xml;q=0.2, */*;q=0.1", SELECT, JSON),
        ("text/turtle, application/n-triples;q=0.9, application/ld+json;q=0.8,"
         " application/rdf+xml;q=0.7, */*;q=0.3", CONSTRUCT, TURTLE),
        # java.net.HttpURLConnection
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", SELECT, HTML),
    ],
)  # fmt: skip
def test_headers_of_clients(client: FlaskClient, accept: str, query: str, expected: str) -> None:
    assert chosen(client, accept, query) == expected


@pytest.mark.parametrize("accept", ["text/turtle", "*/*;q=0", "image/*", "nonsense", "*/csv"])
def test_nothing_acceptable(client: FlaskClient, accept: str) -> None:
    assert chosen(client, accept) is None
