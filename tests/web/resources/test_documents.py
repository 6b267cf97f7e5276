"""Documents: by suffix or negotiated, with entity tags, in other formats."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from jinshan_kg.web.resources.offers import OFFERS

BASE = "https://w3id.org/jinshan-kg"
PARK = "/id/park/green-bay"


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.suffix)
def test_a_suffix_goes_before_the_accept_header(client: FlaskClient, offer: object) -> None:
    suffix, media_type = offer.suffix, offer.media_type  # type: ignore[attr-defined]
    response = client.get(f"{PARK}.{suffix}", headers={"Accept": "image/png"})
    assert (response.status_code, response.headers["Content-Type"]) == (200, media_type)


def test_its_links_lead_to_the_thing_and_the_other_formats(client: FlaskClient) -> None:
    assert client.get(f"{PARK}.nq").headers["Link"] == (
        f'<{BASE}{PARK}.nq>; rel="canonical", <{BASE}{PARK}>; rel="describes"'
        f', <{PARK}.ttl>; rel="alternate"; type="text/turtle"'
        f', <{PARK}.nt>; rel="alternate"; type="application/n-triples"'
        f', <{PARK}.jsonld>; rel="alternate"; type="application/ld+json"'
        f', <{PARK}.rdf>; rel="alternate"; type="application/rdf+xml"'
        f', <{PARK}.trig>; rel="alternate"; type="application/trig"'
        f', <{PARK}.html>; rel="alternate"; type="text/html"'
    )


@pytest.mark.parametrize("suffix", ["ttl", "html"])
def test_its_links_lead_to_the_pages_before_and_after(
    client_of: Callable[[str], FlaskClient], suffix: str
) -> None:
    points = " . ".join(f":x{number} rdfs:seeAlso :a" for number in range(250))
    client = client_of(f"GRAPH graph:one {{ {points} }}")
    path = f"/id/park/a.{suffix}"
    pages = [path, f"{path}?page=2", f"{path}?page=3"]
    for number, neighbours in enumerate(
        [{"next": pages[1]}, {"prev": pages[0], "next": pages[2]}, {"prev": pages[1]}]
    ):
        for _ in ("made", "from memory"):
            links = client.get(pages[number]).headers["Link"].split(", ")
            expected = [f'<{to}>; rel="{relation}"' for relation, to in neighbours.items()]
            assert [link for link in links if link.endswith(('"prev"', '"next"'))] == expected


def test_a_graph_links_to_what_describes_it(client: FlaskClient) -> None:
    described = '</.well-known/void>; rel="describedby"'
    assert described in client.get("/graph/one.ttl").headers["Link"].split(", ")
    assert described not in client.get(f"{PARK}.ttl").headers["Link"].split(", ")


def test_the_data_keep_the_public_iris_and_the_page_has_local_links(client: FlaskClient) -> None:
    triples = list(parse(input=client.get(f"{PARK}.nt").data, format=RdfFormat.N_TRIPLES))
    assert NamedNode(f"{BASE}{PARK}") in {triple.subject for triple in triples}
    page = client.get(f"{PARK}.html").text
    assert f"<code>{BASE}{PARK}</code>" in page
    assert 'href="/id/park/flowers"' in page
    assert f'<link rel="canonical" href="{BASE}{PARK}.html">' in page
    assert 'href="/ontology#Park"' not in page  # :Park is another thing than jk:Park
    assert 'href="/id/park/Park"' in page


def test_markup_in_a_label_stays_text(client: FlaskClient) -> None:
    page = client.get("/id/park/flowers.html").text
    assert "<script>" not in page
    assert '<h1><span lang="en">&lt;script&gt;</span></h1>' in page


def test_the_page_speaks_the_language_of_the_reader(client: FlaskClient) -> None:
    for language, name in (("en", "Green Bay"), ("zh", "绿湾")):
        response = client.get(f"{PARK}.html", headers={"Accept-Language": language})
        assert f'<h1><span lang="{language}">{name}</span></h1>' in response.text
        assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("suffix", ["ttl", "html"])
def test_a_client_that_has_it_is_told_so(client: FlaskClient, suffix: str) -> None:
    first = client.get(f"{PARK}.{suffix}")
    again = client.get(f"{PARK}.{suffix}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Link"] == first.headers["Link"]


def test_head_has_the_header_fields_of_get(client: FlaskClient) -> None:
    get, head = client.get(f"{PARK}.ttl"), client.head(f"{PARK}.ttl")
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Link", "Vary"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize(
    ("path", "accept", "suffix", "media_type"),
    [
        ("/source/s", "text/turtle", "ttl", "text/turtle; charset=utf-8"),
        ("/source/s", "application/json", "jsonld", "application/json"),
        ("/source/s", "text/html", "html", "text/html; charset=utf-8"),
        ("/graph/one", "application/trig", "trig", "application/trig"),
        ("/ontology", "application/rdf+xml", "rdf", "application/rdf+xml"),
        ("/ontology/1.0.0", "text/html", "html", "text/html; charset=utf-8"),
    ],
)
def test_what_is_a_document_answers_directly(
    client: FlaskClient, path: str, accept: str, suffix: str, media_type: str
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.headers["Content-Type"]) == (200, media_type)
    assert response.headers["Content-Location"] == f"{path}.{suffix}"
    assert "Accept" in response.headers["Vary"]
    assert f'<{BASE}{path}>; rel="canonical"' in response.headers["Link"]
    assert 'rel="describes"' not in response.headers["Link"]
    fixed = client.get(f"{path}.{suffix}")
    assert fixed.status_code == 200
    if suffix != "html":  # a page links to itself in the other language
        assert fixed.data == response.data


def test_a_graph_gives_that_graph(client: FlaskClient) -> None:
    quads = parse(input=client.get("/graph/ontology.trig").data, format=RdfFormat.TRIG)
    assert {str(quad.graph_name) for quad in quads} == {f"<{BASE}/graph/ontology>"}


@pytest.mark.parametrize("path", ["/ontology", "/ontology/1.0.0"])
def test_the_ontology_gives_its_graph_and_an_entry_for_each_term(
    client: FlaskClient, path: str
) -> None:
    graph = client.get("/graph/ontology.ttl").data
    assert client.get(f"{path}.ttl").data == graph
    page = client.get(f"{path}.html").text
    assert '<section id="Park">' in page


def test_a_slug_with_a_dot_is_no_suffix(client_of: Callable[[str], FlaskClient]) -> None:
    client = client_of(":v1.2 a :Park . <https://w3id.org/jinshan-kg/id/data.ttl> a :Park .")
    for path in ("/id/park/v1.2", "/id/data.ttl"):
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (303, f"{path}.ttl")
        assert client.get(f"{path}.ttl").status_code == 200


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        ("id/park/%E9%87%91%20x", "/id/park/%E9%87%91%20x"),
        ("id/park/金山", "/id/park/%E9%87%91%E5%B1%B1"),
        ("id/a(b)'c,d;e=f@g:h!i$j&k*l+m~n", "/id/a(b)'c,d;e=f@g:h!i$j&k*l+m~n"),
        ("id/a%22b%3Cc%7Cd", "/id/a%22b%3Cc%7Cd"),
    ],
)
def test_every_character_of_an_iri_finds_its_way(
    client_of: Callable[[str], FlaskClient], iri: str, path: str
) -> None:
    client = client_of(f"<https://w3id.org/jinshan-kg/{iri}> a :Park .")
    response = client.get(path, headers={"Accept": "application/n-triples"})
    assert (response.status_code, response.headers["Location"]) == (303, f"{path}.nt")
    assert f"<https://w3id.org/jinshan-kg/{iri}> ".encode() in client.get(f"{path}.nt").data
