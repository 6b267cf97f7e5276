"""The prefixes that an export declares."""

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.prefixes import known_prefixes, tidy_xml


def test_no_namespace_of_the_project_has_two_prefixes_or_lies_in_another() -> None:
    namespaces = list(PREFIXES.values())

    nested = [
        (outer, inner)
        for outer in namespaces
        for inner in namespaces
        if inner != outer and inner.startswith(outer)
    ]
    assert nested == []
    assert len(set(namespaces)) == len(namespaces)


def test_a_files_own_prefixes_are_added() -> None:
    known = known_prefixes([{"park": "http://example.org/park/"}])

    assert known == {**PREFIXES, "park": "http://example.org/park/"}


def test_the_projects_namespace_stands_where_a_file_means_another() -> None:
    assert known_prefixes([{"org": "http://example.org/"}]) == PREFIXES


def test_the_first_file_stands_where_two_disagree() -> None:
    known = known_prefixes([{"x": "http://example.org/1/"}, {"x": "http://example.org/2/"}])

    assert known["x"] == "http://example.org/1/"


def test_a_namespace_gets_one_prefix() -> None:
    known = known_prefixes([{"o": PREFIXES["org"], "x": "http://x.org/", "y": "http://x.org/"}])

    assert known == {**PREFIXES, "x": "http://x.org/"}


def test_a_prefix_of_rdf_xml_may_have_a_hyphen() -> None:
    written = (
        '<rdf:RDF xmlns:rdf="urn:rdf" xmlns:sdmx="urn:sdmx" xmlns:sdmx-measure="urn:measure">'
        "<sdmx-measure:obsValue/></rdf:RDF>"
    )

    assert tidy_xml(written) == (
        '<rdf:RDF xmlns:rdf="urn:rdf" xmlns:sdmx-measure="urn:measure">'
        "<sdmx-measure:obsValue/></rdf:RDF>"
    )
