"""The page that shows an answer."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def ask(client: FlaskClient, query: str, more: str = "") -> str:
    response = client.get(f"/sparql?query={quote(query)}{more}", headers=BROWSER)
    assert (response.status_code, response.content_type) == (200, "text/html; charset=utf-8")
    return response.text


def test_solutions_are_a_table(client: FlaskClient) -> None:
    page = ask(client, "SELECT ?x ?y { VALUES (?x ?y) { ('a' UNDEF) ('金'@zh 1.5) } }")
    assert "2 rows." in page
    assert '<th scope="col">x</th><th scope="col">y</th>' in page
    assert "<td><span>a</span></td>" in page
    assert '<td><span lang="zh">金</span></td>' in page
    assert "<td><span>1.5</span></td>" in page
    assert "<td></td>" in page


def test_iris_are_shortened_and_link_to_their_description_here(client: FlaskClient) -> None:
    page = ask(client, "PREFIX e: <http://example.org/> SELECT (e:s AS ?x) {}")
    assert (
        '<a href="/sparql?query=DESCRIBE+%3Chttp%3A%2F%2Fexample.org%2Fs%3E"'
        ' title="http://example.org/s">e:s</a>'
    ) in page


def test_nothing_in_data_or_query_is_markup(client: FlaskClient) -> None:
    page = ask(client, "SELECT ?o ('</textarea><script>' AS ?q) { ?s ?p ?o FILTER(!ISBLANK(?o)) }")
    assert "<script>" not in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_a_boolean_is_a_word(client: FlaskClient) -> None:
    assert '<p class="boolean">true</p>' in ask(client, "ASK {}")
    assert '<p class="boolean">false</p>' in ask(client, "ASK { FILTER(false) }")


def test_a_graph_is_shown_in_turtle(client: FlaskClient) -> None:
    page = ask(client, "CONSTRUCT { <a:s> <a:p> '<b>' } WHERE {}")
    assert "<code>&lt;a:s&gt; &lt;a:p&gt; &#34;&lt;b&gt;&#34; .\n</code>" in page


def test_the_whole_answer_is_linked_in_every_format(client: FlaskClient) -> None:
    page = ask(client, "ASK {}", "&default-graph-uri=http://example.org/one")
    for label, name in [("JSON", "json"), ("XML", "xml"), ("CSV", "csv"), ("TSV", "tsv")]:
        link = (
            f"/sparql?query=ASK+%7B%7D&amp;format={name}"
            "&amp;default-graph-uri=http%3A%2F%2Fexample.org%2Fone"
        )
        assert f'<a href="{link}">{label}</a>' in page


def test_a_page_that_shows_a_part_only_says_so(client: FlaskClient) -> None:
    rows = " ".join(map(str, range(1_001)))
    page = ask(client, f"SELECT ?x {{ VALUES ?x {{ {rows} }} }}")
    assert "This page shows the first 1,000 of 1,001 rows." in page
    assert page.count("<td>") == 1_000


def test_a_long_graph_is_cut_and_says_so(client: FlaskClient) -> None:
    query = f"SELECT * {{ VALUES ?o {{ '{'x' * 105_000}' }} }}"
    graph = query.replace("SELECT *", "CONSTRUCT { <a:s> <a:p> ?o . <a:t> <a:p> ?o } WHERE")
    page = ask(client, graph)
    assert "This page shows the first 200,000 of 210,0" in " ".join(page.split())


def test_the_query_stands_in_the_form(client: FlaskClient) -> None:
    assert "\nASK { ?s ?p &#39;&lt;&#39; }</textarea>" in ask(client, "ASK { ?s ?p '<' }")


@pytest.mark.parametrize("accept", ["*/*", "application/xml, text/html;q=0.9"])
def test_who_does_not_ask_for_a_page_gets_none(client: FlaskClient, accept: str) -> None:
    response = client.get("/sparql?query=ASK{}", headers={"Accept": accept})
    assert "html" not in response.content_type
