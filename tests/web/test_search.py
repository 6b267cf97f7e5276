"""`/search`: the page, the JSON, the suggestions, and what is asked wrongly."""

from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.answers.responder import Responder
from jinshan_kg.web.answers.service import Answers
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.headers import register_headers
from jinshan_kg.web.language import register_languages
from jinshan_kg.web.navigation import register_navigation
from jinshan_kg.web.problems import register_problems
from jinshan_kg.web.search import search_blueprint, search_service
from jinshan_kg.web.served import Served
from jinshan_kg.web.site import Site

COVES = "\n".join(f'id:c{n} a jk:Kind{n} ; rdfs:label "Cove {n}"@en .' for n in range(9))
TURTLE = f"""
PREFIX id: <https://w3id.org/jinshan-kg/id/>
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
jk:District rdfs:label "District"@en, "区"@zh .
jk:Lake rdfs:label "Lake"@en .
id:jinshan a jk:District ; rdfs:label "Jinshan District"@en, "金山区"@zh .
id:lake a jk:Lake ; rdfs:label "Lake <b>&"@en .
id:lake-two a jk:Lake ; rdfs:label "Lake Two"@en .
id:mere a jk:District ; rdfs:label "Two Meres"@en .
{COVES}
<http://example.org/elsewhere> rdfs:label "Elsewhere" .
"""
JINSHAN = "https://w3id.org/jinshan-kg/id/jinshan"
JK = "https://w3id.org/jinshan-kg/ontology#"

MakeClient = Callable[[bool], FlaskClient]


@pytest.fixture(scope="module")
def make_client(tmp_path_factory: pytest.TempPathFactory) -> MakeClient:
    path = tmp_path_factory.mktemp("data") / "data.ttl"
    path.write_text(TURTLE, encoding="utf-8")

    def make(is_bundled: bool) -> FlaskClient:
        backend = EmbeddedBackend.load(files_at([path]), union_default_graph=True)
        served = Served(is_bundled, files=1, version="0123456789", union_default_graph=True)
        responder = Responder(Answers(AnswerStore(1 << 20), "edition"), 0)
        site = Site(Settings.load({}), served, backend, responder)
        app = Flask("jinshan_kg.web")
        app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
        register_languages(app)
        register_navigation(app, site)
        register_problems(app)
        register_headers(app)
        app.register_blueprint(search_blueprint(site, search_service(site)))
        return app.test_client()

    return make


@pytest.fixture(scope="module")
def client(make_client: MakeClient) -> Iterator[FlaskClient]:
    """A client of a site over a graph like the project's own."""
    with make_client(True) as client:
        yield client


def page(client: FlaskClient, **arguments: str) -> str:
    response = client.get("/search", query_string=arguments, headers={"Accept": "text/html"})
    assert (response.status_code, response.content_type) == (200, "text/html; charset=utf-8")
    return response.get_data(as_text=True)


def json(client: FlaskClient, **arguments: str) -> dict[str, object]:
    response = client.get("/search.json", query_string=arguments)
    assert (response.status_code, response.content_type) == (200, "application/json")
    found = response.json
    assert isinstance(found, dict)
    return found


def test_the_json_says_what_was_found(client: FlaskClient) -> None:
    district = {"iri": f"{JK}District", "label": {"en": "District", "zh": "区"}}
    assert json(client, q=" 金山 ") == {
        "query": "金山",
        "type": None,
        "total": 1,
        "page": 1,
        "limit": 20,
        "next": None,
        "types": [{**district, "count": 1}],
        "hits": [
            {
                "iri": JINSHAN,
                "path": "/id/jinshan",
                "label": {"en": "Jinshan District", "zh": "金山区"},
                "type": district,
                "matched": {"text": "金山区", "language": "zh"},
                "match": "start",
            }
        ],
    }


def test_the_same_address_gives_json_or_a_page_as_the_client_likes(client: FlaskClient) -> None:
    response = client.get("/search?q=lake", headers={"Accept": "application/json"})
    assert response.content_type == "application/json"
    assert response.json == json(client, q="lake")
    assert "Accept" in response.vary
    assert client.get("/search?q=lake").content_type == "text/html; charset=utf-8"
    assert client.get("/search?q=lake", headers={"Accept": "text/turtle"}).status_code == 406


def test_pages_are_linked_with_all_that_was_asked(client: FlaskClient) -> None:
    first = json(client, q="lake", limit="1", type="Lake", lang="zh")
    assert first["total"] == 2
    following = first["next"]
    assert following == (
        "/search.json?q=lake&type=https%3A%2F%2Fw3id.org%2Fjinshan-kg%2Fontology%23Lake"
        "&limit=1&page=2&lang=zh"
    )
    second = client.get(str(following)).json
    assert second is not None
    assert (second["hits"][0]["label"]["en"], second["next"]) == ("Lake Two", None)
    assert json(client, q="lake", page="1000")["hits"] == []


def test_the_page_shows_the_hits_in_the_language_of_the_reader(client: FlaskClient) -> None:
    english = page(client, q="金", lang="en")
    assert '<a href="/id/jinshan">Jinshan District</a>' in english
    assert '<span lang="zh">金山区</span>' in english
    assert '<span class="tag"><span>District</span>' in english
    chinese = page(client, q="金", lang="zh")
    assert '<a href="/id/jinshan">金山区</a>' in chinese
    assert '<span lang="en">Jinshan District</span>' in chinese
    assert "<title>搜索：金 · 金山知识图谱</title>" in chinese


