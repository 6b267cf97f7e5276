"""The page of the figures, the front page and the page about the graph."""

import re

import pytest
from flask.testing import FlaskClient


def test_the_board_shows_every_figure_and_links_to_its_rows(client: FlaskClient) -> None:
    page = client.get("/metrics-board").text
    assert len(re.findall(r'<td class="number"[^>]*><strong>', page)) == 51
    for link in re.findall(r'href="(/sparql\?query=[^"]+format=csv)"', page):
        answer = client.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200
        assert answer.mimetype == "text/csv"
        assert answer.text.count("\n") > 1


def test_a_choice_narrows_the_table_and_stays_in_the_form(client: FlaskClient) -> None:
    page = client.get("/metrics-board?kind=growth-rate&sort=value&order=descending").text
    rows = re.findall(r'<td class="number"[^>]*><strong>([^<]+)', page)
    assert rows == ["220%", "155%", "119%"]
    assert '<option value="growth-rate" selected>' in page
    assert 'aria-sort="descending"' in page


def test_markup_in_a_choice_stays_text(client: FlaskClient) -> None:
    page = client.get("/metrics-board?text=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("path", ["/", "/about", "/metrics-board"])
def test_a_page_speaks_one_language_and_is_kept(client: FlaskClient, path: str) -> None:
    english, chinese = (client.get(f"{path}?lang={code}") for code in ("en", "zh"))
    assert (english.status_code, chinese.status_code) == (200, 200)
    assert english.text != chinese.text
    again = client.get(f"{path}?lang=en", headers={"If-None-Match": english.headers["ETag"]})
    assert again.status_code == 304


def test_the_front_page_gives_three_findings_with_what_prints_them(client: FlaskClient) -> None:
    page = client.get("/").text
    for value, token in [("86.6", "86.6%"), ("220%", "220%"), ("about ⅓", "one-third")]:
        assert value in page
        assert f"<code>{token}</code></a>" in page


def test_the_page_about_the_graph_explains_its_words_and_lists_the_notes(
    client: FlaskClient,
) -> None:
    page = client.get("/about").text
    for word in ("anticipated", "just below", "implied"):
        assert f">{word}</a></dt>" in page
    assert page.count("<dt><a") > 66
    assert "66 notes" in page


def test_a_drawing_of_before_and_after_is_told_with_its_years(client: FlaskClient) -> None:
    page = client.get("/metrics-board?lang=en").text
    assert ": 2015 59 µg/m³ → 2022 27 µg/m³" in page
    assert page.count('<line class="fall"') == 1
    assert page.count('<line class="rise"') == 1


def test_a_cell_says_what_it_is_where_the_head_of_the_table_is_not_shown(
    client: FlaskClient,
) -> None:
    page = client.get("/metrics-board?lang=en").text
    assert '<td class="number" data-label="Value"><strong>3,216 mu</strong></td>' in page


def test_the_front_page_says_in_a_sentence_what_its_counts_are(client: FlaskClient) -> None:
    page = client.get("/?lang=en").text
    stated, implied = re.findall(r"([0-9]+) of the claims are stated, ([0-9]+) implied", page)[0]
    claims = re.findall(r"<dt>claims</dt><dd>([0-9]+)</dd>", page)
    assert [int(stated) + int(implied)] == [int(count) for count in claims]
    assert 'href="/about#words"' in page


def test_the_page_about_the_graph_says_how_to_cite_it_and_whose_the_text_is(
    client: FlaskClient,
) -> None:
    page = client.get("/about?lang=en").text
    assert "@misc{jinshan-kg," in page
    assert "url = {https://w3id.org/jinshan-kg/}" in page
    assert re.search(r"year = \{20[0-9]{2}\}", page)
    assert "This licence does not cover it" in page
    assert 'href="/validate"' in page


def test_browsers_that_ask_for_a_favicon_get_the_icon(client: FlaskClient) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (302, "/static/icon.svg")
