"""`/explore` in a browser: the drawing that grows."""

import re
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.boxes import box, holds, meet
from tests.e2e.looks import LOOKS, Look

ID = "https://w3id.org/jinshan-kg/id/"
PARK = f"{ID}park/carbon-valley-green-bay"
NAMES = {"en": "Carbon Valley Green Bay Industrial Park", "zh": "上海碳谷绿湾产业园"}


def start(page: Page, iri: str = PARK) -> None:
    page.goto(f"/explore?id={iri}")
    expect(page.locator("html[data-ready=explore]")).to_be_attached()


def things(page: Page) -> Locator:
    return page.locator("#explorer .reactodia-overlaid-element")


def test_neighbours_are_added_by_relation_and_the_sheet_becomes_a_picture(
    page: Page, tmp_path: Path
) -> None:
    start(page, f"{ID}district/jinshan")
    expect(things(page).filter(has_text="Jinshan District").first).to_be_visible()
    before = things(page).count()
    page.get_by_title("Navigate to connected elements").click()
    relation = page.locator(".reactodia-connections-menu__link").filter(has_text="is located in")
    relation = relation.first  # what is located in the district; it lies in something itself
    count = int(relation.locator(".reactodia-badge").inner_text())
    assert count > before
    relation.press("Enter")
    page.get_by_role("button", name="Add all").click()
    expect(things(page).nth(count)).to_be_attached()  # those, and the district itself
    page.get_by_title("Open menu").click()
    with page.expect_download() as begun:
        page.get_by_text("Export as PNG").click()
    begun.value.save_as(tmp_path / "sheet.png")
    picture = (tmp_path / "sheet.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000


def test_the_sheet_becomes_a_drawing(page: Page, tmp_path: Path) -> None:
    start(page)
    page.get_by_title("Open menu").click()
    with page.expect_download() as begun:
        page.get_by_text("Export as SVG").click()
    begun.value.save_as(tmp_path / "sheet.svg")
    assert NAMES["en"] in (tmp_path / "sheet.svg").read_text(encoding="utf-8")


def test_one_chinese_character_finds_things(page: Page) -> None:
    page.goto("/explore")
    page.get_by_placeholder("Search for...").fill("金")
    found = page.locator(".reactodia-search-results li")
    expect(found.first).to_contain_text("Jinshan District")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7.1%", "Average annual growth of industrial output value"),
        ("空气质量", "Share of excellent ambient air quality in Jinshan District in 2022"),
    ],
)
def test_a_figure_is_found_as_printed_and_by_what_it_measures(
    page: Page, text: str, found: str
) -> None:
    page.goto("/explore")
    page.get_by_placeholder("Search for...").fill(text)
    results = page.locator(".reactodia-search-results li")
    expect(results.filter(has_text=found).first).to_be_visible()


def test_a_search_offers_what_the_graph_is_about_not_how_it_is_kept(page: Page) -> None:
    page.goto("/explore")
    page.get_by_placeholder("Search for...").fill("Jinshan KG")
    expect(page.get_by_text("No results found.").first).to_be_visible()


@pytest.mark.parametrize("look", [Look("zh")], ids=str)
def test_a_figure_is_named_in_chinese(page: Page) -> None:
    start(page, f"{ID}observation/excellent-air-quality-share-2022")
    expect(things(page).filter(has_text="2022年金山区空气质量优良率").first).to_be_visible()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_at_first_all_things_are_in_view_and_none_lies_on_another_or_on_a_name(
    page: Page, look: Look
) -> None:
    start(page, f"{ID}district/jinshan")
    sheet = box(page.locator(".reactodia-paper-area__area"))
    shown = [box(thing) for thing in things(page).all()]
    names = [box(name) for name in page.locator(".reactodia-link-label").all()]
    assert len(shown) == (5 if look.width < 700 else 13)
    assert [each for each in shown if not holds(sheet, each)] == []
    pairs = [*combinations(shown, 2), *product(shown, names)]
    assert [pair for pair in pairs if meet(*pair)] == []


@pytest.mark.parametrize(
    ("look", "name"),
    [(Look("en"), "Jinshan District, District"), (Look("zh"), "金山区, 区")],
    ids=str,
)
def test_a_thing_says_what_it_is_and_shows_that_it_has_the_focus(page: Page, name: str) -> None:
    start(page, f"{ID}district/jinshan")
    thing = things(page).and_(page.get_by_role("group", name=name, exact=True))
    expect(thing).to_be_visible()
    page.keyboard.press("Tab")
    thing.focus()
    expect(thing).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("text", ['"', "\\", "}", "<b>", "*"])
def test_a_search_for_signs_is_no_error(page: Page, text: str) -> None:
    page.goto("/explore")
    page.get_by_placeholder("Search for...").fill(text)
    expect(page.get_by_text("No results found.").first).to_be_visible()


def test_bookkeeping_does_not_flood_the_relations(page: Page) -> None:
    start(page)
    page.get_by_title("Navigate to connected elements").click()
    expect(page.locator(".reactodia-connections-menu__link").first).to_be_visible()
    shown = "\n".join(page.locator(".reactodia-connections-menu__link").all_inner_texts())
    assert not re.search("evidence|mention|type|derived|has relation|spatial", shown, re.IGNORECASE)


def test_an_unknown_thing_is_told(page: Page) -> None:
    page.goto(f"/explore?id={ID}park/nowhere")
    expect(page.get_by_role("alert")).to_contain_text(f"nothing about {ID}park/nowhere")


def test_the_text_is_one_link_away_from_whatever_is_chosen(page: Page) -> None:
    start(page)
    link = page.get_by_role("link", name="The same as text")
    expect(link).to_have_attribute("href", "/id/park/carbon-valley-green-bay")
    things(page).filter(has_text="five key areas").first.click()
    expect(link).to_have_attribute("href", "/id/group/five-key-areas")


def test_the_signs_around_a_chosen_thing_are_explained(page: Page) -> None:
    start(page)
    page.get_by_text("Signs around a chosen thing").click()
    expect(page.get_by_text("Compass: what it is connected with, by relation")).to_be_visible()


@pytest.mark.parametrize("look", [Look("zh")], ids=str)
def test_everything_speaks_chinese(page: Page) -> None:
    start(page)
    expect(things(page).filter(has_text=NAMES["zh"]).first).to_be_visible()
    page.get_by_title("查看关联").click()
    expect(page.locator(".reactodia-connections-menu")).to_contain_text("全部")
    expect(page.get_by_role("button", name="关闭")).to_have_attribute("title", "关闭")
    page.get_by_label("名称的语言").select_option("en")
    expect(things(page).filter(has_text=NAMES["en"]).first).to_be_visible()
    page.get_by_placeholder("查找……").first.click()
    texts = page.locator("#explorer button").all_inner_texts()
    assert not re.search("[A-Za-z]{3,}", "".join(text for text in texts if "IRI" not in text))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_page_is_accessible(page: Page, look: Look, accessible: Callable[[Page], None]) -> None:
    start(page)
    expect(things(page).filter(has_text=NAMES[look.language]).first).to_be_attached()
    accessible(page)
    page.locator(".reactodia-selection-action__navigate-open").click()
    expect(page.locator(".reactodia-connections-menu__link").first).to_be_visible()
    page.wait_for_load_state("networkidle")  # the names of the relations are there
    accessible(page)
