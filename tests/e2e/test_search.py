"""The search box and its suggestions in a browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect


@pytest.fixture
def box(page: Page) -> Locator:
    """The search box of the English search page."""
    page.goto("/search?lang=en")
    box = page.get_by_role("combobox", name="Search by name")
    expect(box).to_have_attribute("aria-expanded", "false")  # its script is there
    return box


def test_suggestions_come_while_one_types_and_lead_to_the_thing(page: Page, box: Locator) -> None:
    box.press_sequentially("jinsh")
    expect(box).to_have_attribute("aria-expanded", "true")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Jinshan District")
    first.click()
    page.wait_for_url("**/id/district/jinshan.html")


def test_one_chinese_character_is_enough(page: Page, box: Locator) -> None:
    box.fill("金")
    expect(page.get_by_role("option").first).to_have_text(re.compile("^金山区Jinshan District"))


def test_the_arrow_keys_go_round_and_enter_follows(page: Page, box: Locator) -> None:
    box.fill("changan")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    box.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "search-suggestions-0")
    box.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/id/honour/changan-cup.html")


def test_escape_closes_the_list_and_keeps_the_text(page: Page, box: Locator) -> None:
    box.fill("jinshan")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("jinshan")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_the_list_goes_when_the_box_is_left(page: Page, box: Locator) -> None:
    box.fill("jinshan")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_suggestion_in_the_other_language_is_marked_as_such(page: Page, box: Locator) -> None:
    box.fill("金山区")
    first = page.get_by_role("option").first
    expect(first.locator("bdi")).to_have_attribute("lang", "zh")
    expect(first.locator("span")).to_have_text("Jinshan District · District")
    assert first.locator("span").get_attribute("lang") is None


def test_a_text_that_is_as_long_as_can_be_is_told_about_and_not_searched_for(
    page: Page, box: Locator
) -> None:
    box.fill("金" * 1_000)
    told = "A search takes up to 1,000 characters; what is longer is cut."
    expect(page.get_by_text(told)).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("金山区")
    expect(page.get_by_text(told)).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jinshan", "8 suggestions; use the arrow keys"),
        ("changan cup jin", "1 suggestion; use the arrow keys"),
        ("qqqqqq", "No suggestions"),
    ],
)
def test_how_many_there_are_is_announced(page: Page, box: Locator, text: str, said: str) -> None:
    box.fill(text)
    expect(page.get_by_role("status").filter(has_text="uggestion")).to_have_text(said)


def test_enter_with_nothing_chosen_searches(page: Page, box: Locator) -> None:
    box.fill("金山")
    box.press("Enter")
    page.wait_for_url("**/search?lang=en&q=*")
    expect(
        page.get_by_role("main").get_by_role("link", name="Jinshan District").first
    ).to_be_visible()


def test_markup_stays_text(page: Page, box: Locator) -> None:
    box.fill('<img src=x onerror="document.title=1">')
    expect(page.get_by_role("status")).to_have_text("No suggestions")
    box.press("Enter")
    page.wait_for_url("**/search?lang=en&q=*")
    assert "Search: <img" in page.title()
    expect(page.locator("main img")).to_have_count(0)


def test_where_suggestions_fail_the_box_is_a_plain_form(
    page: Page, box: Locator, expected_errors: list[str]
) -> None:
    expected_errors.append("503")  # which the browser tells if it comes before the next page
    page.route("**/search/suggest?**", lambda route: route.fulfill(status=503, body="no"))
    box.fill("jinshan")
    box.press("Enter")
    page.wait_for_url("**/search?lang=en&q=jinshan")


def test_a_late_answer_to_an_earlier_text_is_not_shown(
    page: Page, box: Locator, expected_errors: list[str]
) -> None:
    expected_errors.append("ERR_FAILED")  # of the answer that is held back in the end
    held: list[Route] = []
    page.route("**/search/suggest?q=lake&**", lambda route: held.append(route))
    box.fill("lake")
    expect(box).to_have_value("lake")
    page.wait_for_timeout(300)
    box.fill("金山区")
    expect(page.get_by_role("option").first).to_contain_text("金山区")
    assert len(held) == 1
    held[0].abort()
    expect(page.get_by_role("option").first).to_contain_text("金山区")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_everybody_can_use_it(page: Page, language: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/search?q=金山&lang={language}")
    box = page.get_by_role("combobox")
    box.fill("jinsh")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_it_is_a_form(page: Page) -> None:
    browser = page.context.browser
    assert browser is not None
    address = page.goto("/search?lang=en")
    assert address is not None
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(address.url)
        plain.get_by_role("searchbox", name="Search by name").fill("carbon vally")
        plain.get_by_role("button", name="Search").click()
        expect(plain.get_by_role("link", name="Carbon Valley Green Bay").first).to_be_visible()