def test_a_label_in_another_language_is_marked_as_such(client: FlaskClient) -> None:
    assert '<a href="/id/lake-two" lang="en">Lake Two</a>' in page(client, q="lake t", lang="zh")


def test_classes_narrow_the_search(client: FlaskClient) -> None:
    kinds = page(client, q="two", lang="en")
    assert f'href="/search?q=two&amp;type={quote(f"{JK}Lake", safe="")}&amp;lang=en"' in kinds
    assert 'href="/id/lake"' not in page(client, q="lake", type="District")
    assert 'href="/search?q=lake">Things of all kinds' in page(client, q="lake", type="District")


def test_all_kinds_that_were_found_are_offered(client: FlaskClient) -> None:
    more = page(client, q="cove", lang="en").split("<summary>1 more kind</summary>")
    assert [part.count('<a class="tag"') for part in more] == [8, 1]


def test_an_empty_search_gives_a_hint_and_no_error(client: FlaskClient) -> None:
    for text in ("", "  "):
        assert "in English, in Chinese and in pinyin" in page(client, q=text)
    assert json(client)["hits"] == []


def test_nothing_found_is_said(client: FlaskClient) -> None:
    shown = page(client, q="qqqq")
    assert "Nothing is named like “qqqq”." in shown
    assert '<a href="/browse">Browse all that there is, by kind</a>' in shown


def test_markup_stays_text(client: FlaskClient) -> None:
    shown = page(client, q='"><script>alert(1)</script>')
    assert "<script>alert" not in shown
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in shown
    assert '<a href="/id/lake">Lake &lt;b&gt;&amp;</a>' in page(client, q="lake b")


@pytest.mark.parametrize("path", ["/search", "/search.json", "/search/suggest"])
@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ({"q": "a" * 1_001}, 414, "A search takes up to 1,000 characters, and these are 1,001."),
        ({"q": "金" * 10_000}, 414, "A search takes up to 1,000 characters, and these are 10,000."),
        ({"q": "a", "limit": "0"}, 400, "limit=0 is not a whole number from 1 to 100."),
        ({"q": "a", "limit": "101"}, 400, "limit=101 is not a whole number from 1 to 100."),
        ({"q": "a", "page": "-1"}, 400, "page=-1 is not a whole number from 1 to 1,000."),
        ({"q": "a", "page": "²"}, 400, "page=² is not a whole number from 1 to 1,000."),
        ({"q": "a", "page": "9" * 5_000}, 400, "page=99999999999999999999 is not a whole number"),
    ],
)
def test_what_is_asked_wrongly_is_told(
    client: FlaskClient, path: str, query: dict[str, str], status: int, reason: str
) -> None:
    response = client.get(path, query_string=query)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.json is not None
    assert response.json["detail"].startswith(reason)


def test_a_text_of_a_thousand_characters_is_searched(client: FlaskClient) -> None:
    assert json(client, q="jinshan " * 125)["total"] == 1
    assert json(client, q="z" * 1_000)["total"] == 0


@settings(max_examples=60)
@given(st.text(max_size=50), st.text(max_size=20))
def test_any_text_is_answered(client: FlaskClient, text: str, kind: str) -> None:
    query = urlencode({"q": text, "type": kind}, errors="replace")
    for path in ("/search", "/search.json", "/search/suggest"):
        assert client.get(f"{path}?{query}").status_code == 200


def test_bytes_that_are_no_utf_8_are_answered(client: FlaskClient) -> None:
    assert client.get("/search.json?q=%FF%FE").status_code == 200


def test_suggestions_are_names_with_what_they_stand_for_and_where_it_is(
    client: FlaskClient,
) -> None:
    response = client.get("/search/suggest?q=金&lang=en")
    assert response.content_type == "application/x-suggestions+json"
    assert response.json == ["金", ["金山区"], ["Jinshan District · District"], ["/id/jinshan"]]
    assert client.get("/search/suggest?q=jinshanq&lang=zh").json == [
        "jinshanq",
        ["金山区"],
        ["区"],
        ["/id/jinshan"],
    ]
    assert client.get("/search/suggest").json == ["", [], [], []]


def test_an_answer_has_an_entity_tag_by_which_it_is_not_sent_again(client: FlaskClient) -> None:
    for path in ("/search?q=lake", "/search.json?q=lake", "/search/suggest?q=lake"):
        tag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_the_description_for_browsers_has_whole_addresses(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml?lang=en", base_url="https://kg.example:8443/")
    assert response.content_type == "application/opensearchdescription+xml"
    assert response.headers["Cache-Control"] == "private, no-cache"
    root = ElementTree.fromstring(response.data)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert [root.tag, root.findtext(f"{space}ShortName")] == [
        f"{space}OpenSearchDescription",
        "Jinshan KG",
    ]
    assert {url.get("type"): url.get("template") for url in root.iter(f"{space}Url")} == {
        "text/html": "https://kg.example:8443/search?q={searchTerms}",
        "application/json": "https://kg.example:8443/search.json?q={searchTerms}",
        "application/x-suggestions+json": (
            "https://kg.example:8443/search/suggest?q={searchTerms}"
        ),
    }


def test_of_files_of_the_users_all_things_are_found_and_described_by_a_query(
    make_client: MakeClient, client: FlaskClient
) -> None:
    assert json(client, q="elsewhere")["total"] == 0
    found = make_client(False).get("/search/suggest?q=elsewhere").json
    query = "/sparql?query=DESCRIBE+%3Chttp%3A%2F%2Fexample.org%2Felsewhere%3E"
    assert found == ["elsewhere", ["Elsewhere"], [""], [query]]
