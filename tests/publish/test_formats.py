"""The names of the export formats."""

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.publish.formats import FORMATS, format_named


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
    assert [known.extension for known in FORMATS] == [
        known.syntax.file_extension for known in FORMATS
    ]


def test_an_unknown_format_gets_the_list() -> None:
    with pytest.raises(UserError) as caught:
        format_named("csv")

    assert str(caught.value) == (
        "Unknown format 'csv'. Formats: turtle (ttl), ntriples (nt), nquads (nq), trig (trig),"
        " jsonld (jsonld), rdfxml (rdf)."
    )
