"""The long parts of the page of a thing: a few rows there, and all of them page by page."""

import html
import re
from collections.abc import Callable, Iterator

import pyoxigraph
import pytest
from flask.testing import FlaskClient

from jinshan_kg.namespaces import BASE, GRAPH, ID, PREFIXES

DISTRICT = "/id/district/jinshan.html"
CLAIMS = f"{DISTRICT}?show=claims"
STATEMENTS = f"{DISTRICT}?show=statements"

Get = Callable[..., str]


@pytest.fixture
def get(bundled_client: FlaskClient) -> Get:
    """`get(address)` is a page, its white space made single; `language` says which."""

    def page(address: str, language: str = "en", status: int = 200) -> str:
        headers = {"Accept": "text/html", "Accept-Language": language}
        response = bundled_client.get(address, headers=headers)
        assert response.status_code == status
        return html.unescape(" ".join(response.text.split()))

    return page


def rows(page: str, table: str) -> list[str]:
    """Return the rows of the body of a table, the first with some text before it."""
    body = page.partition(table)[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return re.findall(r"<tr>(.*?)</tr>", body)


def claims(page: str) -> list[str]:
    """Return the claims of a page."""
    return [BASE + re.findall(r'href="/([^"]+)"', row)[-1] for row in rows(page, 'class="claims')]


def statements(page: str) -> list[tuple[str, ...]]:
    """Return the statements of a page: the cells, as text."""
    return [
        tuple(re.sub("<[^>]+>", "", cell) for cell in re.findall("<td>(.*?)</td>", row))
        for row in rows(page, 'class="raw"')
    ]


def all_pages(get: Get, address: str) -> Iterator[str]:
    """Return the pages of a part, each found by the link of the one before."""
    while address:
        page = get(address)
        yield page
        found = re.search(r'<a rel="next" href="([^"]+)">', page)
        address = found[1] if found else ""


def test_a_hub_shows_the_first_claims_and_where_all_are(get: Get) -> None:
    page = get(DISTRICT)
    assert "The first 20 of 133 claims of the source, with what prints them" in page
    assert f'<a href="{CLAIMS}">All 133 claims of the source</a>' in page
    for number in (2, 3):
        address = f"{CLAIMS}&page={number}"
        assert f'<a href="{address}" aria-label="Page {number}">{number}</a>' in page
    assert claims(page) == claims(get(CLAIMS))[:20]


def test_a_hub_shows_the_first_statements_and_where_all_are(get: Get) -> None:
    page = get(DISTRICT)
    assert "The first 20 of 217 statements, each with its graphs" in page
    assert f'<a href="{STATEMENTS}">All 217 statements</a>' in page
    assert f'<a href="{STATEMENTS}&page=5" aria-label="Page 5">5</a>' in page
    assert statements(page) == statements(get(STATEMENTS))[:20]


def test_every_claim_is_on_one_of_the_pages_in_the_order_of_their_iris(
    get: Get, bundled_store: pyoxigraph.Store
) -> None:
    found = bundled_store.query(
        f"""PREFIX jk: <{PREFIXES["jk"]}> PREFIX rdf: <{PREFIXES["rdf"]}>
        SELECT DISTINCT ?claim {{ GRAPH ?g {{ ?claim a jk:Claim ; rdf:subject|rdf:object
          <{ID}district/jinshan> }} }}"""
    )
    known = sorted(row["claim"].value for row in found)  # type: ignore[union-attr]
    pages = list(all_pages(get, CLAIMS))
    assert [len(claims(page)) for page in pages] == [50, 50, 33]
    assert [claim for page in pages for claim in claims(page)] == known


def test_every_statement_is_on_one_of_the_pages_by_property(
    get: Get, bundled_store: pyoxigraph.Store
) -> None:
    district = pyoxigraph.NamedNode(f"{ID}district/jinshan")
    known: dict[tuple[str, str], set[str]] = {}
    for quad in bundled_store.quads_for_pattern(district, None, None):
        graphs = known.setdefault((quad.predicate.value, str(quad.object)), set())
        graphs.add(quad.graph_name.value.removeprefix(GRAPH))  # type: ignore[union-attr]
    pages = list(all_pages(get, STATEMENTS))
    assert [len(statements(page)) for page in pages] == [50, 50, 50, 50, 17]
    shown = [row for page in pages for row in statements(page)]
    assert len(set(shown)) == len(known)
    assert sorted(row[2] for row in shown) == sorted(", ".join(sorted(g)) for g in known.values())
    assert [row[0] for row in shown] == sorted(row[0] for row in shown)


def test_each_claim_has_what_prints_it_and_its_own_page(get: Get) -> None:
    for page in all_pages(get, CLAIMS):
        for row in rows(page, 'class="claims'):
            assert '<a class="printed" href="/source/briefing-2023-10-17/chars/' in row
            assert re.search(r'<a href="/id/claim/[^"]+">its page</a>', row)


def test_a_page_of_a_part_says_what_it_is_and_where_it_belongs(get: Get) -> None:
    page = get(f"{CLAIMS}&page=2")
    assert "<title>Claims of the source · Jinshan District · Jinshan KG</title>" in page
    assert '<h1>Jinshan District <span class="part">Claims of the source</span></h1>' in page
    assert 'aria-label="You are here"><a href="/id/district/jinshan">Jinshan District</a>' in page
    assert '<p class="hint">51 to 100 of 133</p>' in page
    assert f'<a rel="prev" href="{CLAIMS}">Previous</a>' in page
    assert f'<a href="{CLAIMS}&page=2" aria-label="Page 2" aria-current="page">2</a>' in page
    assert f'<a rel="next" href="{CLAIMS}&page=3">Next</a>' in page
    assert '<a href="/id/district/jinshan.ttl" type="text/turtle">Turtle</a>' in page


def test_the_same_in_chinese(get: Get) -> None:
    page = get(DISTRICT, "zh")
    assert "来源的 133 条断言中的前 20 条及其原文" in page
    assert f'<a href="{CLAIMS}">来源的全部 133 条断言</a>' in page
    assert f'<a href="{STATEMENTS}">全部 217 条陈述</a>' in page
    page = get(f"{CLAIMS}&page=3", "zh")
    assert '<h1>金山区 <span class="part">来源的断言</span></h1>' in page
    assert "第 101 至 133 条，共 133 条" in page
    assert claims(page) == claims(get(f"{CLAIMS}&page=3"))
    page = get(STATEMENTS, "zh")
    assert '<h1>金山区 <span class="part">陈述及所在图</span></h1>' in page


def test_search_engines_are_told_to_leave_it_out_and_programs_where_the_data_is(
    bundled_client: FlaskClient,
) -> None:
    response = bundled_client.get(f"{CLAIMS}&page=2")
    assert response.headers["Link"].startswith(
        f'<{BASE}id/district/jinshan.html?show=claims&page=2>; rel="canonical", '
        '</id/district/jinshan.ttl>; rel="alternate"; type="text/turtle", '
    )
    assert '<meta name="robots" content="noindex">' in response.text
    assert "noindex" not in bundled_client.get(DISTRICT).text


@pytest.mark.parametrize("address", ["/id/district/jinshan", "/source/briefing-2023-10-17"])
def test_the_address_of_a_thing_leads_to_its_part_for_people_only(
    bundled_client: FlaskClient, address: str
) -> None:
    asked = f"{address}?show=statements&page=1"
    for accept, place in (("text/html", ".html?show=statements"), ("text/turtle", ".ttl")):
        response = bundled_client.get(asked, headers={"Accept": accept})
        headers = response.headers
        assert headers.get("Location", headers.get("Content-Location")) == address + place


def test_a_part_of_a_document_is_known_by_the_address_of_the_document(
    bundled_client: FlaskClient,
) -> None:
    response = bundled_client.get("/graph/briefing-2023-10-17.html?show=statements")
    canonical = f"<{GRAPH}briefing-2023-10-17?show=statements>"
    assert response.headers["Link"].startswith(f'{canonical}; rel="canonical"')


def test_the_catalogue_has_parts_too(get: Get) -> None:
    page = get("/catalog?show=statements")
    assert '<span class="part">Statements, each with its graphs</span></h1>' in page
    assert statements(page) == statements(get("/catalog"))


@pytest.mark.parametrize(
    ("address", "status", "english", "chinese"),
    [
        (f"{DISTRICT}?show=all", 404, "A page has no part all.", "页面没有“all”这一部分。"),
        (
            f"{CLAIMS}&page=4",
            404,
            "There is no page 4. The last one is 3.",
            "没有第4页，最后一页是第3页。",
        ),
        (f"{STATEMENTS}&page=0", 400, "The number of a page is a whole number from 1 on.", "页码"),
    ],
)
def test_what_is_not_there(get: Get, address: str, status: int, english: str, chinese: str) -> None:
    assert english in get(address, status=status)
    assert chinese in get(address, "zh", status)


def test_programs_are_told_which_parts_there_are(bundled_client: FlaskClient) -> None:
    response = bundled_client.get(f"{DISTRICT}?show=all", headers={"Accept": "application/json"})
    assert response.json is not None
    assert response.json["detail"] == (
        "show=all: a page has no such part. There are: claims, authorities, statements."
    )


def test_a_page_that_is_short_shows_all(get: Get) -> None:
    page = get("/id/place/shanghai.html")
    assert "claims of the source, with what prints them" in page
    assert "4 names and identifiers from other publications" in page
    assert "show=" not in page


def test_a_part_that_fits_one_page_has_it_all_the_same(get: Get) -> None:
    whole = get("/id/park/carbon-valley-green-bay.html")
    assert "49 statements, each with its graphs" in whole
    assert "show=" not in whole
    page = get("/id/park/carbon-valley-green-bay.html?show=statements")
    assert '<p class="hint">49 in all</p>' in page
    assert len(statements(page)) == 49
    assert statements(page) == statements(whole)
    assert 'class="leaves"' not in page


# A park with more claims of both kinds, and more statements, than are read at once.
MANY = 720


@pytest.fixture
def busy(client_of: Callable[[str], FlaskClient]) -> FlaskClient:
    """A client of the application over a park with many claims and statements."""
    parts = (
        f""":hub jk:aimsAt :n{n:03} .
            <{ID}claim/c{n:03}> rdf:subject :hub ; rdf:predicate jk:aimsAt ; rdf:object :n{n:03} .
            <{ID}authority-statement/a{n:03}> rdf:subject :hub ; rdf:predicate rdfs:label ;
              rdf:object "Hub {n}" ; jk:grade <{BASE}concept/grade/a> ;
              jk:citation <{ID}citation/c> ."""
        for n in range(MANY)
    )
    return client_of(
        f"PREFIX rdf: <{PREFIXES['rdf']}> GRAPH graph:one {{ :hub rdfs:label 'Hub'@en . "
        + " ".join(parts)
        + " }"
    )


def get_from(client: FlaskClient, address: str) -> str:
    return html.unescape(" ".join(client.get(address).text.split()))


@pytest.mark.parametrize(
    ("part", "all_of", "row"),
    [
        ("claims", "All 720 claims of the source", r'<a href="(/id/claim/c\d+)">its page</a>'),
        (
            "authorities",
            "All 720 names and identifiers",
            r'<a href="(/id/authority-statement/a\d+)">its page</a>',
        ),
        ("statements", "All 721 statements", r'<a href="(/id/park/n\d+)">'),
    ],
)
def test_more_than_is_read_at_once_is_on_the_pages(
    busy: FlaskClient, part: str, all_of: str, row: str
) -> None:
    page = get_from(busy, "/id/park/hub.html")
    assert f'<a href="/id/park/hub.html?show={part}">{all_of}</a>' in page
    found = [
        one
        for number in range(1, 16)
        for one in re.findall(row, get_from(busy, f"/id/park/hub.html?show={part}&page={number}"))
    ]
    assert len(found) == len(set(found)) == MANY
    assert found == sorted(found)


def test_of_many_pages_the_ends_and_those_near_are_linked(busy: FlaskClient) -> None:
    def numbers(page: str) -> str:
        return re.sub("<[^>]+>", " ", page.partition("<ol>")[2].partition("</ol>")[0])

    def shown(number: int) -> list[str]:
        address = f"/id/park/hub.html?show=claims&page={number}"
        return numbers(get_from(busy, address).partition('class="leaves"')[2]).split()

    assert shown(1) == ["1", "2", "3", "…", "15"]
    assert shown(8) == ["1", "…", "6", "7", "8", "9", "10", "…", "15"]
    assert shown(15) == ["1", "…", "13", "14", "15"]
