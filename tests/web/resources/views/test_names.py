"""Names in the language of the page, and links that work here."""

import pytest
from tests.web.resources.views.data import shown, view

from jinshan_kg.web.resources.views.view import Link, Text


@pytest.mark.parametrize(
    ("labels", "english", "chinese"),
    [
        ('rdfs:label "A"@en , "甲"@zh', Text("A", "en"), Text("甲", "zh")),
        ('rdfs:label "A"@en', Text("A", "en"), Text("A", "en")),
        ('rdfs:label "甲"@zh', Text("甲", "zh"), Text("甲", "zh")),
        ('rdfs:label "甲"@zh-hans , "Ä"@de', Text("Ä", "de"), Text("甲", "zh-hans")),
        ('rdfs:label "A"', Text("A"), Text("A")),
        ('skos:prefLabel "A"@en ; rdfs:label "B"@en', Text("B", "en"), Text("B", "en")),
        ("rdfs:comment 1", Text("a"), Text("a")),
    ],
)
def test_a_name_is_in_the_language_of_the_page_or_another(
    labels: str, english: Text, chinese: Text
) -> None:
    data = f"GRAPH graph:one {{ :a {labels} }}"
    assert view(data).label == english
    assert view(data, language="zh").label == chinese


def test_all_names_are_told_the_one_shown_first() -> None:
    data = 'GRAPH graph:one { :a rdfs:label "A"@en , "甲"@zh ; skos:prefLabel "A"@en , "B"@en }'
    assert view(data, language="zh").labels == (Text("甲", "zh"), Text("A", "en"), Text("B", "en"))


def test_links_lead_to_this_server_or_elsewhere_or_nowhere() -> None:
    data = """GRAPH graph:one { :a rdfs:seeAlso :b , <http://other.org/x> , <javascript:alert(1)> ,
      jk:Park }"""
    (group,) = view(data).properties
    links = {value.link.iri: value.link.href for value in group.values if value.link}
    assert links == {
        "https://w3id.org/jinshan-kg/id/park/b": "/id/park/b",
        "http://other.org/x": "http://other.org/x",
        "javascript:alert(1)": None,
        "https://w3id.org/jinshan-kg/ontology#Park": "/ontology#Park",
    }


def test_what_has_no_name_is_shown_by_its_iri() -> None:
    data = """GRAPH graph:one { :a rdfs:seeAlso :green%20bay , <http://other.org/x/> ,
      <http://other.org/> , prov:Entity }"""
    assert shown(view(data).properties) == {
        "rdfs:seeAlso": ["green bay", "other.org", "prov:Entity", "x"]
    }


def test_a_literal_tells_its_datatype_unless_it_is_plain() -> None:
    data = 'GRAPH graph:one { :a rdf:value "x" , "y"@en , 1.5 }'
    (group,) = view(data).properties
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    assert [(value.text, value.datatype) for value in group.values] == [
        (Text("1.5"), Link(decimal, decimal, Text("xsd:decimal"))),
        (Text("x"), None),
        (Text("y", "en"), None),
    ]
