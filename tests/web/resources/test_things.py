"""A thing is not a document: its address answers 303 See Other with that of a document."""

import pytest
from flask.testing import FlaskClient

PARK = "/id/park/green-bay"


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (None, "ttl"),
        ("*/*", "ttl"),
        ("text/turtle", "ttl"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("application/rdf+xml", "rdf"),
        ("application/trig", "trig"),
        ("application/n-quads", "nq"),
        ("text/html", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/html;q=0.5, application/rdf+xml", "rdf"),
    ],
)
def test_the_accept_header_chooses_the_document(
    client: FlaskClient, accept: str | None, suffix: str
) -> None:
    response = client.get(PARK, headers={"Accept": accept} if accept else {})
    assert response.status_code == 303
    assert response.headers["Location"] == f"{PARK}.{suffix}"
    assert "Accept" in response.headers["Vary"]
    assert response.text == f"See {PARK}.{suffix}\n"


def test_links_name_every_format(client: FlaskClient) -> None:
    response = client.get(PARK, headers={"Accept": "text/turtle"})
    assert response.headers["Link"] == (
        f'<{PARK}.ttl>; rel="describedby"'
        f', <{PARK}.ttl>; rel="alternate"; type="text/turtle"'
        f', <{PARK}.nt>; rel="alternate"; type="application/n-triples"'
        f', <{PARK}.jsonld>; rel="alternate"; type="application/ld+json"'
        f', <{PARK}.rdf>; rel="alternate"; type="application/rdf+xml"'
        f', <{PARK}.trig>; rel="alternate"; type="application/trig"'
        f', <{PARK}.nq>; rel="alternate"; type="application/n-quads"'
        f', <{PARK}.html>; rel="alternate"; type="text/html"'
    )


def test_head_is_like_get_without_a_body(client: FlaskClient) -> None:
    response = client.head(PARK, headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["Location"]) == (303, f"{PARK}.ttl")
    assert response.data == b""


def test_a_page_number_goes_along(client: FlaskClient) -> None:
    response = client.get(f"{PARK}?page=2", headers={"Accept": "text/turtle"})
    assert response.headers["Location"] == f"{PARK}.ttl?page=2"


def test_a_client_that_takes_no_format_gets_the_list(client: FlaskClient) -> None:
    response = client.get(PARK, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert response.json is not None
    assert response.json["offers"] == [
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


def test_a_thing_is_only_read(client: FlaskClient) -> None:
    response = client.post(PARK)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
