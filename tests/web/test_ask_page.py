"""The page at `/sparql`: a form, and what its scripts are told."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from tests.web.conftest import Start

import jinshan_kg.web
from jinshan_kg.namespaces import JK, PREFIXES

BROWSER = {"Accept": "text/html"}
SCRIPTS = Path(jinshan_kg.web.__file__).parent / "frontend/ask"


@pytest.fixture(params=[True, False], ids=["with bundle", "without bundle"])
def has_bundle(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the installation has the scripts; a test that asks for it runs with and without."""
    given = bool(request.param)
    monkeypatch.setattr("jinshan_kg.web.ask.has_bundle", lambda: given)
    return given


@pytest.fixture
def _with_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinshan_kg.web.ask.has_bundle", lambda: True)


def data(client: FlaskClient, language: str = "en") -> dict[str, Any]:
    text = client.get(f"/sparql?lang={language}", headers=BROWSER).get_data(as_text=True)
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', text)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_form_works_with_and_without_the_scripts(start: Start, has_bundle: bool) -> None:
    page = start(union=True).get("/sparql", headers=BROWSER).get_data(as_text=True)

    assert '<form id="ask" action="/sparql" method="get">' in page
    assert ("bundle/ask.js" in page) is has_bundle
    assert ("This installation has no editor" in page) is not has_bundle


def test_the_examples_are_links_in_the_language_of_the_page(start: Start, has_bundle: bool) -> None:
    page = start(union=True).get("/sparql?lang=zh", headers=BROWSER).get_data(as_text=True)

    first, second = re.findall(r'<a href="(/sparql\?query=[^"]*)">([^<]*)</a>', page)
    assert first == ("/sparql?query=SELECT+%2A+%7B+%3Fs+%3Fp+%27%3C%3E%27+%7D", "第一？")
    assert second == ("/sparql?query=ASK+%7B%7D", "Second?")
    assert '<span class="quiet" lang="en">First &amp; &lt;only&gt;?</span>' in page


@pytest.mark.usefixtures("_with_bundle")
def test_the_scripts_are_told_what_they_cannot_know(client: FlaskClient) -> None:
    told = data(client)

    assert (told["endpoint"], told["timeout"], told["language"]) == ("/sparql", 30, "en")
    assert told["prefixes"] == dict(PREFIXES)
    assert told["prefixes"]["jk"] == JK
    assert told["formats"] == {
        "solutions": [["json", "JSON"], ["xml", "XML"], ["csv", "CSV"], ["tsv", "TSV"]],
        "boolean": [["json", "JSON"], ["xml", "XML"], ["csv", "CSV"], ["tsv", "TSV"]],
        "graph": [
            ["ttl", "Turtle"],
            ["nt", "N-Triples"],
            ["jsonld", "JSON-LD"],
            ["rdf", "RDF/XML"],
            ["nq", "N-Quads"],
            ["trig", "TriG"],
        ],
    }


@pytest.mark.usefixtures("_with_bundle")
def test_the_scripts_say_what_they_are_given_to_say(client: FlaskClient) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.rglob("*.js")))
    sentences = data(client)["sentences"]

    assert {key for key in re.findall(r'say\("([^"]+)"', text) if key not in sentences} == set()
    assert {key for key in sentences if f'"{key}"' not in text} == set()


@pytest.mark.usefixtures("_with_bundle")
def test_the_sentences_have_the_same_blanks_in_both_languages(client: FlaskClient) -> None:
    english, chinese = (data(client, language)["sentences"] for language in ("en", "zh"))

    blanks = re.compile(r"%\(\w+\)s")
    assert english.keys() == chinese.keys()
    for key, sentence in english.items():
        assert sorted(blanks.findall(sentence)) == sorted(blanks.findall(chinese[key])), key


def test_no_script_or_style_in_the_page_is_allowed_to_run(start: Start, has_bundle: bool) -> None:
    response = start().get("/sparql", headers=BROWSER)

    assert response.headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
