"""The page of the vocabulary: an entry for each term, links that lead somewhere."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs

import pytest
from flask import Flask

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK
from jinshan_kg.web.site import Site
from jinshan_kg.web.vocabulary.page import vocabulary_renderer
from jinshan_kg.web.vocabulary.terms import Kind, Vocabulary

Render = Callable[..., str]


@pytest.fixture(scope="module")
def render(app: Flask) -> Render:
    """`render("?lang=zh")` is the page at `/ontology?lang=zh`."""
    site = app.jinja_env.globals["site"]
    assert isinstance(site, Site)
    page = vocabulary_renderer(site)

    def rendered(query: str = "?lang=en") -> str:
        with app.test_request_context(f"/ontology{query}"):
            return page()

    return rendered


def entry(page: str, name: str) -> str:
    """Return an entry, without markup and with single spaces."""
    found = re.search(rf'<article class="entry" id="{name}".*?</article>', page, re.DOTALL)
    assert found is not None
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found[0])).split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_term_has_an_entry_under_its_fragment_with_both_definitions(
    render: Render, vocabulary: Vocabulary, language: str
) -> None:
    page = render(f"?lang={language}")
    for term in vocabulary.own(*Kind):
        text = entry(page, term.iri.removeprefix(JK))
        assert term.iri in text
        for tag, definition in term.definitions.items():
            assert " ".join(definition.split()) in text, (term.iri, tag)
    for term in vocabulary.foreign:
        assert f'<tr id="{term.anchor}">' in page


def test_an_entry_of_a_property_reads_as_a_whole(render: Render) -> None:
    assert entry(render(), "value") == (
        "has value 具有数值 jk:value https://w3id.org/jinshan-kg/ontology#value"
        " The number, scaled to the unit: 44.6 billion yuan is 44600000000.0."
        " 按单位换算后的数值：446亿元记为 44600000000.0。"
        " Kind data property: has a literal as its value ; functional: at most one value"
        " Domain Observation Range xsd:decimal In the data 51 statements · Ask for all of them"
        " Example Share of agricultural land in the territory of Jinshan District → 33.3333"
    ).replace(" ; functional", "; functional")


def test_an_entry_of_a_class_in_chinese(render: Render) -> None:
    text = entry(render("?lang=zh"), "UniversityPark")
    assert text.startswith("大学园区 University park jk:UniversityPark")
    assert "上级类 园区" in text


def test_ids_are_unique_and_links_within_the_page_have_targets(render: Render) -> None:
    page = render()
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]*)"', page))
    assert targets <= set(ids)
    assert len(targets) > 150


def test_the_drawing_links_each_class_to_its_entry(render: Render, vocabulary: Vocabulary) -> None:
    svg = re.search(r"<svg.*?</svg>", render(), re.DOTALL)
    assert svg is not None
    linked = re.findall(r'<a href="#([^"]+)"', svg[0])
    assert {term.anchor for term in vocabulary.own(Kind.CLASS)} <= set(linked)
    assert "qb:Observation" in linked


def test_the_example_queries_list_as_many_as_are_counted(
    render: Render, vocabulary: Vocabulary, ask: Asking
) -> None:
    page = render()
    for name in ("Observation", "Park", "Passage", "value", "partOf", "from"):
        part = page[page.index(f'id="{name}"') :]
        link = re.search(r'href="/sparql[?#](query=[^"]+)"', part)
        assert link is not None
        query = parse_qs(unescape(link[1]))["query"][0]
        assert len(ask.rows(query)) == vocabulary.terms[JK + name].uses, query


def test_examples_lead_to_pages_of_this_server(render: Render, app: Flask) -> None:
    client = app.test_client()
    paths = set(re.findall(r'href="(/(?:id|concept|source|unit)/[^"]+)"', render()))
    assert len(paths) > 100
    for path in sorted(paths)[::20]:
        assert client.get(unescape(path), headers={"Accept": "text/html"}).status_code in (200, 303)


def test_the_vocabulary_is_offered_in_the_formats_of_rdf(render: Render, app: Flask) -> None:
    page, client = render(), app.test_client()
    for suffix, media_type in (
        ("ttl", "text/turtle"),
        ("rdf", "application/rdf+xml"),
        ("jsonld", "application/ld+json"),
        ("nt", "application/n-triples"),
    ):
        assert f'href="/ontology.{suffix}" type="{media_type}"' in page
        assert client.get(f"/ontology.{suffix}").mimetype == media_type


def test_a_text_leaves_the_entries_that_have_it(render: Render) -> None:
    page = render("?lang=en&text=ecological+recreation")
    shown = re.findall(r'<article class="entry" id="([^"]+)" data-words="[^"]*">', page)
    assert shown == ["EcologicalPark"]
    hidden = re.findall(r'<article class="entry" id="([^"]+)" data-words="[^"]*" hidden>', page)
    assert {"Observation", "value", "scheme-status"} <= set(hidden)
    assert 'value="ecological recreation"' in page


def test_markup_in_a_text_stays_text(render: Render) -> None:
    page = render("?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_long_text_is_cut(render: Render) -> None:
    assert f'value="{"x" * 200}"' in render("?text=" + "x" * 10_000)
