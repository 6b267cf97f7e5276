"""SHACL validation: pyshacl's report as findings."""

from collections.abc import Callable

import pytest
import rdflib

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import ID, JK
from jinshan_kg.validation import shacl
from jinshan_kg.validation.material import Material, read_material
from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.shacl import shacl_findings

Write = Callable[[str, str], DataFile]

_SH = "http://www.w3.org/ns/shacl#"
_PREFIXES = """
PREFIX : <http://example.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def _found(data: str, shapes: str) -> list[Finding]:
    data_graph, shapes_graph = (
        rdflib.Graph().parse(data=_PREFIXES + text, format="turtle") for text in (data, shapes)
    )
    return shacl_findings(data_graph, shapes_graph)


def test_a_result_is_a_finding() -> None:
    shape = """
    :Shape sh:targetClass :Park ; sh:property :Area .
    :Area sh:path :area ; sh:datatype xsd:decimal ; sh:severity sh:Warning ;
        sh:message "An area is a decimal."@en , "面积为小数。"@zh ."""
    assert _found(":x a :Park ; :area 7 .", shape) == [
        Finding(
            check="shacl",
            severity=Severity.WARNING,
            message="An area is a decimal.",
            source="http://example.org/Area",
            focus="http://example.org/x",
            path="http://example.org/area",
            value='"7"^^<http://www.w3.org/2001/XMLSchema#integer>',
            component=f"{_SH}DatatypeConstraintComponent",
        )
    ]


def test_an_anonymous_shape_is_told_by_the_named_one_it_is_part_of() -> None:
    shape = ":Shape sh:targetNode :x ; sh:property [ sh:path :area ; sh:minCount 1 ] ."
    [finding] = _found(":y a :Park .", shape)
    assert finding.source == "http://example.org/Shape"


def test_a_sparql_constraint_names_path_and_value() -> None:
    shape = """
    :Shape sh:targetClass :Park ; sh:sparql [
        sh:message "{?value} is not near {?other}." ;
        sh:select '''SELECT $this (<http://example.org/near> AS ?path) ?value ?other {
            $this <http://example.org/near> ?value , ?other
            FILTER (STR(?value) < STR(?other)) }''' ] ."""
    [finding] = _found(":x a :Park ; :near :a , :b .", shape)
    assert finding.path == "http://example.org/near"
    assert finding.value == "<http://example.org/a>"
    assert finding.message == "http://example.org/a is not near http://example.org/b."
    assert finding.severity is Severity.VIOLATION


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("[ sh:inversePath :p ]", "^<http://example.org/p>"),
        ("( :p :q )", "<http://example.org/p>/<http://example.org/q>"),
        ("[ sh:alternativePath ( :p :q ) ]", "<http://example.org/p>|<http://example.org/q>"),
        ("[ sh:zeroOrMorePath :p ]", "(<http://example.org/p>)*"),
        ("( [ sh:oneOrMorePath :p ] :q )", "(<http://example.org/p>)+/<http://example.org/q>"),
        ("[ sh:zeroOrOnePath [ sh:inversePath :p ] ]", "(^<http://example.org/p>)?"),
    ],
)
def test_a_path_is_shown_as_sparql_writes_it(path: str, written: str) -> None:
    shape = f":Shape sh:targetNode :x ; sh:property [ sh:path {path} ; sh:minCount 9 ] ."
    [finding] = _found(":x a :Park .", shape)
    assert finding.path == written


def test_a_blank_node_is_no_value_to_show() -> None:
    shape = ":Shape sh:targetNode :x ; sh:property [ sh:path :near ; sh:nodeKind sh:IRI ] ."
    [finding] = _found(":x :near [] .", shape)
    assert finding.value is None


def test_only_the_own_nodes_are_looked_at(small: Layout, write: Write) -> None:
    (small.data / "parks" / "bare.ttl").write_text(f"<{ID}park/bare> a <{JK}Park> .")
    material = read_material(small, [write("mine.ttl", "park:mine a jk:Park .")])
    assert isinstance(material, Material)
    assert [finding.focus for finding in shacl.check(material)] == [f"{ID}park/mine"]


def test_the_whole_dataset_is_looked_at_otherwise(small: Layout) -> None:
    (small.data / "parks" / "bare.ttl").write_text(f"<{ID}park/bare> a <{JK}Park> .")
    material = read_material(small, None)
    assert isinstance(material, Material)
    assert [finding.focus for finding in shacl.check(material)] == [f"{ID}park/bare"]


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ("sh:property [ sh:minCount 1 ]", "not a well-formed SHACL PropertyShape"),
        ("sh:sparql [ sh:message 'no query' ]", "must have at least one sh:select"),
        ("sh:sparql [ sh:select 'SELECT $this { $this a x:y }' ]", "x"),
    ],
)
def test_a_malformed_shape_is_an_error(
    small: Layout, write: Write, shape: str, reason: str
) -> None:
    shapes = write("shapes.ttl", f"park:shape a sh:NodeShape ; sh:targetClass jk:Park ; {shape} .")
    shapes.path.rename(small.shapes / "parks.ttl")
    material = read_material(small, None)
    assert isinstance(material, Material)
    with pytest.raises(UserError, match=f"^the shapes are wrong: .*{reason}"):
        shacl.check(material)
