"""What things without a name are called."""

import pytest
from flask import Flask

from jinshan_kg.web.language import register_languages
from jinshan_kg.web.naming import unnamed


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://example.org/a/green-bay", "green-bay"),
        ("https://example.org/%E7%BB%BF%E6%B9%BE/", "绿湾"),
        ("https://example.org/set#property/x%2Fattribute%23basePer", "basePer"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
        ("urn:x", "urn:x"),
        ("http://publications.europa.eu/resource/authority/country/CHN", "中国"),
    ],
)
def test_a_thing_goes_by_what_is_known_of_its_iri(iri: str, name: str) -> None:
    app = Flask(__name__)
    register_languages(app)
    with app.test_request_context("/?lang=zh"):
        assert unnamed(iri) == name
