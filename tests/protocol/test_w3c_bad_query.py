"""The W3C's SPARQL 1.1 Protocol tests of malformed queries, by the names in its manifest.

The manifest asks for a status of 4xx; here it is the one that fits, with the reason.
"""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Serve = Callable[..., FlaskClient]

NO_TYPE = (
    "The body has no Content-Type. Send the query as application/sparql-query or"
    " application/x-www-form-urlencoded, or in the URL of a GET."
)


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def refusal(answer: TestResponse) -> tuple[int, str, str]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.get_json()
    assert problem["status"] == answer.status_code
    return answer.status_code, problem["title"], problem["detail"]


def test_bad_query_method(client: FlaskClient) -> None:
    data0 = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata0.rdf"

    answer = client.put(
        f"/sparql/?query=ASK%20%7B%7D&default-graph-uri={data0}",
        content_type="application/x-www-form-urlencoded",
    )

    assert refusal(answer) == (405, "Method Not Allowed", "/sparql/ does not take PUT.")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST, QUERY"


def test_bad_multiple_queries(client: FlaskClient) -> None:
    answer = client.get("/sparql/?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D")

    reason = "The query is given twice: send one, in the URL or in the body."
    assert refusal(answer) == (400, "Bad Request", reason)


def test_bad_query_wrong_media_type(client: FlaskClient) -> None:
    answer = client.post("/sparql/", data="ASK {}", content_type="text/plain")

    reason = (
        "A body of type text/plain carries no query. Send the query as application/sparql-query"
        " or application/x-www-form-urlencoded, or in the URL of a GET."
    )
    assert refusal(answer) == (415, "Unsupported Media Type", reason)


def test_bad_query_missing_form_type(client: FlaskClient) -> None:
    answer = client.post("/sparql/", data="query=ASK%20%7B%7D")

    assert refusal(answer) == (415, "Unsupported Media Type", NO_TYPE)


def test_bad_query_missing_direct_type(client: FlaskClient) -> None:
    answer = client.post("/sparql/", data="ASK {}")

    assert refusal(answer) == (415, "Unsupported Media Type", NO_TYPE)


def test_bad_query_non_utf8(client: FlaskClient) -> None:
    body = b"\xfe\xff" + "ASK {}".encode("utf-16-be")

    answer = client.post(
        "/sparql/", data=body, content_type="application/sparql-query; charset=UTF-16"
    )

    reason = "The body is in UTF-16: send the query in UTF-8."
    assert refusal(answer) == (400, "Bad Request", reason)


def test_bad_query_syntax(client: FlaskClient) -> None:
    answer = client.get("/sparql/?query=ASK%20%7B")

    reason = "the query ends here, and the { of line 1, column 5 is not closed"
    assert refusal(answer) == (400, "Bad Request", reason)
    assert (answer.get_json()["line"], answer.get_json()["column"]) == (1, 6)
