"""The W3C's SPARQL 1.1 Protocol tests of queries, by the names in its manifest.

https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/ ; the requests are sent as written there,
the answers are asserted to the byte where the manifest only asks for a status and a truth value.
"""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Serve = Callable[..., FlaskClient]

DATA1 = "http://kasei.us/2009/09/sparql/data/data1.rdf"
DATA2 = "http://kasei.us/2009/09/sparql/data/data2.rdf"
DATA3 = "http://kasei.us/2009/09/sparql/data/data3.rdf"
TRIG = f"""
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<{DATA1}> {{ <{DATA1}> a foaf:Document }}
<{DATA2}> {{ <{DATA2}> a foaf:Document }}
<{DATA3}> {{ <{DATA3}> a foaf:Document }}
"""

URI0 = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata0.rdf"
URI1 = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata1.rdf"
URI2 = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata2.rdf"
URI3 = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata3.rdf"

JSON = "application/sparql-results+json"
TURTLE = "text/turtle; charset=utf-8"
TRUE = b'{"head":{},"boolean":true}'
FALSE = b'{"head":{},"boolean":false}'


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve(TRIG)


def direct(client: FlaskClient, target: str, query: str) -> TestResponse:
    return client.post(target, data=query, content_type="application/sparql-query")


def got(answer: TestResponse) -> tuple[int, str | None, bytes]:
    return answer.status_code, answer.headers.get("Content-Type"), answer.data


def test_query_post_form(client: FlaskClient) -> None:
    answer = client.post(
        f"/sparql/?default-graph-uri={URI0}",
        data="query=ASK%20%7B%7D",
        content_type="application/x-www-form-urlencoded",
    )

    assert got(answer) == (200, JSON, TRUE)


def test_query_dataset_default_graphs_get(client: FlaskClient) -> None:
    ask = (
        "ASK%20%7B%20%3Chttp%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata1.rdf%3E%20a%20"
        "%3Ftype%20.%20%3Chttp%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata2.rdf%3E%20a"
        "%20%3Ftype%20.%20%7D"
    )
    graphs = f"&default-graph-uri={URI1}&default-graph-uri={URI2}"

    assert got(client.get(f"/sparql/?query={ask}{graphs}")) == (200, JSON, TRUE)
    assert got(client.get(f"/sparql/?query={ask}")) == (200, JSON, FALSE)


def test_query_dataset_default_graphs_post(client: FlaskClient) -> None:
    graphs = f"default-graph-uri={URI1}&default-graph-uri={URI2}"
    ask = f"ASK {{ <{DATA1}> a ?type . <{DATA2}> a ?type . }}"

    assert got(direct(client, f"/sparql/?{graphs}", ask)) == (200, JSON, TRUE)
    assert got(direct(client, "/sparql/", ask)) == (200, JSON, FALSE)


def test_query_dataset_named_graphs_post(client: FlaskClient) -> None:
    graphs = f"named-graph-uri={URI1}&named-graph-uri={URI2}"
    ask = f"ASK {{ GRAPH ?g1 {{ <{DATA1}> a ?type }} GRAPH ?g2 {{ <{DATA2}> a ?type }} }}"

    assert got(direct(client, f"/sparql/?{graphs}", ask)) == (200, JSON, TRUE)
    assert got(direct(client, f"/sparql/?named-graph-uri={URI1}", ask)) == (200, JSON, FALSE)


def test_query_dataset_named_graphs_get(client: FlaskClient) -> None:
    ask = (
        "ASK%20%7B%20GRAPH%20%3Fg1%20%7B%20%3Chttp%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata"
        "%2Fdata1.rdf%3E%20a%20%3Ftype%20%7D%20GRAPH%20%3Fg2%20%7B%20%3Chttp%3A%2F%2Fkasei.us"
        "%2F2009%2F09%2Fsparql%2Fdata%2Fdata2.rdf%3E%20a%20%3Ftype%20%7D%20%7D"
    )
    graphs = f"&named-graph-uri={URI1}&named-graph-uri={URI2}"

    assert got(client.get(f"/sparql/?query={ask}{graphs}")) == (200, JSON, TRUE)
    assert got(client.get(f"/sparql/?query={ask}&named-graph-uri={URI2}")) == (200, JSON, FALSE)


def test_query_dataset_full(client: FlaskClient) -> None:
    ask = f"""ASK {{
  <{DATA3}> a ?type
  GRAPH ?g1 {{ <{DATA1}> a ?type }}
  GRAPH ?g2 {{ <{DATA2}> a ?type }}
}}"""
    graphs = f"default-graph-uri={URI3}&named-graph-uri={URI1}&named-graph-uri={URI2}"

    assert got(direct(client, f"/sparql/?{graphs}", ask)) == (200, JSON, TRUE)
    assert got(direct(client, "/sparql/", ask)) == (200, JSON, FALSE)


def test_query_multiple_dataset(client: FlaskClient) -> None:
    # The manifest encodes the `&` between its two graphs as well, so that they are one IRI, which
    # no graph has. Here they are two.
    graphs = f"named-graph-uri={URI1}&named-graph-uri={URI2}"
    named = f"GRAPH ?g1 {{ <{DATA1}> a ?type }} GRAPH ?g2 {{ <{DATA2}> a ?type }}"

    answer = direct(client, f"/sparql/?{graphs}", f"ASK FROM <{DATA3}> {{ {named} }}")
    assert got(answer) == (200, JSON, TRUE)

    answer = direct(client, f"/sparql/?{graphs}", f"ASK FROM <{DATA3}> {{ <{DATA3}> a ?type }}")
    assert got(answer) == (200, JSON, FALSE)


def test_query_get(client: FlaskClient) -> None:
    answer = client.get(f"/sparql/?query=ASK%20%7B%7D&default-graph-uri={URI0}")

    assert got(answer) == (200, JSON, TRUE)


def test_query_content_type_select(client: FlaskClient) -> None:
    answer = direct(client, f"/sparql/?default-graph-uri={URI0}", "SELECT (1 AS ?value) {}")

    one = b'{"value":{"type":"literal","value":"1",'
    one += b'"datatype":"http://www.w3.org/2001/XMLSchema#integer"}}'
    body = b'{"head":{"vars":["value"]},"results":{"bindings":[' + one + b"]}}"
    assert got(answer) == (200, JSON, body)


def test_query_content_type_ask(client: FlaskClient) -> None:
    answer = direct(client, f"/sparql/?default-graph-uri={URI0}", "ASK {}")

    assert got(answer) == (200, JSON, TRUE)


def test_query_content_type_describe(client: FlaskClient) -> None:
    target = f"/sparql/?default-graph-uri={URI0}"

    assert got(direct(client, target, "DESCRIBE <http://example.org/>")) == (200, TURTLE, b"")


def test_query_content_type_construct(client: FlaskClient) -> None:
    # Relative IRIs in a query without BASE: they are resolved against the address of the service.
    target = f"/sparql/?default-graph-uri={URI0}"
    body = b"<https://w3id.org/jinshan-kg/s> <https://w3id.org/jinshan-kg/p> 1 .\n"

    answer = direct(client, target, "CONSTRUCT { <s> <p> 1 } WHERE {}")

    assert got(answer) == (200, TURTLE, body)


def test_query_post_direct(client: FlaskClient) -> None:
    assert got(direct(client, "/sparql/", "ASK {}")) == (200, JSON, TRUE)
