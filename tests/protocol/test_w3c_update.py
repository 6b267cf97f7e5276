"""The W3C's SPARQL 1.1 Protocol tests of updates, by the names in its manifest.

This endpoint is read-only. So each update is refused, the well-formed as forbidden (403) and the
malformed as what it is, and changes nothing.
"""

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Serve = Callable[..., FlaskClient]

FORM = "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"
TRIG = "<http://example.org/g> { <http://example.org/a> <http://example.org/b> 1 }"
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

READ_ONLY = "This endpoint is read-only: it answers queries and takes no updates."
NO_TYPE = (
    "The body has no Content-Type. Send the query as application/sparql-query or"
    " application/x-www-form-urlencoded, or in the URL of a GET."
)

URI1 = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata1.rdf"
URI2 = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata2.rdf"
DATA1 = "http://kasei.us/2009/09/sparql/data/data1.rdf"
DATA2 = "http://kasei.us/2009/09/sparql/data/data2.rdf"
ONE_DOCUMENT = f"INSERT DATA {{ GRAPH <{DATA1}> {{ <{DATA1}> a foaf:Document }} }} ;"
TWO_DOCUMENTS = f"""INSERT DATA {{
    GRAPH <{DATA1}> {{ <{DATA1}> a foaf:Document }}
    GRAPH <{DATA2}> {{ <{DATA2}> a foaf:Document }}
}} ;"""


def operation(clear: str, insert: str, pattern: str) -> str:
    return f"""PREFIX dc: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
{clear} ALL ;
{insert}
INSERT {{ GRAPH <http://example.org/test/> {{ ?s a dc:BibliographicResource }} }}
WHERE {{ {pattern} }}"""


@pytest.fixture
def client(serve: Serve) -> Iterator[FlaskClient]:
    client = serve(TRIG)
    yield client
    after = client.get("/sparql", query_string={"query": COUNT, "format": "csv"})
    assert after.data == b"n\r\n1\r\n", "the update changed the dataset"


def refusal(answer: TestResponse) -> tuple[int, str, str]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.get_json()
    assert problem["status"] == answer.status_code
    return answer.status_code, problem["title"], problem["detail"]


FORBIDDEN = (403, "Forbidden", READ_ONLY)


def test_update_dataset_default_graph(client: FlaskClient) -> None:
    body = operation("CLEAR", ONE_DOCUMENT, "?s a foaf:Document")

    answer = client.post(f"/sparql/?using-graph-uri={URI1}", data=body, content_type=UPDATE)

    assert refusal(answer) == FORBIDDEN


def test_update_dataset_default_graphs(client: FlaskClient) -> None:
    body = operation("DROP", TWO_DOCUMENTS, "?s a foaf:Document")
    graphs = f"using-graph-uri={URI1}&using-graph-uri={URI2}"

    assert refusal(client.post(f"/sparql/?{graphs}", data=body, content_type=UPDATE)) == FORBIDDEN


def test_update_dataset_named_graphs(client: FlaskClient) -> None:
    body = operation("DROP", TWO_DOCUMENTS, "GRAPH ?g { ?s a foaf:Document }")
    graphs = f"using-named-graph-uri={URI1}&using-named-graph-uri={URI2}"

    assert refusal(client.post(f"/sparql/?{graphs}", data=body, content_type=UPDATE)) == FORBIDDEN


def test_update_dataset_full(client: FlaskClient) -> None:
    pattern = "{ GRAPH ?g { ?s a foaf:Document } } UNION { ?s a foaf:Document }"
    body = operation("DROP", TWO_DOCUMENTS, pattern)
    graphs = f"using-graph-uri={URI1}&using-named-graph-uri={URI2}"

    assert refusal(client.post(f"/sparql/?{graphs}", data=body, content_type=UPDATE)) == FORBIDDEN


def test_update_post_form(client: FlaskClient) -> None:
    answer = client.post("/sparql/", data="update=CLEAR+ALL", content_type=FORM)

    assert refusal(answer) == FORBIDDEN


def test_update_post_direct(client: FlaskClient) -> None:
    answer = client.post("/sparql/", data="CLEAR ALL", content_type=UPDATE)

    assert refusal(answer) == FORBIDDEN


def test_update_base_uri(client: FlaskClient) -> None:
    graph = "<http://example.org/protocol-base-test/>"
    triple = "<http://example.org/s> <http://example.org/p> <test>"
    body = f"CLEAR GRAPH {graph} ;\nINSERT DATA {{ GRAPH {graph} {{ {triple} }} }}"

    assert refusal(client.post("/sparql/", data=body, content_type=UPDATE)) == FORBIDDEN


def test_bad_update_get(client: FlaskClient) -> None:
    answer = client.get("/sparql/?update=CLEAR%20ALL")

    reason = "An update is never a GET, and this endpoint is read-only."
    assert refusal(answer) == (400, "Bad Request", reason)


def test_bad_multiple_updates(client: FlaskClient) -> None:
    body = "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT"

    answer = client.post("/sparql/", data=body, content_type=FORM)

    reason = "The update is given twice, and this endpoint is read-only."
    assert refusal(answer) == (400, "Bad Request", reason)


def test_bad_update_wrong_media_type(client: FlaskClient) -> None:
    answer = client.post("/sparql/", data="CLEAR NAMED", content_type="text/plain")

    reason = (
        "A body of type text/plain carries no query. Send the query as application/sparql-query"
        " or application/x-www-form-urlencoded, or in the URL of a GET."
    )
    assert refusal(answer) == (415, "Unsupported Media Type", reason)


def test_bad_update_missing_form_type(client: FlaskClient) -> None:
    answer = client.post("/sparql/", data="update=CLEAR%20NAMED")

    assert refusal(answer) == (415, "Unsupported Media Type", NO_TYPE)


def test_bad_update_non_utf8(client: FlaskClient) -> None:
    body = b"\xfe\xff" + "CLEAR NAMED".encode("utf-16-be")

    answer = client.post("/sparql/", data=body, content_type=f"{UPDATE}; charset=UTF-16")

    reason = "The body is in UTF-16: send the query in UTF-8."
    assert refusal(answer) == (400, "Bad Request", reason)


def test_bad_update_syntax(client: FlaskClient) -> None:
    # Whether it is well-formed is not looked at: no update is read.
    answer = client.post("/sparql/", data="update=CLEAR%20XYZ", content_type=FORM)

    assert refusal(answer) == FORBIDDEN


def test_bad_update_dataset_conflict(client: FlaskClient) -> None:
    body = """PREFIX foaf:  <http://xmlns.com/foaf/0.1/>
WITH <http://example/addresses>
DELETE { ?person foaf:givenName 'Bill' }
INSERT { ?person foaf:givenName 'William' }
WHERE { ?person foaf:givenName 'Bill' }"""
    target = "/sparql/?using-named-graph-uri=http%3A%2F%2Fexample%2Fpeople"

    assert refusal(client.post(target, data=body, content_type=UPDATE)) == FORBIDDEN
