"""The pages of passages and of source documents."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.resources.views.documents import Documents
from jinshan_kg.web.served import Served

TEXT = "A first line.\n\nThe park of Ana Sol\nhas 1,250 trees & <b>ponds</b>.\n\nThe end.\n"
BASE = "https://w3id.org/jinshan-kg/"
SPAN = "/source/s/chars/39-44.html"

Start = Callable[..., FlaskClient]


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def turtle(document: str, span: str) -> str:
    start = TEXT.index("1,250")
    return f"""
    PREFIX jk: <{BASE}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX dcterms: <http://purl.org/dc/terms/>
    <{BASE}source/s> a jk:Source ; rdfs:label "The source"@en ; jk:digest "{document}" ;
      dcterms:source <https://example.org/page.html> .
    <{BASE}source/s/chars/{start}-{start + 5}> a jk:Passage ; jk:source <{BASE}source/s> ;
      jk:start {start} ; jk:end {start + 5} ; jk:token "1,250" ; jk:digest "{span}" .
    <{BASE}source/s/chars/0-1> a jk:Passage ; jk:source <{BASE}source/s> ;
      jk:start 0 ; jk:end 1 ; jk:token "A" ; jk:setAside <{BASE}concept/set-aside/x> .
    <{BASE}id/park/p> rdfs:label "The park"@en ; jk:evidence <{BASE}source/s/chars/39-44> ."""


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """`start(document, span)` serves a passage of a document with these digests."""

    def client(
        document: str = digest(TEXT), span: str = digest("1,250"), *, has_copy: bool = True
    ) -> FlaskClient:
        data, folder = tmp_path / "data.ttl", tmp_path / "sources"
        data.write_text(turtle(document, span), encoding="utf-8")
        folder.mkdir()
        (folder / "a.txt").write_bytes(TEXT.encode())
        (folder / "b.txt").write_bytes(b"\xff is no UTF-8")
        environment = {"JINSHAN_KG_SOURCE_DIR": str(folder)} if has_copy else {}
        backend = EmbeddedBackend.load(files_at([data]), union_default_graph=False)
        served = Served(is_bundled=False, files=1, version="01", union_default_graph=False)
        return create_app(Settings.load(environment), backend, served).test_client()

    return client


def test_the_offsets_of_these_tests_are_right() -> None:
    assert TEXT[39:44] == "1,250"


def test_a_passage_stands_in_its_paragraph(start: Start) -> None:
    page = start().get(SPAN).text
    assert (
        "<p>The park of Ana Sol\nhas <mark>1,250</mark> trees &amp; &lt;b&gt;ponds&lt;/b&gt;.</p>"
    ) in page
    assert "A first line." not in page
    assert "Line 4 of the copy on this server." in page


def test_without_a_copy_the_page_says_so(start: Start) -> None:
    page = start(has_copy=False).get(SPAN).text
    assert "This server has no copy of the document" in page
    assert "<mark>" not in page
    assert "Ana Sol" not in page


def test_a_document_with_another_digest_is_not_shown(start: Start) -> None:
    page = start(document=digest("another")).get(SPAN).text
    assert "This server has no copy of the document" in page
    assert "Ana Sol" not in page


def test_a_span_with_another_digest_is_not_shown(start: Start) -> None:
    page = start(span=digest("1,251")).get(SPAN).text
    assert "its digest differs" in page
    assert "Ana Sol" not in page


def test_a_long_paragraph_is_cut_round_the_passage(tmp_path: Path) -> None:
    words = "word " * 400
    text = f"{words}HERE {words}"
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    at = text.index("HERE")
    excerpt = Documents(str(tmp_path)).excerpt(digest(text), at, at + 4, digest("HERE"))
    assert excerpt is not None
    assert excerpt.before.startswith("…word ")
    assert excerpt.before.endswith("word ")
    assert excerpt.after.endswith(" word…")
    assert len(excerpt.before) < 510 > len(excerpt.after)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 99), (3, 3), (3, 2)])
def test_offsets_outside_the_document_show_nothing(tmp_path: Path, start: int, end: int) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    found = Documents(str(tmp_path)).excerpt(digest("text"), start, end, digest(""))
    assert found is None


def test_a_passage_leads_to_its_place_in_the_official_document(start: Start) -> None:
    page = start().get(SPAN).text
    assert 'href="https://example.org/page.html#:~:text=1%2C250"' in page


def test_with_a_copy_the_link_goes_to_the_passage_itself(start: Start) -> None:
    page = start().get(SPAN).text
    assert "Go to the passage in the official document" in page
    assert "cannot tell the passage from others" not in page


def test_without_a_copy_the_page_says_that_the_words_may_stand_elsewhere(start: Start) -> None:
    page = start(has_copy=False).get(SPAN).text
    assert "Look for these words in the official document" in page
    assert "cannot tell the passage from others with these words" in page


def test_a_passage_names_what_rests_on_it_and_those_beside_it(start: Start) -> None:
    page = " ".join(start().get(SPAN).text.split())
    assert '<a href="/id/park/p">The park</a>' in page
    assert '<a href="/source/s/chars/0-1"><q lang="en">A</q></a>' in page


def test_a_passage_that_is_no_data_says_why(start: Start) -> None:
    page = start().get("/source/s/chars/0-1.html").text
    assert (
        '<span class="tag">no data</span> Read and set aside: <a href="/concept/set-aside/x">'
        in (page)
    )


def test_a_source_lists_its_passages_in_order(start: Start) -> None:
    page = start().get("/source/s.html").text
    assert page.index("/source/s/chars/0-1") < page.index("/source/s/chars/39-44")
    assert "yes, with the same digest" in page


def test_the_briefing_tells_who_spoke_and_lists_every_passage(bundled_client: FlaskClient) -> None:
    page = bundled_client.get("/source/briefing-2023-10-17.html").text
    assert page.count('lang="en">') >= 425
    for name in ("Liu Jian", "Ye Wendi", "Information Office of Shanghai Municipality"):
        assert f">{name}</a>" in page
    assert "<dd>19,324</dd>" in page
    assert 'href="https://en.shio.gov.cn/' in page


def test_a_passage_of_the_briefing_has_its_figures_and_claims(bundled_client: FlaskClient) -> None:
    page = bundled_client.get("/source/briefing-2023-10-17/chars/3369-3374.html").text
    assert "Figures that rest on it" in page
    assert '<a href="/id/observation/land-freed">' in page
    assert "#:~:text=3%2C216" in page
