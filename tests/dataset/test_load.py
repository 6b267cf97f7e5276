"""RDF files as quads and as a store."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import load_store, parse_file, parse_with_prefixes
from jinshan_kg.errors import UserError

A, B, C = (NamedNode(f"http://example.org/{name}") for name in "abc")
G = NamedNode("http://example.org/g")
PREFIX = "@prefix : <http://example.org/> .\n"

SYNTAXES = {
    "ttl": f"{PREFIX}:a :b :c .",
    "nt": "<http://example.org/a> <http://example.org/b> <http://example.org/c> .",
    "nq": "<http://example.org/a> <http://example.org/b> <http://example.org/c> .",
    "trig": f"{PREFIX}:a :b :c .",
    "jsonld": '{"@id": "http://example.org/a",'
    ' "http://example.org/b": {"@id": "http://example.org/c"}}',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://example.org/"><rdf:Description rdf:about="http://example.org/a">'
    '<b rdf:resource="http://example.org/c"/></rdf:Description></rdf:RDF>',
}


@pytest.mark.parametrize("extension", SYNTAXES)
def test_every_supported_syntax_is_read(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"file.{extension}"
    path.write_text(SYNTAXES[extension], encoding="utf-8")

    assert parse_file(DataFile(path)) == [Quad(A, B, C, DefaultGraph())]
    assert list(load_store([DataFile(path)])) == [Quad(A, B, C, DefaultGraph())]


@pytest.mark.parametrize("syntax", ["ttl", "rdf"])
def test_an_owl_file_is_rdf_xml_or_turtle_as_it_begins(tmp_path: Path, syntax: str) -> None:
    path = tmp_path / "file.OWL"
    path.write_text(SYNTAXES[syntax], encoding="utf-8")

    assert parse_file(DataFile(path)) == [Quad(A, B, C, DefaultGraph())]


def test_triples_go_to_the_graph_of_their_file(tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text(SYNTAXES["ttl"], encoding="utf-8")

    assert parse_file(DataFile(path, G.value)) == [Quad(A, B, C, G)]
    assert list(load_store([DataFile(path, G.value)])) == [Quad(A, B, C, G)]


def test_a_file_that_names_graphs_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "file.trig"
    path.write_text(f"{PREFIX}:g {{ :a :b :c }}", encoding="utf-8")

    assert parse_file(DataFile(path)) == [Quad(A, B, C, G)]
    assert list(load_store([DataFile(path)])) == [Quad(A, B, C, G)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.from_regex(r"[+-]?[0-9]{0,9}\.[0-9]{1,9}", fullmatch=True))
def test_a_decimal_keeps_the_form_it_is_written_in(tmp_path: Path, lexical: str) -> None:
    path = tmp_path / "file.ttl"
    path.write_text(f"{PREFIX}:a :b {lexical} .", encoding="utf-8")

    (quad,) = parse_file(DataFile(path))

    assert isinstance(quad.object, Literal)
    assert quad.object.value == lexical
    assert Decimal(quad.object.value) == Decimal(lexical)


def test_the_same_blank_node_label_in_two_files_is_two_nodes(tmp_path: Path) -> None:
    files = [DataFile(tmp_path / name) for name in ("one.ttl", "two.ttl")]
    for file in files:
        file.path.write_text(f"{PREFIX}_:x :b _:x .", encoding="utf-8")

    ((one,), (two,)) = (parse_file(file) for file in files)

    assert isinstance(one.subject, BlankNode)
    assert one.subject == one.object
    assert one.subject != two.subject
    assert len(load_store(files)) == 2


def test_the_prefixes_of_a_file_come_with_it(tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text(f"{PREFIX}PREFIX x: <http://example.org/x/>\n:a :b x:c .", encoding="utf-8")

    assert parse_with_prefixes(DataFile(path)).prefixes == {
        "": "http://example.org/",
        "x": "http://example.org/x/",
    }


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text(SYNTAXES["ttl"], encoding="utf-8-sig")

    assert parse_file(DataFile(path)) == [Quad(A, B, C, DefaultGraph())]


def test_a_relative_iri_in_a_users_file_is_relative_to_that_file(tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text(f"{PREFIX}<> :b <#c> .", encoding="utf-8")
    here = path.as_uri()

    expected = [Quad(NamedNode(here), B, NamedNode(f"{here}#c"), DefaultGraph())]
    assert parse_file(DataFile(path)) == expected
    assert list(load_store([DataFile(path)])) == expected


def test_a_relative_iri_in_the_projects_own_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text(f"{PREFIX}<c> :b :c .", encoding="utf-8")

    with pytest.raises(UserError, match=r"file\.ttl:2:1: No scheme found in an absolute IRI"):
        parse_file(DataFile(path, G.value))


@pytest.mark.parametrize("read", [parse_file, lambda file: load_store([file])])
def test_a_missing_file_is_named(tmp_path: Path, read: Callable[[DataFile], object]) -> None:
    path = tmp_path / "none.ttl"

    with pytest.raises(UserError) as caught:
        read(DataFile(path))

    assert (
        str(caught.value) == f"{path}: cannot be read (No such file or directory). Check the path."
    )


def test_an_unsupported_extension_gets_the_list_of_those_supported(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.touch()

    with pytest.raises(UserError) as caught:
        parse_file(DataFile(path))

    assert str(caught.value) == (
        f"{path}: unsupported file extension '.csv'."
        " Supported: .ttl, .nt, .nq, .trig, .rdf, .jsonld, .owl."
    )


def test_every_bundled_file_loads_into_a_named_graph(layout: Layout) -> None:
    store = load_store(layout.files())

    assert len(store) > 0
    assert list(store.quads_for_pattern(None, None, None, DefaultGraph())) == []
    assert {graph.value for graph in store.named_graphs()} <= {
        file.graph for file in layout.files()
    }
