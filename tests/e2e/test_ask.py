"""`/sparql` in a browser: the editor, the examples and the answer in its views."""

import csv
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.e2e.boxes import box, meet
from tests.e2e.looks import LOOKS, Look

JK = "PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>\n"
CHANGES = "Which figures are compared with an earlier one"
GRAPH = f"{JK}CONSTRUCT {{ ?a jk:partOf ?b }} {{ ?a jk:partOf ?b }}"
REFUSED = "the server responded with a status of 400"
PARK = "https://w3id.org/jinshan-kg/id/park/carbon-valley-green-bay"
AROUND = f"""CONSTRUCT {{ ?s ?p ?o }} {{ VALUES ?park {{ <{PARK}> }}
  {{ ?park ?p ?o BIND(?park AS ?s) }} UNION {{ ?s ?p ?park BIND(?park AS ?o) }} }}"""
EDITOR = ".CodeMirror textarea"
DISTRICT = "https://w3id.org/jinshan-kg/id/district/jinshan"
MARKUP = "<img src=x onerror=alert(1)>"
SCRIPT = "javascript:alert(1)"


def show(page: Page, query: str) -> None:
    """Open the page at the link to a query; its answer is there, or why there is none."""
    page.goto(f"/sparql#{urlencode({'query': query})}")
    expect(page.locator("#answer, #problem").locator("visible=true").first).to_be_visible()


def views(page: Page) -> list[str]:
    return page.locator("#views button").all_inner_texts()


def rows(page: Page) -> Locator:
    return page.locator("#view tbody tr")


