"""Ways through several pages, and what the keyboard alone can do."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.looks import Look

FOCUSED = "document.activeElement.textContent.trim() || document.activeElement.name"


@pytest.mark.parametrize("look", [Look("zh")], ids=str)
def test_from_a_search_in_chinese_to_a_thing_to_the_passage_that_says_so(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("金山")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.locator("main").get_by_role("link", name="金山区", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("金山区")
    page.locator("a.printed").filter(has_text="3,216").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^段落 \d+–\d+$"))
    official = page.locator("main a[href*='#:~:text=']").first
    expect(official).to_have_attribute(
        "href", re.compile(r"^https://en\.shio\.gov\.cn/.*#:~:text=3%2C216$")
    )


def test_from_a_thing_to_its_drawing_and_back_to_its_text(page: Page) -> None:
    page.goto("/id/park/carbon-valley-green-bay")
    page.get_by_role("link", name="Explore", exact=True).last.click()
    expect(page.locator("html[data-ready=explore]")).to_be_attached()
    page.get_by_role("link", name="The same as text").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Carbon Valley Green Bay Industrial Park"
    )


def test_from_a_chart_to_its_query_and_its_rows(page: Page) -> None:
    page.goto("/metrics-board")
    card = page.get_by_role("region", name="Growth", exact=True)
    shown = card.locator(".bars li").count()
    card.get_by_role("link", name="Ask this").click()
    expect(page.locator("#view tbody tr")).to_have_count(shown)


def test_a_language_once_chosen_stays_on_every_page(page: Page) -> None:
    page.goto("/about")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/about")
    html = page.locator("html")
    expect(html).to_have_attribute("lang", "zh")
    for path in ("/", "/sparql", "/id/district/jinshan", "/search?q=qqqq", "/downloads/"):
        page.goto(path)
        expect(html).to_have_attribute("lang", "zh")
    page.get_by_role("link", name="English").click()
    expect(html).to_have_attribute("lang", "en")


def test_the_keyboard_reaches_the_pages_the_languages_and_the_search_in_the_order_seen(
    page: Page,
) -> None:
    page.goto("/")
    pages = page.get_by_role("navigation", name="Main").get_by_role("link").all_inner_texts()
    reached = []
    for _ in range(len(pages) + 4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert reached == ["Skip to the content", "Jinshan KG", *pages, "中文", "q"]


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Search by name")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/browse/Park", "/metrics-board", "/id/district/jinshan"])
def test_whatever_has_the_focus_shows_it(page: Page, path: str) -> None:
    page.goto(path)
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
