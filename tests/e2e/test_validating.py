"""Checking data in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.looks import LOOKS, Look

BAD = """@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .

<https://w3id.org/jinshan-kg/id/park/new> a jk:Parc .
"""


def check(page: Page, text: str) -> None:
    page.goto("/validate")
    page.locator("#data").fill(text)
    page.locator(".actions button").first.click()
    page.locator(".verdict").wait_for()


def test_what_is_wrong_is_mended_and_checked_again(page: Page) -> None:
    check(page, BAD)
    expect(page.get_by_role("heading", name="The data do not conform")).to_be_visible()
    finding = page.locator(".finding").filter(has_text="did you mean jk:Park?")
    expect(finding).to_contain_text("line 3")
    area = page.get_by_label("RDF, such as Turtle")
    expect(area).to_have_value(BAD)
    area.fill(BAD.replace("Parc", "Park"))
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".finding").filter(has_text="did you mean jk:Park?")).to_have_count(0)


def test_a_file_that_conforms(page: Page, repository: Path) -> None:
    page.goto("/validate")
    page.get_by_label("or a file").set_input_files(
        repository / "tests" / "approved" / "valid.observation.ttl"
    )
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", name="The data conform")).to_be_visible()
    expect(page.locator(".verdict")).to_contain_text("valid.observation.ttl")


def test_a_syntax_error_shows_the_line(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append("status of 400")  # a browser tells of each page that it gets so
    check(page, "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\njk:a jk:b 5 5 .")
    expect(page.get_by_role("heading", name="This cannot be checked")).to_be_visible()
    expect(page.locator(".verdict pre")).to_contain_text("jk:a jk:b 5 5 .")


def test_the_report_as_rdf_is_a_file_of_its_own(page: Page) -> None:
    page.goto("/validate")
    page.locator("#data").fill(BAD)
    with page.expect_download() as begun:
        page.get_by_role("button", name="Report as Turtle").click()
    assert begun.value.suggested_filename == "report.ttl"
    assert "sh:ValidationReport" in begun.value.path().read_text(encoding="utf-8")


def test_markup_stays_text(page: Page) -> None:
    label = '<http://www.w3.org/2000/01/rdf-schema#label> "<img src=x>"@en'
    check(page, BAD.replace("jk:Parc .", f"jk:Parc ; {label} ."))
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_it_is_accessible_and_fits_in_every_look(
    page: Page, look: Look, accessible: Callable[[Page], None]
) -> None:
    page.goto("/validate")
    accessible(page)
    check(page, BAD)
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width
    accessible(page)
