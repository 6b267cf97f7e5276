"""JSON-LD that reads like ordinary JSON, with the terms of the context that it uses."""

import json

import pytest
from pyoxigraph import RdfFormat, parse

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.order import merged
from jinshan_kg.publish.resource import json_ld
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.json_ld import used_terms, write_json_ld

DATA = """
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX unit: <https://w3id.org/jinshan-kg/unit/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
GRAPH <http://example.org/g> {
<http://example.org/f> a jk:Observation ; jk:value 3216.0 ; jk:unit unit:mu ;
  rdfs:label "land"@en , "地"@zh ; <http://example.org/p> 1.5 }
"""


def test_it_reads_like_json() -> None:
    quads = list(parse(input=DATA, format=RdfFormat.TRIG))
    body = write_json_ld(quads)
    assert body is not None
    document = json.loads(body)
    (node,) = document["@graph"]
    assert node == {
        "id": "http://example.org/f",
        "type": "Observation",
        "label": {"en": "land", "zh": "地"},
        "unit": "mu",
        "value": 3216,
        "http://example.org/p": {"type": "xsd:decimal", "@value": "1.5"},
    }
    assert {"Observation", "label", "unit", "value", "id", "jk"} <= document["@context"].keys()
    assert "Park" not in document["@context"]


def test_a_description_of_the_bundled_graph_is_read_back_as_it_was() -> None:
    backend = EmbeddedBackend.load(Layout.bundled().files(), union_default_graph=True)
    for path in ("id/observation/land-freed", "dataset/structure", "id/query/industrial-parks"):
        quads = Describer(backend, BASE).describe(BASE + path).quads
        body = write_json_ld(quads)
        assert body is not None
        read = parse(input=body, format=RdfFormat.JSON_LD)
        assert write_json_ld(read) == body
        assert len(list(parse(input=body, format=RdfFormat.JSON_LD))) == len(set(merged(quads)))


def test_too_much_is_not_compacted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_ld, "_LARGEST", 1)
    assert write_json_ld(parse(input=DATA, format=RdfFormat.TRIG)) is None


def test_terms_are_kept_by_the_iri_that_they_stand_for() -> None:
    context = {
        "@version": 1.1,
        "id": "@id",
        "ex": "http://example.org/",
        "p": {"@id": "ex:p", "@type": "@id"},
        "q": "http://example.org/q",
        "Unused": "ex:Unused",
        "ex:p": {"@type": "@id"},
        "ex:unused": {"@type": "@id"},
    }
    triples = [
        quad.triple
        for quad in parse(
            input="<http://example.org/s> <http://example.org/p> <http://example.org/q> .",
            format=RdfFormat.N_TRIPLES,
        )
    ]
    assert used_terms(context, triples).keys() == {"@version", "id", "ex", "p", "q", "ex:p"}
