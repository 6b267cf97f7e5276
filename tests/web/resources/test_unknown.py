"""What is told of a thing that is not there: what may have been meant, in each format."""

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient


def test_problem_details_name_the_things_that_are_like_it(client: FlaskClient) -> None:
    response = client.get("/id/park/gren-bay")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.text) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Nothing is known of https://w3id.org/jinshan-kg/id/park/gren-bay.",
        "near": [
            {
                "iri": "https://w3id.org/jinshan-kg/id/park/green-bay",
                "path": "/id/park/green-bay",
                "label": "Green Bay",
            }
        ],
    }


def test_plain_text_lists_them(client: FlaskClient) -> None:
    response = client.get("/id/park/gren-bay", headers={"Accept": "text/plain"})
    assert response.text == (
        "Nothing is known of https://w3id.org/jinshan-kg/id/park/gren-bay. Near it:\n"
        "  /id/park/green-bay (Green Bay)\n"
    )


def test_a_page_lists_them(client: FlaskClient) -> None:
    response = client.get("/id/park/gren-bay", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "/id/park/green-bay" in response.text


def test_the_suffix_is_no_part_of_the_name(client: FlaskClient) -> None:
    response = client.get("/id/park/gren-bay.ttl")
    assert response.json is not None
    assert response.json["near"][0]["path"] == "/id/park/green-bay"
    assert response.json["detail"].endswith("/id/park/gren-bay.")


@pytest.mark.parametrize(
    "path",
    [
        "/id",
        "/id/",
        "/id/.ttl",
        "/id/park/green-bay/",
        "/id/park/green-bay.xlsx",
        "/id/%00",
        "/id/%3E%20%7B%7D",
        "/id/%FF%FE",
        "/id/%23",
        "/ontology%23Park",
        "/dataset",
        "/dataset.ttl",
        "/unit/../../etc/passwd",
        "/concept/" + "x" * 5000,
    ],
)
def test_nonsense_is_not_found(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/plain"})
    assert response.status_code == 404
    assert response.text.startswith(("Nothing is known of", "There is nothing at"))
    assert len(response.text) < 1000


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1.5", "１", "9" * 5000])
def test_a_page_is_a_whole_number(client: FlaskClient, page: str) -> None:
    response = client.get("/id/park/green-bay.ttl", query_string={"page": page})
    assert response.status_code == 400
    assert response.json is not None
    assert response.json["detail"] == f"page={page[:200]}: expected a whole number from 1 on."


@pytest.mark.parametrize("suffix", ["ttl", "html"])
def test_a_page_beyond_the_last_is_not_found(client: FlaskClient, suffix: str) -> None:
    path = f"/id/park/green-bay.{suffix}?page=2"
    response = client.get(path, headers={"Accept": "text/plain"})
    assert (response.status_code, response.text) == (
        404,
        "There is no page 2. There is only one.\n",
    )


def test_the_last_page_is_told(client_of: Callable[[str], FlaskClient]) -> None:
    client = client_of(" ".join(f":x{number} rdfs:seeAlso :a ." for number in range(150)))
    response = client.get("/id/park/a.ttl?page=3", headers={"Accept": "text/plain"})
    assert response.text == "There is no page 3. The last one is 2.\n"


def test_pages_link_each_other(client_of: Callable[[str], FlaskClient]) -> None:
    client = client_of(" ".join(f":x{number} rdfs:seeAlso :a ." for number in range(150)))
    first, second = (client.get(f"/id/park/a.html{query}").text for query in ("", "?page=2"))
    assert '<a rel="next" href="/id/park/a.html?page=2">' in first
    assert '<a rel="prev" href="/id/park/a.html">' in second
    assert 'href="/id/park/a.ttl?page=2"' in second


def test_a_page_in_chinese_lists_them_by_their_chinese_names(client: FlaskClient) -> None:
    accept = {"Accept": "text/html", "Accept-Language": "zh"}
    page = client.get("/id/park/gren-bay", headers=accept).text
    assert "没有关于https://w3id.org/jinshan-kg/id/park/gren-bay的任何信息。" in page
    assert '<li><a href="/id/park/green-bay">绿湾</a></li>' in page
