"""Every page of a thing of the project's own graph is whole, in both languages."""

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.namespaces import BASE

HEADINGS = re.compile(r"<(h[1-3]|dt|th|summary)\b[^>]*>(.*?)</\1>", re.DOTALL)
CHINESE = re.compile("[\u4e00-\u9fff]")
OUR_OWN = re.compile(r"<(h2|th|summary)\b[^>]*>([^<]*)</\1>")  # from our catalogues
NAMES = {"SHA-256"}


@pytest.fixture(scope="module")
def paths() -> list[str]:
    store = load_store(Layout.bundled().files())
    found = {quad.subject.value for quad in store if hasattr(quad.subject, "value")}
    return sorted(
        f"/{iri.removeprefix(BASE)}"
        for iri in found
        if iri.startswith((f"{BASE}id/", f"{BASE}concept/", f"{BASE}unit/", f"{BASE}source/"))
    )


def pages(client: FlaskClient, paths: list[str], language: str) -> Iterator[tuple[str, str]]:
    headers = {"Accept": "text/html", "Accept-Language": language}
    for path in paths:
        document = path if path.startswith("/source/") else f"{path}.html"
        response = client.get(document, headers=headers)
        assert response.status_code == 200, path
        yield path, response.text


def texts(pattern: re.Pattern[str], page: str) -> Iterator[str]:
    for _, inside in pattern.findall(page):
        yield html.unescape(re.sub("<[^>]+>", "", inside)).strip()


def test_no_heading_is_empty(bundled_client: FlaskClient, paths: list[str]) -> None:
    assert len(paths) > 1_300
    for path, page in pages(bundled_client, paths, "en"):
        assert all(texts(HEADINGS, page)), path
        assert page.count("<h1>") == 1, path
        assert "None" not in re.sub("<[^>]+>", " ", page.partition("<main")[2]).split(), path


def test_no_heading_is_left_in_english(bundled_client: FlaskClient, paths: list[str]) -> None:
    for path, page in pages(bundled_client, paths, "zh"):
        left = {text for text in texts(OUR_OWN, page) if not CHINESE.search(text)} - NAMES
        assert left == set(), path


def test_each_anchor_is_there_once(bundled_client: FlaskClient, paths: list[str]) -> None:
    for path, page in pages(bundled_client, paths, "en"):
        anchors = re.findall(r'\bid="([^"]+)"', page)
        assert len(anchors) == len(set(anchors)), path
        for labelled in re.findall(r'aria-labelledby="([^"]+)"', page):
            assert labelled in anchors, (path, labelled)
