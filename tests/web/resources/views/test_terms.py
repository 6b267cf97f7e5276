"""The terms of an ontology."""

from pyoxigraph import RdfFormat, parse

from jinshan_kg.web.resources.views.terms import terms_of
from jinshan_kg.web.resources.views.view import Text

BASE = "https://w3id.org/jinshan-kg/"
DATA = """
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
jk:value a owl:DatatypeProperty . owl:sameAs a owl:ObjectProperty .
<https://w3id.org/jinshan-kg/ontology> a owl:Ontology .
jk:Park a owl:Class ; rdfs:label "Park"@en , "园区"@zh ;
  skos:definition "A zone."@en , "区域。"@zh . [] a owl:Class .
"""


def test_terms_with_a_fragment_are_listed_with_their_definition() -> None:
    park, value = terms_of(parse(input=DATA, format=RdfFormat.TURTLE), BASE, "zh")
    assert (park.anchor, value.anchor) == ("Park", "value")
    assert (park.link.href, park.link.text) == ("/ontology#Park", Text("园区", "zh"))
    assert (park.definition, value.definition) == (Text("区域。", "zh"), None)
    assert [link.text.text for link in park.types] == ["owl:Class"]
