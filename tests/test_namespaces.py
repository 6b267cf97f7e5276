"""The IRIs of the project, and one prefix for each namespace in every file of it."""

import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import parse_with_prefixes
from jinshan_kg.namespaces import BASE, GRAPH, ID, JK, ONTOLOGY, PREFIXES, graph_iri


def test_the_iris_are_those_of_the_design() -> None:
    assert BASE == "https://w3id.org/jinshan-kg/"
    assert ONTOLOGY == "https://w3id.org/jinshan-kg/ontology"
    assert JK == PREFIXES["jk"] == "https://w3id.org/jinshan-kg/ontology#"
    assert ID == "https://w3id.org/jinshan-kg/id/"
    assert GRAPH == "https://w3id.org/jinshan-kg/graph/"
    assert graph_iri("derived") == "https://w3id.org/jinshan-kg/graph/derived"


def test_the_table_of_prefixes_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        PREFIXES["jk"] = "http://example.org/"  # type: ignore[index]


def test_a_prefix_means_the_same_namespace_in_every_file(layout: Layout) -> None:
    meanings: dict[str, set[str]] = {prefix: {iri} for prefix, iri in PREFIXES.items()}
    for file in (*layout.files(), *layout.shape_files()):
        for prefix, namespace in parse_with_prefixes(file).prefixes.items():
            meanings.setdefault(prefix, set()).add(namespace)

    assert {prefix: iris for prefix, iris in meanings.items() if len(iris) > 1} == {}
