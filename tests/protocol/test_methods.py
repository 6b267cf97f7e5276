"""The methods of the endpoint: GET, HEAD, POST, QUERY and OPTIONS, with or without a slash."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

Serve = Callable[..., FlaskClient]

ALLOWED = "GET, HEAD, OPTIONS, POST, QUERY"
TYPES = "application/sparql-query, application/x-www-form-urlencoded"
ASK = {"query": "ASK {}"}


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def test_head_is_get_without_the_body(client: FlaskClient) -> None:
    got = client.get("/sparql", query_string=ASK, headers={"Accept": "text/csv"})
    head = client.head("/sparql", query_string=ASK, headers={"Accept": "text/csv"})

    assert (head.status_code, head.data) == (200, b"")
    assert dict(head.headers) == dict(got.headers)
    assert head.headers["Content-Length"] == "4"


@pytest.mark.parametrize(
    ("target", "status"),
    [("/sparql", 200), ("/sparql?query=SELEC", 400), ("/sparql?query=ASK{}&format=pdf", 406)],
)
def test_head_has_the_status_of_get(client: FlaskClient, target: str, status: int) -> None:
    head, got = client.head(target), client.get(target)

    assert (head.status_code, got.status_code, head.data) == (status, status, b"")
    assert head.headers["Content-Type"] == got.headers["Content-Type"]
    assert head.headers["Content-Length"] == str(len(got.data))


def test_a_trailing_slash_is_the_same_address(client: FlaskClient) -> None:
    form = {"data": "query=ASK{}", "content_type": "application/x-www-form-urlencoded"}
    requests: dict[str, dict[str, Any]] = {
        "GET": {"query_string": ASK},
        "HEAD": {"query_string": ASK},
        "POST": form,
        "QUERY": form,
        "OPTIONS": {},
    }
    for method, options in requests.items():
        bare = client.open("/sparql", method=method, **options)
        slash = client.open("/sparql/", method=method, **options)

        assert (bare.status_code, slash.status_code) == (200, 200)
        assert (bare.data, dict(bare.headers)) == (slash.data, dict(slash.headers))


def test_a_path_below_is_another_address(client: FlaskClient) -> None:
    assert client.get("/sparql/query", query_string=ASK).status_code == 404
    assert client.get("/SPARQL", query_string=ASK).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "SEARCH"])
def test_another_method_is_refused_with_those_that_there_are(
    client: FlaskClient, method: str
) -> None:
    answer = client.open("/sparql", method=method, query_string=ASK)

    assert (answer.status_code, answer.headers["Allow"]) == (405, ALLOWED)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.get_json() == {
        "type": "about:blank",
        "title": "Method Not Allowed",
        "status": 405,
        "detail": f"/sparql does not take {method}.",
    }


def test_options_says_what_can_be_sent(client: FlaskClient) -> None:
    answer = client.options("/sparql")

    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.headers["Allow"] == ALLOWED
    assert answer.headers["Accept-Query"] == TYPES
    assert answer.headers["Accept-Post"] == TYPES


def test_a_preflight_lists_the_methods_and_grants_the_headers(client: FlaskClient) -> None:
    answer = client.options(
        "/sparql",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "QUERY",
            "Access-Control-Request-Headers": "content-type, authorization",
        },
    )

    granted = {
        name: value
        for name, value in answer.headers
        if name.startswith("Access-Control-") or name == "Vary"
    }
    assert (answer.status_code, answer.data) == (204, b"")
    assert granted == {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": ALLOWED,
        "Access-Control-Allow-Headers": "content-type, authorization",
        "Access-Control-Expose-Headers": "*",
        "Access-Control-Max-Age": "86400",
        "Vary": "Access-Control-Request-Headers",
    }


def test_every_answer_may_be_read_by_other_origins(client: FlaskClient) -> None:
    for answer in (
        client.get("/sparql", query_string=ASK),
        client.get("/sparql", query_string={"query": "SELEC"}),
        client.get("/sparql", query_string={**ASK, "format": "pdf"}),
        client.post("/sparql", data="ASK {}", content_type="text/plain"),
        client.put("/sparql"),
        client.get("/nowhere"),
    ):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Access-Control-Expose-Headers"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
