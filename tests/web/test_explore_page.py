"""The page at `/explore`: where the drawing goes, and what its scripts are told."""

import json
import re
from typing import Any

import pytest
from tests.web.conftest import Start

PARK = "https://w3id.org/jinshan-kg/id/park/a"


@pytest.fixture(autouse=True)
def _with_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinshan_kg.web.explore.has_bundle", lambda: True)


def data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', page)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_it_starts_from_a_thing_with_its_text_one_link_away(start: Start) -> None:
    page = start().get(f"/explore?id={PARK}&lang=zh").get_data(as_text=True)

    told = data(page)
    assert (told["start"], told["language"], told["isBundled"]) == (PARK, "zh", False)
    assert '<a id="as-text" href="/id/park/a">以文字阅读</a>' in page


def test_it_starts_without_a_thing(start: Start) -> None:
    page = start().get("/explore").get_data(as_text=True)

    assert data(page)["start"] is None
    assert "as-text" not in page


@pytest.mark.parametrize("iri", ["http://example.org/x", "javascript:alert(1)", "</script><b>"])
def test_what_is_not_of_the_dataset_is_no_link_and_no_markup(start: Start, iri: str) -> None:
    page = start().get("/explore", query_string={"id": iri}).get_data(as_text=True)

    assert data(page)["start"] == iri
    assert "as-text" not in page
    assert "<b>" not in page


def test_it_may_style_and_paint_but_run_nothing_of_the_page(start: Start) -> None:
    policy = start().get("/explore").headers["Content-Security-Policy"]

    assert policy == (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
        " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )


def test_without_the_bundle_it_says_so(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinshan_kg.web.explore.has_bundle", lambda: False)
    response = start().get("/explore")

    assert response.status_code == 200
    assert "This installation has no explorer" in response.get_data(as_text=True)
    assert "bundle" not in response.get_data(as_text=True)
