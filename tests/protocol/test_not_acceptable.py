"""406 says what is offered, and costs no evaluation."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Backend, Terms
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import ResultFormat

Serve = Callable[..., FlaskClient]

TABULAR = [
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv; charset=utf-8",
    "text/tab-separated-values; charset=utf-8",
    "application/json",
    "application/xml",
    "text/xml; charset=utf-8",
    "text/html; charset=utf-8",
]
GRAPH = [
    "text/turtle; charset=utf-8",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
    "application/n-quads",
    "application/trig",
    "application/json",
    "application/xml",
    "text/xml; charset=utf-8",
    "text/html; charset=utf-8",
]


class Recording:
    """A backend that keeps what it is asked."""

    def __init__(self, backend: Backend, asked: list[str]) -> None:
        self._backend = backend
        self._asked = asked

    def query(
        self,
        text: str,
        *,
        dataset: DatasetClause,
        result_format: ResultFormat,
        terms: Terms = NO_TERMS,
    ) -> Answer:
        self._asked.append(text)
        return self._backend.query(text, dataset=dataset, result_format=result_format, terms=terms)


@pytest.fixture
def asked() -> list[str]:
    """What the backend of `client` was asked since the server started."""
    return []


@pytest.fixture
def client(serve: Serve, asked: list[str]) -> FlaskClient:
    client = serve(around=lambda backend: Recording(backend, asked))
    asked.clear()
    return client


@pytest.mark.parametrize(
    ("query", "offers"),
    [
        ("SELECT * {}", TABULAR),
        ("ASK {}", TABULAR),
        ("CONSTRUCT WHERE {}", GRAPH),
        ("DESCRIBE <http://e.org/>", GRAPH),
    ],
)
def test_it_lists_the_offers(client: FlaskClient, query: str, offers: list[str]) -> None:
    answer = client.get(
        "/sparql", query_string={"query": query}, headers={"Accept": "application/pdf"}
    )

    listed = ", ".join(offers)
    assert (answer.status_code, answer.headers["Vary"]) == (406, "Accept")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.get_json() == {
        "type": "about:blank",
        "title": "Not Acceptable",
        "status": 406,
        "detail": f"No format on offer matches the header Accept: application/pdf."
        f" On offer: {listed}.",
        "offers": offers,
    }


@pytest.mark.parametrize("offer", TABULAR)
def test_each_offer_is_kept(client: FlaskClient, offer: str) -> None:
    answer = client.get("/sparql", query_string={"query": "ASK {}"}, headers={"Accept": offer})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, offer)


def test_it_is_plain_text_for_who_takes_that(client: FlaskClient) -> None:
    answer = client.get(
        "/sparql", query_string={"query": "ASK {}"}, headers={"Accept": "text/plain"}
    )

    assert (answer.status_code, answer.headers["Content-Type"]) == (
        406,
        "text/plain; charset=utf-8",
    )
    assert answer.text == (
        "No format on offer matches the header Accept: text/plain."
        f" On offer: {', '.join(TABULAR)}.\n"
    )


def test_the_short_parameter_lists_short_names(client: FlaskClient) -> None:
    select = client.get("/sparql", query_string={"query": "SELECT * {}", "format": "ttl"})
    graph = client.get("/sparql", query_string={"query": "CONSTRUCT WHERE {}", "format": "csv"})

    assert (select.status_code, select.get_json()["offers"]) == (406, ["json", "xml", "csv", "tsv"])
    assert (graph.status_code, graph.get_json()["offers"]) == (
        406,
        ["ttl", "nt", "jsonld", "rdf", "nq", "trig"],
    )


EXPENSIVE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_no_query_is_evaluated_for_it(client: FlaskClient, asked: list[str]) -> None:
    fields = {"query": EXPENSIVE}

    by_header = client.get("/sparql", query_string=fields, headers={"Accept": "text/turtle"})
    by_name = client.get("/sparql", query_string={**fields, "format": "pdf"})
    direct = client.post(
        "/sparql?format=ttl", data=EXPENSIVE, content_type="application/sparql-query"
    )

    assert [answer.status_code for answer in (by_header, by_name, direct)] == [406, 406, 406]
    assert asked == []
    assert client.get("/sparql", query_string=fields).status_code == 200
    assert asked == [EXPENSIVE]


def test_no_query_is_evaluated_that_is_refused(client: FlaskClient, asked: list[str]) -> None:
    refused = {
        "SELECT * { SERVICE <http://e.org/> {} }": 403,
        "CLEAR ALL": 403,
        "SELECT * { ?s": 400,
    }

    statuses = {
        query: client.get("/sparql", query_string={"query": query}).status_code for query in refused
    }

    assert statuses == refused
    assert asked == ["SELECT * { ?s"]  # what is wrong with it, the engine says


def test_a_form_of_query_that_is_not_known_is_400_and_not_406(client: FlaskClient) -> None:
    answer = client.get(
        "/sparql", query_string={"query": "SELEC * {}"}, headers={"Accept": "application/pdf"}
    )

    assert (answer.status_code, answer.get_json()["detail"]) == (
        400,
        "expected SELECT, ASK, CONSTRUCT or DESCRIBE, found 'SELEC'",
    )
