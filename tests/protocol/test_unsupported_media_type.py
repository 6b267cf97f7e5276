"""415 says what a body may be."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Serve = Callable[..., FlaskClient]

TYPES = "application/sparql-query, application/x-www-form-urlencoded"
OFFER = (
    "Send the query as application/sparql-query or application/x-www-form-urlencoded, or in the"
    " URL of a GET."
)


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "application/json",
        "application/sparql-query+json",
        "application/x-www-url-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "*/*",
        "sparql",
        "application/sparql-query, application/sparql-query",
        "application/sparql-query; charset",
    ],
)
def test_a_body_of_another_type(client: FlaskClient, media_type: str) -> None:
    answer = client.post("/sparql", data="ASK {}", content_type=media_type)

    assert (answer.status_code, answer.headers["Accept-Post"]) == (415, TYPES)
    assert answer.get_json() == {
        "type": "about:blank",
        "title": "Unsupported Media Type",
        "status": 415,
        "detail": f"A body of type {media_type} carries no query. {OFFER}",
    }


@pytest.mark.parametrize("headers", [{}, {"Content-Type": ""}, {"Content-Type": " "}])
def test_a_body_without_a_type(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.post("/sparql", data="ASK {}", headers=headers)

    assert (answer.status_code, answer.headers["Accept-Post"]) == (415, TYPES)
    assert answer.get_json()["detail"] == f"The body has no Content-Type. {OFFER}"


def test_a_long_type_is_not_repeated_whole(client: FlaskClient) -> None:
    answer = client.post("/sparql", data="ASK {}", content_type="text/" + "x" * 5000)

    assert (
        answer.get_json()["detail"] == f"A body of type text/{'x' * 95} carries no query. {OFFER}"
    )


def test_the_body_of_a_get_is_not_looked_at(client: FlaskClient) -> None:
    answer = client.get(
        "/sparql", query_string={"query": "ASK {}"}, data="{", content_type="application/json"
    )

    assert (answer.status_code, answer.data) == (200, b'{"head":{},"boolean":true}')
