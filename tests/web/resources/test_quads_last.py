"""Who follows links gets triples, unless quads are all that it takes."""

import pytest

from jinshan_kg.web.resources.offers import negotiated


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9", "jsonld"),
        ("application/n-quads,text/turtle;q=0.8", "ttl"),
        ("application/n-quads", "nq"),
        ("application/trig,*/*;q=0.1", "trig"),
        ("application/n-quads,text/turtle;q=0.3", "nq"),
    ],
)
def test_quads_are_given_to_those_who_want_little_else(accept: str, suffix: str) -> None:
    assert negotiated(accept).suffix == suffix
