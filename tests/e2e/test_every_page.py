"""Every page: complete, within its width, and accessible, in both languages and both themes."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.looks import LOCALES, Look
from tests.e2e.serving import serving

SOURCE = "/source/briefing-2023-10-17"
PARK = "https://w3id.org/jinshan-kg/id/park/carbon-valley-green-bay"
TWENTY = "SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2020"
BEING_MADE = {"en": "The files are being made", "zh": "文件正在生成"}

PAGES = {
    "front": "/",
    "browse": "/browse",
    "parks": "/browse/Park",
    "some-parks": "/browse/Park?kind=IndustrialPark&sort=claims",
    "no-parks": "/browse/Park?text=qqqq",
    "figures": "/browse/Observation",
    "district": "/id/district/jinshan",
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
    "ontology": "/ontology",
    "downloads": "/downloads/",
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
    "page": "/nothing",
    "file": "/downloads/nothing.ttl",
}

Check = Callable[[Page], None]
languages = pytest.mark.parametrize("look", [Look(code) for code in LOCALES], ids=lambda it: it.language)


@pytest.fixture
def good(look: Look, accessible: Check) -> Check:
    """`good(page)` fails unless the page holds what each must, in either theme and width.

    The page is loaded once: the themes and widths are those of a browser whose reader turns the
    lights off or the telephone round.
    """

    def check(page: Page) -> None:
        expect(page.locator("html")).to_have_attribute("lang", look.language)
        expect(page.locator("h1")).to_have_count(1)
        assert page.locator("h1").inner_text().strip()
        name, _, project = page.title().rpartition(" · ")
        assert name
        assert project
        for theme, width in product(("light", "dark"), (360, 1440)):
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 900})
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
