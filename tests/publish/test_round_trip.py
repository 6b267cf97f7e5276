"""Every export, read back by two independent parsers, says what its source says."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD
from rdflib.compare import isomorphic

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile, parse_with_prefixes
from jinshan_kg.dataset.to_rdflib import dataset_of, graph_of
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.export import export
from jinshan_kg.publish.formats import FORMATS, ExportFormat
from jinshan_kg.publish.order import canonical, merged

RDFLIB_NAMES = {"rdfxml": "xml", "ntriples": "nt", "jsonld": "json-ld"}
# rdflib's TriG and JSON-LD parsers use what rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
every_format = pytest.mark.parametrize("to", FORMATS, ids=lambda known: known.name)


@pytest.fixture(autouse=True)
def lexical_forms() -> Iterator[None]:
    """rdflib keeps `225.0` as it is written, so that a change of form shows."""
    with patch("rdflib.NORMALIZE_LITERALS", False):
        yield


@pytest.fixture(scope="module")
def bundled(layout: Layout) -> list[ParsedFile]:
    return [parse_with_prefixes(file) for file in layout.files()]


def check_pyoxigraph(content: bytes, quads: Iterable[ox.Quad], to: ExportFormat) -> None:
    source = list(quads) if to.syntax.supports_datasets else merged(quads)
    assert canonical(ox.parse(input=content, format=to.syntax)) == canonical(source)


def check_rdflib(content: bytes, quads: list[ox.Quad], to: ExportFormat) -> None:
    source, name = [(Path("source"), quads)], RDFLIB_NAMES.get(to.name, to.name)
    if to.syntax.supports_datasets:
        ours, theirs = dataset_of(source), rdflib.Dataset().parse(data=content, format=name)
        graphs = {graph.identifier for dataset in (ours, theirs) for graph in dataset.graphs()}
        for each in graphs:
            assert isomorphic(by_value(ours.graph(each)), by_value(theirs.graph(each)))
    else:
        read = rdflib.Graph().parse(data=content, format=name)
        assert isomorphic(by_value(graph_of(source)), by_value(read))


def by_value(graph: rdflib.Graph) -> rdflib.Graph:
    """The graph with one form for each number: rdflib's Turtle parser rewrites `044` and more."""
    plain = rdflib.Graph()
    for subject, predicate, term in graph:
        if isinstance(term, rdflib.Literal) and term.datatype in (XSD.decimal, XSD.integer):
            term = rdflib.Literal(f"{Decimal(term).normalize():f}", datatype=term.datatype)
        plain.add((subject, predicate, term))
    return plain


@every_format
def test_the_bundled_dataset_read_back_is_the_same(
    bundled: list[ParsedFile], to: ExportFormat
) -> None:
    content = export(bundled, to)
    quads = [quad for file in bundled for quad in file.quads]

    check_pyoxigraph(content, quads, to)
    check_rdflib(content, quads, to)


IRIS = [
    "http://example.org/a",
    "http://example.org/a/b",
    "http://example.org/a,b;c='d'&e",
    "http://example.org/金山",
    "http://example.org/x#",
    "urn:isbn:0451450523x",
    f"{PREFIXES['jk']}Park",
    f"{PREFIXES['org']}a/b",
    f"{PREFIXES['org']}-a.",
    f"{PREFIXES['xsd']}decimal",
    f"{PREFIXES['rdf']}type",
]
# Predicates and classes: each has a local name that XML can write.
NAMED = [IRIS[0], IRIS[1], IRIS[2], IRIS[3], IRIS[5], IRIS[6], IRIS[7]]
TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
# What XML can write: no control characters but tab and the two line ends.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"], include_characters="\t\n\r")
)
TYPED = [
    ox.Literal(lexical, datatype=ox.NamedNode(f"{PREFIXES['xsd']}{name}"))
    for name, lexical in {
        "decimal": "225.0",
        "integer": "044",
        "boolean": "1",
        "double": "1.50",
        "gYear": "2023",
        "token": "x y",
    }.items()
]

iris = st.sampled_from(IRIS).map(ox.NamedNode)
blank_nodes = st.sampled_from("xyz").map(ox.BlankNode)
literals = (
    TEXT.map(ox.Literal)
    | st.builds(ox.Literal, TEXT, language=st.sampled_from(["en", "zh", "zh-hans"]))
    | st.sampled_from(TYPED)
)
graphs = st.just(ox.DefaultGraph()) | st.sampled_from(IRIS[:2]).map(ox.NamedNode)
named = st.sampled_from(NAMED).map(ox.NamedNode)
quads = st.builds(ox.Quad, iris | blank_nodes, named, iris | blank_nodes | literals, graphs)
typings = st.builds(ox.Quad, iris | blank_nodes, st.just(TYPE), named | blank_nodes, graphs)
datasets = st.lists(quads | typings, max_size=6)


@every_format
@given(quads=datasets)
def test_any_dataset_read_back_is_the_same(quads: list[ox.Quad], to: ExportFormat) -> None:
    content = export([ParsedFile(quads, {"x": "http://example.org/"})], to)

    check_pyoxigraph(content, quads, to)
    check_rdflib(content, quads, to)
