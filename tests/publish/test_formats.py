"""The names of the export formats."""

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.publish.formats import FORMATS, View, format_named


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("turtle", "turtle"),
        ("ttl", "turtle"),
        (".ttl", "turtle"),
        ("TTL", "turtle"),
        ("ntriples", "ntriples"),
        ("nt", "ntriples"),
        ("nquads", "nquads"),
        ("nq", "nquads"),
        ("N-Quads", "nquads"),
        ("trig", "trig"),
        ("jsonld", "jsonld"),
        ("json-ld", "jsonld"),
        ("rdfxml", "rdfxml"),
        ("rdf", "rdfxml"),
        ("RDF/XML", "rdfxml"),
        ("canonical", "canonical"),
        ("canonical.nq", "canonical"),
        ("RDFC-1.0", "canonical"),
        ("entities", "entities"),
        ("entities.jsonld", "entities"),
        ("ontology", "ontology"),
        ("protege", "protege"),
        ("owl", "protege"),
    ],
)
def test_a_format_answers_to_its_name_its_extension_and_what_people_say(
    name: str, found: str
) -> None:
    assert format_named(name).name == found


def test_no_name_means_two_formats() -> None:
    names = [name for known in FORMATS for name in known.names]

    assert len(names) == len(set(names))


def test_the_extension_is_the_one_of_the_syntax() -> None:
    extensions = {known.extension for known in FORMATS if known.view is View.WHOLE}

    assert extensions == {known.syntax.file_extension for known in FORMATS}


def test_an_unknown_format_gets_the_list() -> None:
    with pytest.raises(UserError) as caught:
        format_named("csv")

    assert str(caught.value) == (
        "Unknown format 'csv'. Formats: turtle (ttl), ntriples (nt), nquads (nq), trig (trig),"
        " jsonld (jsonld), rdfxml (rdf), canonical (canonical.nq), entities (entities.jsonld),"
        " ontology (ontology.owl), protege (owl)."
    )


def test_hdt_is_refused_with_the_reason_and_the_way_to_it() -> None:
    with pytest.raises(UserError) as caught:
        format_named("HDT")

    assert str(caught.value) == (
        "HDT is not written: rdflib-hdt only reads it, and has no wheel for every platform."
        " Export ntriples, then convert with hdt-cpp: rdf2hdt -f ntriples FILE.nt FILE.hdt"
    )
