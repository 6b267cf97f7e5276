"""The IRIs of the project, and one prefix for each namespace in every file of it."""

import pytest
from rdflib import RDF

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import parse_with_prefixes
from jinshan_kg.namespaces import (
    BASE,
    CATALOG_GRAPH,
    DERIVED_GRAPH,
    GRAPH,
    ID,
    JK,
    ONTOLOGY,
    ONTOLOGY_GRAPH,
    PREFIXES,
    QUERIES_GRAPH,
    RDF_STATEMENT,
    RDF_TYPE,
    REIFICATION,
    graph_iri,
    local_name,
)


def test_the_iris_are_those_of_the_design() -> None:
    assert BASE == "https://w3id.org/jinshan-kg/"
    assert ONTOLOGY == "https://w3id.org/jinshan-kg/ontology"
    assert JK == PREFIXES["jk"] == "https://w3id.org/jinshan-kg/ontology#"
    assert ID == "https://w3id.org/jinshan-kg/id/"
    assert GRAPH == "https://w3id.org/jinshan-kg/graph/"
    assert graph_iri("derived") == "https://w3id.org/jinshan-kg/graph/derived" == DERIVED_GRAPH
    assert [CATALOG_GRAPH, ONTOLOGY_GRAPH, QUERIES_GRAPH] == [
        "https://w3id.org/jinshan-kg/graph/catalog",
        "https://w3id.org/jinshan-kg/graph/ontology",
        "https://w3id.org/jinshan-kg/graph/queries",
    ]


def test_the_terms_of_rdf_are_those_of_its_vocabulary() -> None:
    assert str(RDF.type) == RDF_TYPE
    assert str(RDF.Statement) == RDF_STATEMENT
    assert {str(term) for term in (RDF.subject, RDF.predicate, RDF.object)} == REIFICATION


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/jinshan-kg/ontology#hasPart", "hasPart"),
        ("https://w3id.org/jinshan-kg/id/park/green-bay", "green-bay"),
        ("http://www.w3.org/2004/02/skos/core#", "core"),
        ("https://w3id.org/jinshan-kg/", "jinshan-kg"),
        ("http://example.org/a#b/c", "c"),
        ("http://example.org/a/b#c", "c"),
        ("http://example.org/%E9%87%91", "%E9%87%91"),
        ("urn:isbn:0", "urn:isbn:0"),
        ("/", ""),
        ("", ""),
    ],
)
def test_a_local_name_is_what_an_iri_ends_in(iri: str, name: str) -> None:
    assert local_name(iri) == name


def test_the_table_of_prefixes_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        PREFIXES["jk"] = "http://example.org/"  # type: ignore[index]


def test_a_prefix_means_the_same_namespace_in_every_file(layout: Layout) -> None:
    meanings: dict[str, set[str]] = {prefix: {iri} for prefix, iri in PREFIXES.items()}
    for file in (*layout.files(), *layout.shape_files()):
        for prefix, namespace in parse_with_prefixes(file).prefixes.items():
            meanings.setdefault(prefix, set()).add(namespace)

    assert {prefix: iris for prefix, iris in meanings.items() if len(iris) > 1} == {}
