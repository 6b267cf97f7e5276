"""The report as RDF says the same in every format."""

import json

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import JSON_LD, TURTLE, ResultFormat, formats_for
from jinshan_kg.validation.render_shacl import render
from jinshan_kg.validation.report import Finding, Report, Severity
from jinshan_kg.web.validating.checked import Checked
from jinshan_kg.web.validating.report_rdf import write_report

REPORT = Report(
    (
        Finding(
            "shacl",
            Severity.VIOLATION,
            'Says "no"',
            "https://example.org/shape",
            "https://example.org/a",
            path="^<https://example.org/p>",
            value='"金山"@zh',
        ),
        Finding("terms", Severity.WARNING, "No.", "terms"),
    ),
    (),
)


def dataset(content: bytes | str, syntax: RdfFormat) -> Dataset:
    found = Dataset(parse(input=content, format=syntax))
    found.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return found


@pytest.mark.parametrize("to", formats_for(Result.GRAPH), ids=lambda to: to.name)
def test_the_same_in_every_format(to: ResultFormat) -> None:
    written = write_report(Checked(REPORT, 2, 1, 1, 0.0), to)
    syntax = RdfFormat.from_media_type(to.media_type)
    assert syntax is not None
    assert dataset(written, syntax) == dataset(render(REPORT), RdfFormat.TURTLE)


def test_json_ld_has_each_node_once_and_its_own_context() -> None:
    document = json.loads(write_report(Checked(REPORT, 2, 1, 1, 0.0), JSON_LD))
    assert set(document["@context"]) == {"jk", "rdfs", "sh", "xsd"}
    ids = [node["@id"] for node in document["@graph"]]
    assert len(ids) == len(set(ids))


def test_it_says_so_where_it_does_not_have_all() -> None:
    turtle = write_report(Checked(REPORT, 30, 1, 1, 0.0), TURTLE).decode()
    assert '"The first 2 of 30 results, the gravest first."' in turtle
    assert len(dataset(turtle, RdfFormat.TURTLE)) == 1 + len(
        dataset(render(REPORT), RdfFormat.TURTLE)
    )
