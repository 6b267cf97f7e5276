"""The integrity constraints of the RDF Data Cube Vocabulary: one change to a valid cube each."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import parse_file
from jinshan_kg.validation.cube import cube_findings
from jinshan_kg.validation.material import ParsedFile
from jinshan_kg.validation.places import node_name
from jinshan_kg.validation.report import Finding
from jinshan_kg.validation.rules import load_rules

_EXAMPLES = Path(__file__).parent / "cube"
_PREFIXES = """
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# Constraint, what is done to the valid cube, and the node at fault.
_BROKEN = [
    ("00", 'INSERT DATA { :one :remark "many"^^xsd:integer }', "one"),
    ("01", "INSERT DATA { :three a qb:Observation }", "three"),
    ("01", "INSERT DATA { :one qb:dataSet :more . :more qb:structure :structure }", "one"),
    ("02", "INSERT DATA { :empty a qb:DataSet }", "empty"),
    ("02", "INSERT DATA { :data qb:structure :other }", "data"),
    ("03", "INSERT DATA { :other a qb:DataStructureDefinition }", "other"),
    ("04", "DELETE DATA { :year rdfs:range rdfs:Literal }", "year"),
    ("05", "DELETE DATA { :area qb:codeList :areas }", "area"),
    ("06", "INSERT { ?c qb:componentRequired false } WHERE { ?c qb:dimension :year }", "structure"),
    ("07", "INSERT DATA { :byYear a qb:SliceKey }", "byYear"),
    ("08", "INSERT DATA { :byArea qb:componentProperty :colour . :slice :colour 1 }", "byArea"),
    ("09", "INSERT DATA { :data qb:slice :loose }", "loose"),
    ("10", "INSERT DATA { :empty qb:sliceStructure :byArea }", "empty"),
    ("11", "DELETE DATA { :two :year 2022 }", "two"),
    ("12", "INSERT { :three ?p ?o } WHERE { :two ?p ?o }", "three"),
    ("13", "DELETE DATA { :two :unit :persons }", "two"),
    ("13", 'DELETE DATA { :data :source "survey" }', "one"),
    ("14", "DELETE DATA { :two :count 8 }", "two"),
    ("18", "INSERT DATA { :more qb:slice :slice ; qb:structure :structure }", "one"),
    ("19", "DELETE DATA { :north skos:inScheme :areas }", "one"),
    ("19", "DELETE DATA { :inner skos:member :female }", "one"),
    ("20", "DELETE DATA { :all skos:narrower :young }", "one"),
    ("21", "DELETE DATA { :nursing skos:broader :work }", "one"),
]
_BROKEN_MEASURES = [
    ("15", "DELETE DATA { :counted :count 7 }", "counted"),
    ("16", "INSERT DATA { :counted :share 0.1 }", "counted"),
    ("17", "DELETE WHERE { :shared ?p ?o }", "counted"),
]


def _findings(example: str, update: str | None = None) -> list[Finding]:
    store = Store()
    store.load(path=_EXAMPLES / example, format=RdfFormat.TURTLE)
    if update is not None:
        store.update(_PREFIXES + update)
    return cube_findings([ParsedFile(DataFile(_EXAMPLES / example), tuple(store))])


@pytest.mark.parametrize("example", ["valid.ttl", "valid.measures.ttl"])
def test_a_valid_cube_breaks_no_constraint(example: str) -> None:
    assert _findings(example) == []


@pytest.mark.parametrize(
    ("example", "constraint", "update", "node"),
    [("valid.ttl", *broken) for broken in _BROKEN]
    + [("valid.measures.ttl", *broken) for broken in _BROKEN_MEASURES],
)
def test_one_change_breaks_one_constraint(
    example: str, constraint: str, update: str, node: str
) -> None:
    findings = _findings(example, update)
    assert {finding.source for finding in findings} == {f"cube/{constraint}"}
    assert f"http://example.org/cube#{node}" in {finding.focus for finding in findings}


def test_every_constraint_has_an_example() -> None:
    broken = {f"cube/{constraint}" for constraint, _, _ in _BROKEN + _BROKEN_MEASURES}
    assert broken == {rule.name for rule in load_rules("cube")} | {"cube/00"}
    assert len(broken) == 22


def test_the_dataset_breaks_no_constraint(layout: Layout) -> None:
    files = [ParsedFile(file, tuple(parse_file(file))) for file in layout.files()]
    assert cube_findings(files) == []


def test_the_constraints_see_the_observations_of_the_dataset(layout: Layout) -> None:
    """Without the structure nothing would be required of them, and nothing found."""
    files = [ParsedFile(file, tuple(parse_file(file))) for file in layout.files()]
    without_units = [
        ParsedFile(
            parsed.file,
            tuple(quad for quad in parsed.quads if not quad.predicate.value.endswith("#unit")),
        )
        for parsed in files
    ]
    observations = {
        node_name(quad.subject)
        for parsed in files
        for quad in parsed.quads
        if quad.predicate.value.endswith("#value")
    }
    findings = cube_findings(without_units)
    assert {finding.source for finding in findings} == {"cube/13"}
    assert {finding.focus for finding in findings} == observations
