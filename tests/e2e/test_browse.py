"""Browsing in a browser: from a facet to a thing to the passage that says so."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.looks import LOOKS, Look

PATHS = (
    "/browse",
    "/browse/Park?kind=IndustrialPark",
    "/browse/Park?phase=nonsense",
    "/id/district/jinshan",
    "/id/park/carbon-valley-green-bay",
    "/id/observation/pm2-5-concentration-2022",
    "/id/official/li-zelong",
    "/id/claim/carbon-valley-green-bay-phase-in-transition",
    "/id/note/fifteenth-of-the-series",
    "/id/query/industrial-parks",
    "/source/briefing-2023-10-17",
    "/source/briefing-2023-10-17/chars/3369-3374",
    "/graph/derived",
)


def test_from_a_facet_to_a_thing_to_its_passage(page: Page) -> None:
    page.goto("/browse?lang=en")
    page.get_by_role("link", name="Park", exact=True).click()
    page.wait_for_url("**/browse/Park")
    page.get_by_role("link", name="Ecological park", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("4 things")
    page.get_by_role("link", name="under construction", exact=True).click()
    page.get_by_role("link", name="Kind: Ecological park (remove)").click()
    expect(page.get_by_role("status")).to_have_text("5 things")
    page.get_by_role("searchbox", name="Name").fill("luxiang")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("status")).to_have_text("1 thing")
    page.get_by_role("link", name="Luxiang Fruit Park").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Luxiang Fruit Park")
    page.get_by_role("link", name=re.compile("^source.*passage")).first.click()
    page.wait_for_url("**/source/briefing-2023-10-17/chars/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Passage")


def test_from_a_figure_to_the_data(page: Page) -> None:
    page.goto("/id/observation/land-freed")
    expect(page.get_by_text("3,216 mu", exact=True)).to_be_visible()
    data = page.get_by_role("group").filter(has_text="Turtle").first
    expect(data.get_by_role("link", name="Turtle")).to_be_hidden()
    data.locator("summary").click()
    expect(data.get_by_role("link", name="Turtle")).to_have_attribute(
        "href", "/id/observation/land-freed.ttl"
    )


def test_the_keyboard_opens_what_is_folded(page: Page) -> None:
    page.goto("/id/park/carbon-valley-green-bay")
    summary = page.locator("summary").filter(has_text="claims of the source")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Claims")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Claims")).to_be_hidden()


def test_the_language_stays_from_page_to_page(page: Page) -> None:
    page.goto("/browse/Park")
    page.get_by_role("link", name="中文").click()
    page.get_by_role("link", name="吕巷水果公园").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("吕巷水果公园")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_everybody_can_use_it(page: Page, look: Look, accessible: Callable[[Page], None]) -> None:
    for path in PATHS:
        page.goto(path)
        for folded in page.locator("main details").all():
            folded.evaluate("element => element.open = true")
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= look.width, path
