"""What every answer carries."""

import pytest
from flask.testing import FlaskClient

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " object-src 'none'"
)
PATHS = ["/", "/sparql", "/sparql?query=ASK{}", "/sparql?query=x", "/nowhere", "/static/style.css"]


@pytest.mark.parametrize("path", PATHS)
def test_other_origins_may_read_it_without_credentials(client: FlaskClient, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://example.org"}, buffered=True).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_may_not_misuse_it(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK{}", "/sparql?query=x", "/nowhere"])
def test_what_depends_on_the_accept_header_says_so(client: FlaskClient, path: str) -> None:
    assert "Accept" in client.get(path).vary


@pytest.mark.parametrize("path", ["/sparql", "/static/style.css", "/nowhere"])
def test_a_preflight_may_ask_for_any_header_anywhere(client: FlaskClient, path: str) -> None:
    response = client.options(
        path,
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, x-anything",
        },
    )
    assert (response.status_code, response.data) == (204, b"")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Allow-Headers"] == "authorization, x-anything"
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS, POST, QUERY"
    assert response.headers["Access-Control-Max-Age"] == "86400"


def test_options_that_are_no_preflight_tell_what_a_page_takes(client: FlaskClient) -> None:
    response = client.options("/sparql")

    assert (response.status_code, response.headers["Allow"]) == (
        200,
        "GET, HEAD, OPTIONS, POST, QUERY",
    )
    assert client.options("/nowhere").status_code == 404
