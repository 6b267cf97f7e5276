"""The page is what browsers get at the address of the ontology, and programs get RDF there."""

import pytest
from flask import Flask

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.mark.parametrize("path", ["/ontology", "/ontology/1.0.0"])
def test_a_browser_gets_the_page(app: Flask, path: str) -> None:
    answer = app.test_client().get(path, headers={"Accept": HTML})
    assert answer.mimetype == "text/html"
    assert '<article class="entry" id="Observation"' in answer.text
    assert '<link rel="alternate" type="text/turtle" href="/ontology.ttl"' in answer.text


@pytest.mark.parametrize("path", ["/ontology.html", "/ontology/1.0.0.html"])
def test_the_suffix_goes_before_the_header(app: Flask, path: str) -> None:
    answer = app.test_client().get(path, headers={"Accept": "text/turtle"})
    assert '<article class="entry" id="Observation"' in answer.text


def test_a_program_gets_rdf(app: Flask) -> None:
    answer = app.test_client().get("/ontology", headers={"Accept": "text/turtle"})
    assert answer.mimetype == "text/turtle"
    assert "owl:Ontology" in answer.text
