"""Every export, read back by two independent parsers, says what its source says."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import XSD
from rdflib.compare import isomorphic

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile, parse_with_prefixes
from jinshan_kg.dataset.to_rdflib import dataset_of, graph_of
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.export import export
from jinshan_kg.publish.formats import FORMATS, ExportFormat, View, format_named
from jinshan_kg.publish.order import canonical, merged

RDFLIB_NAMES = {"rdfxml": "xml", "ntriples": "nt", "jsonld": "json-ld", "canonical": "nquads"}
# rdflib's TriG and JSON-LD parsers use what rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
# The other formats hold a part of the dataset.
COMPLETE = [known for known in FORMATS if known.view in (View.WHOLE, View.CANONICAL)]
every_format = pytest.mark.parametrize("to", COMPLETE, ids=lambda known: known.name)


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
    read = list(ox.parse(input=content, format=to.syntax))
    if to.syntax == ox.RdfFormat.JSON_LD:  # a whole number comes back without its `.0`
        source, read = without_zeros(source), without_zeros(read)
    assert canonical(read) == canonical(source)


def check_pyld(content: bytes, quads: Iterable[ox.Quad]) -> None:
    written = jsonld.to_rdf(json.loads(content), {"format": "application/n-quads"})
    read = list(ox.parse(input=written, format=ox.RdfFormat.N_QUADS))
    # pyld writes a double its own way, even one that is a string in the document.
    assert canonical(of_doubles(without_zeros(read))) == canonical(of_doubles(without_zeros(quads)))


def of_doubles(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads with one form for each xsd:double."""
    return [
        ox.Quad(quad.subject, quad.predicate, ox.Literal(float(quad.object.value)), quad.graph_name)
        if isinstance(quad.object, ox.Literal) and quad.object.datatype.value == str(XSD.double)
        else quad
        for quad in quads
    ]


def without_zeros(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads with decimals such as `225.0` as `225`, which is the same value."""
    return [
        ox.Quad(quad.subject, quad.predicate, whole(quad.object), quad.graph_name) for quad in quads
    ]


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def whole(term: Term) -> Term:
    if isinstance(term, ox.Literal) and term.datatype.value == str(XSD.decimal):
        return ox.Literal(term.value.removesuffix(".0"), datatype=term.datatype)
    return term


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


def test_the_json_ld_read_back_by_pyld_is_the_same(bundled: list[ParsedFile]) -> None:
    content = export(bundled, format_named("jsonld"))

    check_pyld(content, [quad for file in bundled for quad in file.quads])


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


@given(quads=datasets)
def test_any_json_ld_read_back_by_pyld_is_the_same(quads: list[ox.Quad]) -> None:
    check_pyld(export([ParsedFile(quads, {})], format_named("jsonld")), quads)