def test_an_example_gives_a_table_a_chart_and_a_file(page: Page, tmp_path: Path) -> None:
    page.goto("/sparql")
    page.get_by_label("Search the examples").fill("money")
    page.locator("#examples a:visible").first.click()
    expect(page.locator("#counts")).to_have_text(re.compile(r"^\d+ rows? · "))
    shown = rows(page).count()
    assert shown > 1
    page.get_by_role("button", name="Chart", exact=True).click()
    expect(page.locator("svg.chart rect").first).to_be_visible()
    with page.expect_download() as begun:
        page.get_by_role("link", name="CSV").click()
    begun.value.save_as(tmp_path / "answer.csv")
    with (tmp_path / "answer.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == shown


def test_the_examples_are_found_in_both_languages(page: Page) -> None:
    page.goto("/sparql")
    everything = page.locator("#examples li:visible")
    expect(everything).to_have_count(54)
    page.get_by_label("Search the examples").fill("产业园区")
    expect(everything).not_to_have_count(54)
    expect(page.locator("#examples a:visible").first).to_have_text(re.compile("industrial parks"))


def test_an_error_is_shown_at_its_place(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append(REFUSED)
    show(page, "SELECT ?s WHERE {\n  ?s a jk:Park .\n}")
    expect(page.get_by_role("alert")).to_contain_text("Line 2, column 8: the prefix jk:")
    line = page.locator(".error-line")
    expect(line).to_contain_text("?s a jk:Park .")
    expect(line.locator(".error-place").first).to_have_text("j")
    page.locator(EDITOR).press("Control+Home")
    page.keyboard.type(JK)
    expect(page.locator(".error-line")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(rows(page)).to_have_count(13)


def test_a_graph_is_drawn_and_its_table_has_the_same(page: Page) -> None:
    show(page, GRAPH)
    assert views(page) == ["Table", "Graph", "Raw"]
    expect(page.locator("svg.graph .node").first).to_be_visible()
    drawn = page.locator("svg.graph .link").count()
    page.get_by_role("button", name="Table", exact=True).click()
    expect(rows(page)).to_have_count(drawn)


def test_no_name_of_a_graph_lies_on_another(page: Page) -> None:
    show(page, AROUND)
    names = page.locator("svg.graph .node text")
    expect(names.first).to_be_visible()
    boxes = [box(name) for name in names.all()]
    assert len(boxes) > 30
    assert [pair for pair in combinations(boxes, 2) if meet(*pair)] == []


def test_of_many_links_those_of_one_thing_are_named(page: Page) -> None:
    show(page, AROUND)
    shown = page.locator("svg.graph .link text:visible")
    expect(page.locator("svg.graph .node").first).to_be_visible()
    expect(shown).to_have_count(0)
    page.locator("svg.graph a[href='/concept/phase/in-transition']").focus()
    expect(shown).to_have_text(["is in phase"])


def test_the_legend_has_the_relations_that_have_no_colour_of_their_own(page: Page) -> None:
    show(page, AROUND)
    expect(page.locator(".legend li")).to_have_count(5)
    expect(page.locator(".legend li").last).to_have_text("Other relations")
    show(page, GRAPH)
    expect(page.locator(".legend li")).to_have_text(["is part of"])


def test_of_relations_that_follow_from_one_another_the_narrowest_is_drawn(page: Page) -> None:
    show(page, f"{JK}CONSTRUCT {{ ?a ?r ?b }} {{ ?a jk:partOf ?b ; ?r ?b }}")
    page.get_by_role("button", name="Table", exact=True).click()
    expect(rows(page).filter(has_text="isPartOf").first).to_be_visible()
    page.get_by_role("button", name="Graph", exact=True).click()
    expect(page.locator(".legend li")).to_have_text(["is part of"])


def test_no_rows_are_said(page: Page) -> None:
    show(page, "SELECT ?s WHERE { ?s ?p <urn:nothing> }")
    told = "No rows: the graph has nothing that fits the query."
    expect(page.locator("#view")).to_have_text(told)


def test_the_first_query_asks_for_names_in_the_language_of_the_page(page: Page) -> None:
    counts = []
    for language, sign in [("en", '(?figure) = "en"'), ("zh", '(?name) = "zh"')]:
        page.goto(f"/sparql?lang={language}")
        expect(page.locator(".CodeMirror-code")).to_contain_text(sign)
        page.locator("#ask button[type=submit]").click()
        expect(rows(page).first).to_be_visible()
        counts.append(rows(page).count())
    assert counts[0] == counts[1] > 50


def test_three_columns_are_a_graph_too(page: Page) -> None:
    show(page, f"{JK}SELECT ?a ?how ?b {{ ?a ?how ?b VALUES ?how {{ jk:partOf }} }}")
    assert views(page) == ["Table", "Graph", "Raw"]


def test_yes_or_no(page: Page) -> None:
    show(page, "ASK { ?s ?p ?o }")
    expect(page.locator("#view")).to_have_text("Yes, true")


def test_raw_is_what_the_endpoint_writes(page: Page) -> None:
    show(page, "SELECT (1 AS ?one) {}")
    page.get_by_role("button", name="Raw", exact=True).click()
    page.get_by_label("Format").select_option(label="CSV")
    expect(page.locator("#view pre")).to_have_text("one\n1\n")


def test_markup_stays_text(page: Page) -> None:
    show(page, f'SELECT ("{MARKUP}" AS ?text) (<{SCRIPT}> AS ?iri) {{}}')
    expect(rows(page).locator("td")).to_have_text([MARKUP, SCRIPT])
    expect(page.locator("#view :is(img, a)")).to_have_count(0)


def test_names_stand_for_iris_until_they_are_wanted(page: Page) -> None:
    show(
        page,
        f"SELECT ?thing {{ VALUES ?thing {{ <{DISTRICT}> }} }}",
    )
    link = rows(page).get_by_role("link")
    expect(link).to_have_text("Jinshan District")
    expect(link).to_have_attribute("href", "/id/district/jinshan")
    page.get_by_label("Names in place of IRIs").uncheck()
    expect(link).to_have_text("id/district/jinshan")


def test_rows_are_sorted_filtered_and_turned_in_pages(page: Page) -> None:
    numbers = " ".join(str(number) for number in range(1, 251))
    show(page, f"SELECT ?n {{ VALUES ?n {{ {numbers} }} }}")
    expect(rows(page)).to_have_count(100)
    page.get_by_role("button", name="n", exact=True).click()
    page.get_by_role("button", name="n ↑").click()
    expect(rows(page).first).to_have_text("250")
    page.get_by_role("button", name="Next").click()
    expect(rows(page).first).to_have_text("150")
    page.get_by_label("Filter the rows").fill("24")
    expect(rows(page)).to_have_count(13)


def test_the_chart_never_mixes_units(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Chart", exact=True).click()
    units = page.get_by_label("Unit")
    expect(units).to_be_visible()
    assert units.locator("option").count() > 5
    expect(page.locator("svg.chart rect")).to_have_count(22)


def test_a_link_carries_the_query(page: Page) -> None:
    page.goto("/sparql")
    page.locator(EDITOR).press("Control+a")
    page.keyboard.insert_text("SELECT (2 AS ?two) {}")
    page.get_by_role("button", name="Link to this query").click()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(rows(page)).to_have_text("2")


def test_properties_are_completed_from_the_data_with_their_names(page: Page) -> None:
    page.goto(f"/sparql#{urlencode({'query': JK + 'SELECT * { ?o a jk:Observation ; }'})}")
    page.locator(EDITOR).press("Control+End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("jk:val")
    hint = page.get_by_role("listbox", name="Suggestions").get_by_role("option").first
    expect(hint).to_have_text("jk:valuehas value · 具有数值")
    hint.click()
    expect(page.locator(".CodeMirror-code")).to_contain_text("jk:Observation ; jk:value")


def test_a_prefix_that_is_used_is_declared(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append(REFUSED)
    page.goto(f"/sparql#{urlencode({'query': 'ASK { ?s a  }'})}")
    page.locator(EDITOR).press("Control+End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("jk:Pa")
    expect(page.locator(".CodeMirror-line").first).to_have_text(JK.strip())


def test_the_keyboard_leaves_the_editor(page: Page) -> None:
    page.goto("/sparql")
    page.locator(EDITOR).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()


def test_without_scripts_the_form_asks_and_the_examples_are_links(
    browser: Browser, base_url: str
) -> None:
    with browser.new_context(java_script_enabled=False, base_url=base_url) as context:
        page = context.new_page()
        page.goto("/sparql")
        page.get_by_role("button", name="Run").click()
        expect(page).to_have_url(re.compile(r"/sparql\?query=PREFIX"))
        expect(page.locator("tbody tr")).to_have_count(51)
        page.goto("/sparql")
        page.locator("#examples a").first.click()
        expect(page.locator("tbody tr")).to_have_count(7)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_page_is_accessible(page: Page, look: Look, accessible: Callable[[Page], None]) -> None:
    page.goto("/sparql")
    accessible(page)
    page.locator("#ask button[type=submit]").click()
    expect(rows(page).first).to_be_visible()
    accessible(page)
    for view in ("chart", "raw"):
        page.locator(f"[data-view={view}]").click()
        expect(page.locator(f".view-{view} :is(svg, pre)")).to_be_visible()
        accessible(page)
    show(page, GRAPH)
    expect(page.locator("svg.graph")).to_be_visible()
    accessible(page)
