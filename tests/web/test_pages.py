from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

Start = Callable[..., FlaskClient]


class Page(HTMLParser):
    """The text and the links of a page, and its elements that run or style something in place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: dict[str, str] = {}
        self.inline: list[str] = []
        self._href: str | None = None
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        # A script with an address comes from here; one of another type is data.
        runs = tag == "script" and "src" not in names and "json" not in (names.get("type") or "")
        if tag == "style" or runs or "style" in names or any(n.startswith("on") for n in names):
            self.inline.append(tag)
        if tag == "a":
            self._href = names.get("href")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._href is not None:
            self.links[data.strip()] = self._href
            self._href = None


def page(client: FlaskClient, path: str) -> Page:
    response = client.get(path, headers={"Accept": "text/html"})
    assert (response.status_code, response.content_type) == (200, "text/html; charset=utf-8")
    return Page(response.text)


def test_the_front_page_tells_what_is_served(client: FlaskClient) -> None:
    text = page(client, "/").text
    assert "This server answers SPARQL queries over 1 RDF file." in text
    assert "A query that names no graph asks the default graph only." in text
    assert "Dataset 0123456789ab" in text


def test_the_front_page_of_the_bundled_graph_tells_where_it_comes_from(start: Start) -> None:
    text = page(start(bundled=True, union=True), "/").text
    assert "Jinshan District as linked data" in text
    assert "the briefing of 17 October 2023" in text
    assert "dataset 0123456789ab" in text


def test_it_counts_what_there_is(start: Start) -> None:
    text = page(start(union=True), "/").text
    assert "triples 17 entities 1 Ask" in text
    assert "http://example.org/one 5" in text
    assert "http://example.org/queries 9" in text


def test_what_there_is_none_of_is_not_counted(client: FlaskClient) -> None:
    # Its default graph has three triples, and nothing of the project's base.
    assert "triples 3 Ask" in page(client, "/").text


def test_it_lists_the_example_queries_in_their_order(start: Start) -> None:
    front = page(start(union=True), "/")
    text = front.text
    assert "First & <only>? 第一？ SELECT * { ?s ?p '<>' } Ask this Second? ASK {} Ask this" in text
    assert front.links["Ask this"] == "/sparql?query=ASK+%7B%7D"


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/sparql?query=ASK{}", "/sparql?query=DESCRIBE+<a:b>"]
)
def test_no_page_needs_anything_that_the_policy_forbids(client: FlaskClient, path: str) -> None:
    assert page(client, path).inline == []


def test_what_pages_link_to_is_there(client: FlaskClient) -> None:
    for path in ("/sparql", "/static/style.css", "/static/icon.svg"):
        assert client.get(path, buffered=True).status_code == 200


def test_a_browser_gets_a_form_where_it_asks_nothing(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert '<form id="ask" action="/sparql" method="get"' in response.text


RDFLIB = "application/rdf+xml,text/turtle;q=0.9,application/xhtml+xml;q=0.5,*/*;q=0.1"


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", RDFLIB])
@pytest.mark.parametrize(("bundled", "place"), [(True, "/catalog"), (False, "/.well-known/void")])
def test_who_wants_a_graph_is_sent_from_the_front_page_to_what_describes_it(
    start: Start, bundled: bool, place: str, accept: str
) -> None:
    client = start(bundled=bundled, union=True)
    client.get("/")  # what a browser got is not given to another
    answer = client.get("/", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Location"]) == (303, place)
    assert answer.headers["Vary"] == "Accept"
    assert client.get(place, headers={"Accept": "text/turtle"}).mimetype == "text/turtle"


@pytest.mark.parametrize("accept", [None, "*/*", "text/html,*/*;q=0.8", "image/png"])
def test_everybody_else_gets_the_front_page(client: FlaskClient, accept: str | None) -> None:
    answer = client.get("/", headers={} if accept is None else {"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "Accept" in answer.headers["Vary"].split(", ")


def test_the_front_page_links_to_what_describes_the_dataset(start: Start) -> None:
    links = start(bundled=True, union=True).get("/").headers["Link"]
    assert links == (
        '</.well-known/void>; rel="describedby"'
        ', </catalog.ttl>; rel="alternate"; type="text/turtle"'
        ', </catalog.nt>; rel="alternate"; type="application/n-triples"'
        ', </catalog.jsonld>; rel="alternate"; type="application/ld+json"'
        ', </catalog.rdf>; rel="alternate"; type="application/rdf+xml"'
        ', </catalog.trig>; rel="alternate"; type="application/trig"'
        ', </catalog.nq>; rel="alternate"; type="application/n-quads"'
    )
    assert start().get("/").headers["Link"] == '</.well-known/void>; rel="describedby"'
