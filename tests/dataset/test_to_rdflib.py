"""RDF files as rdflib's objects, with lexical forms as written."""

from pathlib import Path

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import parse_file, to_rdflib, to_rdflib_graph
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import PREFIXES

EX = "http://example.org/"
TRIG = f"""@prefix : <{EX}> .
:a :b 225.0 , 044 , "text" , "金山"@zh , [] .
:g {{ :a :b :c }}
"""


@pytest.fixture
def files(tmp_path: Path) -> list[DataFile]:
    path = tmp_path / "file.trig"
    path.write_text(TRIG, encoding="utf-8")
    return [DataFile(path)]


def test_the_merged_graph_holds_every_triple_as_written(files: list[DataFile]) -> None:
    graph = to_rdflib_graph(files)

    objects = set(graph.objects(URIRef(f"{EX}a"), URIRef(f"{EX}b")))
    assert len(graph) == 6
    assert objects >= {
        Literal("225.0", datatype=XSD.decimal, normalize=False),
        Literal("044", datatype=XSD.integer, normalize=False),
        Literal("text"),
        Literal("金山", lang="zh"),
        URIRef(f"{EX}c"),
    }


def test_the_dataset_keeps_the_graphs_and_queries_their_union(files: list[DataFile]) -> None:
    dataset = to_rdflib(files)

    assert len(dataset.graph(URIRef(f"{EX}g"))) == 1
    assert len(dataset.default_graph) == 5
    assert len(dataset.query("SELECT * { ?s ?p ?o }")) == 6


def test_the_projects_prefixes_are_bound(files: list[DataFile]) -> None:
    for graph in (to_rdflib(files), to_rdflib_graph(files)):
        bound = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
        assert bound.items() >= PREFIXES.items()


def test_the_bundled_dataset_is_the_same_in_rdflib(layout: Layout) -> None:
    files = layout.files()
    parsed = {quad for file in files for quad in parse_file(file)}

    dataset = to_rdflib(files)

    assert sum(1 for _ in dataset.quads()) == len(parsed)
    assert len(to_rdflib_graph(files)) == len({quad.triple for quad in parsed})


@pytest.mark.parametrize("term", ["<<( :a :b :c )>>", '"text"@en--ltr'])
def test_rdf_1_2_is_refused_with_the_file_and_the_statement(tmp_path: Path, term: str) -> None:
    path = tmp_path / "new.ttl"
    path.write_text(f"@prefix : <{EX}> .\n:a :b {term} .", encoding="utf-8")

    with pytest.raises(UserError) as caught:
        to_rdflib_graph([DataFile(path)])

    assert str(caught.value) == (
        f"{path}: <{EX}a> <{EX}b> has an object of RDF 1.2 (a triple or a text direction),"
        " which cannot be read here. Take it out, or write RDF 1.1."
    )


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.touch()

    graph = to_rdflib_graph([DataFile(path)])

    assert isinstance(graph, Graph)
    assert (None, RDF.type, None) not in graph
    assert len(graph) == 0
