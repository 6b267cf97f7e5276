import pytest

from jinshan_kg.sparql import formats
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import FORMATS, formats_for, named


def test_the_media_types_are_those_registered() -> None:
    assert {known.name: known.media_type for known in FORMATS} == {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv; charset=utf-8",
        "tsv": "text/tab-separated-values; charset=utf-8",
        "ttl": "text/turtle; charset=utf-8",
        "nt": "application/n-triples",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
        "nq": "application/n-quads",
        "trig": "application/trig",
    }


def test_each_kind_of_result_has_its_formats_the_preferred_first() -> None:
    tabular = [known.name for known in formats_for(Result.SOLUTIONS)]
    assert tabular == ["json", "xml", "csv", "tsv"]
    assert [known.name for known in formats_for(Result.BOOLEAN)] == tabular
    graph = [known.name for known in formats_for(Result.GRAPH)]
    assert graph == ["ttl", "nt", "jsonld", "rdf", "nq", "trig"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ttl", formats.TURTLE),
        ("Turtle", formats.TURTLE),
        ("text/turtle", formats.TURTLE),
        ("n-triples", formats.N_TRIPLES),
        ("application/sparql-results+json", formats.JSON),
        ("json", formats.JSON),
        ("nothing", None),
        ("", None),
    ],
)
def test_a_format_is_found_by_a_name_or_a_media_type(
    name: str, found: formats.ResultFormat | None
) -> None:
    assert named(name) is found


def test_a_name_that_suits_two_kinds_of_result_means_the_one_asked_for() -> None:
    assert named("json", formats_for(Result.GRAPH)) is formats.JSON_LD
    assert named("xml", formats_for(Result.GRAPH)) is formats.RDF_XML
