"""How many bytes a page costs its reader, everything that it loads included."""

import pytest
from playwright.sync_api import Page, Request

PAGES = {  # kilobytes at most
    "/": 40,
    "/browse": 35,
    "/browse/Park": 25,
    "/id/district/jinshan": 55,
    "/source/briefing-2023-10-17/chars/9-98": 35,
    "/metrics-board": 35,
    "/ontology": 90,
    "/sparql": 220,
    "/explore": 320,
    "/search?q=jinshan": 35,
    "/about": 35,
}


@pytest.mark.parametrize(("path", "most"), PAGES.items(), ids=PAGES.keys())
def test_the_page_is_light(page: Page, path: str, most: int) -> None:
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(path, wait_until="networkidle")
    sizes = {
        request.url: (sizes := request.sizes())["responseHeadersSize"] + sizes["responseBodySize"]
        for request in requests
    }
    assert sum(sizes.values()) <= most * 1000, sizes


def test_the_front_page_loads_no_bundle(page: Page) -> None:
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert [url for url in urls if "/bundle/" in url] == []
