"""Every page: complete, within its width, and accessible, in both languages and both themes.

That of the ontology, which is long, is looked at in `test_vocabulary.py`.
"""

import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.e2e.looks import Look
from tests.e2e.serving import serving

SOURCE = "/source/briefing-2023-10-17"
PARK = "https://w3id.org/jinshan-kg/id/park/carbon-valley-green-bay"
TWENTY = "SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2020"

PAGES = {
    "front": "/",
    "browse": "/browse",
    "parks": "/browse/Park",
    "some-parks": "/browse/Park?kind=IndustrialPark&sort=claims",
    "no-parks": "/browse/Park?text=qqqq",
    "figures": "/browse/Observation",
    "district": "/id/district/jinshan",
    "claims": "/id/district/jinshan?show=claims&page=2",
    "statements": "/id/district/jinshan?show=statements",
    "park": "/id/park/carbon-valley-green-bay",
    "organization": "/id/organization/jinshan-hospital",
    "event": "/id/event/briefing-2023-10-17",
    "observation": "/id/observation/land-freed",
    "claim": "/id/claim/shanghai-municipal-government-jurisdiction-shanghai",
    "note": "/id/note/fifteenth-of-the-series",
    "example": "/id/query/industrial-parks",
    "metric": "/concept/metric/excellent-air-quality-share-change",
    "passage": f"{SOURCE}/chars/9-98",
    "source": SOURCE,
    "graph": "/graph/briefing-2023-10-17",
    "dataset": "/dataset",
    "catalogue": "/catalog",
    "charts": "/metrics-board",
    "about": "/about",
    "search": "/search",
    "hits": "/search?q=jinshan",
    "no-hits": "/search?q=qqqq",
    "ask": "/sparql",
    "rows": f"/sparql?query={TWENTY}",
    "yes": "/sparql?query=ASK%20%7B%7D",
    "triples": f"/sparql?query=DESCRIBE%20%3C{PARK}%3E",
    "explore": "/explore",
    "validate": "/validate",
}

MISSING = {
    "thing": "/id/park/carbon-valey",
    "passage": f"{SOURCE}/chars/1-2",
    "kind": "/browse/Parc",
    "part": "/id/district/jinshan.html?show=all",
    "page": "/nothing",
    "file": "/downloads/nothing.ttl",
}

SIGHTS: dict[str, tuple[tuple[Literal["light", "dark"], int], ...]] = {
    "en": (("light", 1440), ("dark", 360)),
    "zh": (("dark", 1440), ("light", 360)),
}
"""For each language the themes and widths to look at: every two of the three meet somewhere."""

MAKING = 600
"""Seconds after which downloads that are not made will not be: many times what they take."""

Check = Callable[[Page], None]
languages = pytest.mark.parametrize("look", [Look(code) for code in SIGHTS], ids=["en", "zh"])


@pytest.fixture
def good(look: Look, accessible: Check) -> Check:
    """`good(page)` fails unless the page holds what each must, all that is folded unfolded."""

    def check(page: Page) -> None:
        for theme, width in SIGHTS[look.language]:
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 900})
            page.reload()
            if page.locator("script[type=module]").count():  # the two pages that are programs
                page.wait_for_load_state("networkidle")
            expect(page.locator("html")).to_have_attribute("lang", look.language)
            expect(page.locator("h1")).to_have_count(1)
            assert page.locator("h1").inner_text().strip()
            assert re.fullmatch(r"\S.* · \S.*", page.title())
            page.eval_on_selector_all(
                "main details", "all => all.forEach(it => { it.open = true })"
            )
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            accessible(page)

    return check


@languages
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_the_page_is_good(page: Page, path: str, good: Check) -> None:
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200
    good(page)


@languages
@pytest.mark.parametrize("path", MISSING.values(), ids=MISSING.keys())
def test_the_page_of_what_is_not_there_is_good(
    page: Page, path: str, good: Check, expected_errors: list[str]
) -> None:
    expected_errors.append("the server responded with a status of 404")
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 404
    good(page)


@languages
def test_the_list_of_the_downloads_is_good(page: Page, good: Check) -> None:
    deadline = monotonic() + MAKING
    while page.request.get("/downloads/index.json").status == 503:  # they are being made
        assert monotonic() < deadline, f"the downloads are not there after {MAKING} s"
        page.wait_for_timeout(500)
    page.goto("/downloads/")
    expect(page.locator("main a[download]")).not_to_have_count(0)
    good(page)


@languages
def test_the_page_of_downloads_that_are_not_there_yet_is_good(
    new_context: Callable[..., BrowserContext], look: Look, tmp_path: Path, good: Check
) -> None:
    with serving("--no-publish", "--downloads", str(tmp_path)) as address:
        page = new_context(**look.options()).new_page()
        page.goto(f"{address}/downloads/")
        expect(page.get_by_role("status")).to_be_visible()
        expect(page.locator("main table")).to_have_count(0)
        good(page)
