"""Which syntax data are in."""

import pytest
from pyoxigraph import RdfFormat

from jinshan_kg.dataset.formats import FORMATS
from jinshan_kg.web.validating.syntaxes import (
    ACCEPTED,
    SYNTAXES,
    by_suffix,
    of_file,
    of_media_type,
)


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda syntax: syntax.suffix)
def test_each_is_one_that_files_are_read_in(syntax: object) -> None:
    from jinshan_kg.web.validating.syntaxes import Syntax

    assert isinstance(syntax, Syntax)
    known = FORMATS[f".{syntax.suffix}"]
    assert RdfFormat.from_media_type(syntax.media_types[0]) == known
    assert by_suffix(syntax.suffix) is syntax
    assert all(of_media_type(media_type) is syntax for media_type in syntax.media_types)
    assert syntax.media_types[0] in ACCEPTED


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.ttl", "ttl"), ("A.TTL", "ttl"), ("x.y.jsonld", "jsonld"), ("a.txt", None), ("ttl", None)],
)
def test_a_file_tells_by_its_extension(name: str, suffix: str | None) -> None:
    found = of_file(name)
    assert (found and found.suffix) == suffix


@pytest.mark.parametrize(
    ("content_type", "suffix"),
    [
        ("text/turtle; charset=utf-8", "ttl"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"', "jsonld"),
        ("TEXT/TURTLE", "ttl"),
        ("application/pdf", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_a_content_type_tells_whatever_its_parameters(
    content_type: str, suffix: str | None
) -> None:
    found = of_media_type(content_type)
    assert (found and found.suffix) == suffix
