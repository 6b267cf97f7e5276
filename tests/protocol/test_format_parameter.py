"""`format=`: the short way to a format, for links and for those who cannot set a header."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Serve = Callable[..., FlaskClient]

SELECT = "SELECT (1 AS ?x) {}"
CONSTRUCT = "CONSTRUCT { <http://e.org/s> <http://e.org/p> 1 } WHERE {}"
TABULAR = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
GRAPH = {
    "ttl": "text/turtle; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "ntriples": "application/n-triples",
    "n-triples": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "json": "application/ld+json",
    "rdf": "application/rdf+xml",
    "rdfxml": "application/rdf+xml",
    "xml": "application/rdf+xml",
    "nq": "application/n-quads",
    "nquads": "application/n-quads",
    "trig": "application/trig",
}


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def media_type(client: FlaskClient, query: str, name: str) -> str:
    answer = client.get("/sparql", query_string={"query": query, "format": name})
    assert answer.status_code == 200
    return answer.headers["Content-Type"]


@pytest.mark.parametrize(("name", "expected"), TABULAR.items())
def test_names_for_solutions_and_booleans(client: FlaskClient, name: str, expected: str) -> None:
    assert media_type(client, SELECT, name) == expected
    assert media_type(client, "ASK {}", name) == expected


@pytest.mark.parametrize(("name", "expected"), GRAPH.items())
def test_names_for_graphs(client: FlaskClient, name: str, expected: str) -> None:
    assert media_type(client, CONSTRUCT, name) == expected
    assert media_type(client, "DESCRIBE <http://e.org/s>", name) == expected


def test_a_media_type_is_a_name_too(client: FlaskClient) -> None:
    assert media_type(client, SELECT, "application/sparql-results+xml") == TABULAR["xml"]
    assert media_type(client, SELECT, "text/csv") == TABULAR["csv"]
    assert media_type(client, CONSTRUCT, "application/ld+json") == GRAPH["jsonld"]


def test_names_are_in_any_case(client: FlaskClient) -> None:
    assert media_type(client, SELECT, "CSV") == TABULAR["csv"]


def test_it_goes_before_the_header(client: FlaskClient) -> None:
    fields = {"query": SELECT, "format": "csv"}

    for accept in ("application/sparql-results+json", "text/html", "text/turtle", "*/*;q=0"):
        answer = client.get("/sparql", query_string=fields, headers={"Accept": accept})
        assert (answer.status_code, answer.data) == (200, b"x\r\n1\r\n")


def test_it_stands_in_the_url_or_in_the_form(client: FlaskClient) -> None:
    by_form = client.post("/sparql", data={"query": SELECT, "format": "csv"})
    direct = client.post("/sparql?format=csv", data=SELECT, content_type="application/sparql-query")

    assert by_form.data == direct.data == b"x\r\n1\r\n"


def test_an_empty_one_is_none(client: FlaskClient) -> None:
    assert media_type(client, SELECT, "") == TABULAR["json"]


@pytest.mark.parametrize("name", ["pdf", "ttl", "html", "text/html", "*/*", "json,xml"])
def test_an_unknown_or_unsuitable_one_is_not_acceptable(client: FlaskClient, name: str) -> None:
    answer = client.get("/sparql", query_string={"query": SELECT, "format": name})

    reason = f"No format on offer matches format={name} for a solutions result."
    assert answer.status_code == 406
    assert answer.get_json()["detail"] == f"{reason} On offer: json, xml, csv, tsv."


@pytest.mark.parametrize(
    "names",
    [
        ["tsv", "text/tab-separated-values"],
        ["tsv", "tsv"],
        ["rdf+tsv", "text/tab-separated-values,text/x", "tsv"],
        ["", "tsv"],
    ],
)
def test_several_names_of_one_format(serve: Serve, names: list[str]) -> None:
    answer = serve().get("/sparql", query_string={"query": SELECT, "format": names})
    assert answer.content_type == "text/tab-separated-values; charset=utf-8"


def test_several_formats_are_too_many(serve: Serve) -> None:
    answer = serve().get("/sparql", query_string={"query": SELECT, "format": ["tsv", "csv"]})
    assert answer.status_code == 400
    assert "The parameter format is given twice: send one." in answer.text
