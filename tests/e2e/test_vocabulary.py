"""The documentation of the vocabulary in a browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.e2e.looks import LOOKS, Look


@pytest.fixture
def box(page: Page) -> Locator:
    """The box that filters the entries; its script has taken the button away."""
    page.goto("/ontology")
    box = page.get_by_role("searchbox", name="Find a term")
    expect(page.locator(".finder button")).to_be_hidden()
    return box


def test_the_fragment_of_a_term_lands_on_its_entry(page: Page) -> None:
    page.goto("/ontology#Observation")
    entry = page.locator("#Observation")
    expect(entry).to_be_in_viewport()
    expect(entry.get_by_role("heading")).to_contain_text("Observation")
    expect(entry).to_contain_text("观测值")


def test_a_class_in_the_drawing_leads_to_its_entry_and_that_to_another(page: Page) -> None:
    page.goto("/ontology")
    page.locator("svg").get_by_role("link", name="Industrial park").click()
    expect(page.locator("#IndustrialPark")).to_be_in_viewport()
    page.locator("#IndustrialPark").get_by_role("link", name="Park", exact=True).click()
    expect(page.locator("#Park")).to_be_in_viewport()


def test_entries_are_filtered_while_one_types(page: Page, box: Locator) -> None:
    box.press_sequentially("ecological recr")
    expect(page.get_by_role("status")).to_have_text("1 entry found")
    expect(page.locator(".entry:visible")).to_have_count(1)
    box.fill("园区")
    expect(page.locator("#IndustrialPark")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ entries found$"))
    box.fill("qqqq")
    expect(page.get_by_role("status")).to_have_text("No entry has these words")
    box.fill("")
    expect(page.locator("#Observation")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")


def test_a_link_to_an_entry_that_is_filtered_out_brings_it_back(page: Page, box: Locator) -> None:
    box.fill("tenure")
    expect(page.locator("#Park")).to_be_hidden()
    page.locator("svg").get_by_role("link", name="Park", exact=True).click()
    expect(page.locator("#Park")).to_be_in_viewport()
    expect(box).to_have_value("")


def test_without_scripts_the_form_filters(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(java_script_enabled=False, locale="en-GB").new_page()
    page.goto("/ontology")
    page.get_by_role("searchbox", name="Find a term").fill("ecological recreation")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/ontology?text=ecological+recreation")
    expect(page.locator(".entry:visible")).to_have_count(1)


def test_an_example_query_is_asked(page: Page) -> None:
    page.goto("/ontology#Hospital")
    page.locator("#Hospital").get_by_role("link", name="Ask for all of them: Hospital").click()
    page.wait_for_url(re.compile(r"/sparql[?#]query=.*jk%3AHospital"))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_it_is_accessible_and_fits_in_every_look(
    page: Page, look: Look, accessible: Callable[[Page], None]
) -> None:
    page.goto("/ontology")
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width
    accessible(page)


def test_entries_are_folded_until_one_asks_for_them(page: Page) -> None:
    page.goto("/ontology")
    definition = page.locator("#IndustrialPark .definition").first
    expect(definition).to_be_hidden()
    page.locator("#IndustrialPark summary").click()
    expect(definition).to_be_visible()
    page.goto("/ontology#qb:Observation")
    expect(page.locator("[id='qb:Observation']")).to_be_in_viewport()
