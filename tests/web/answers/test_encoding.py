"""The content coding that a client gets (RFC 9110, section 12.5.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.answers.encoding import SMALLEST, Accepted, Encoding, negotiate_encoding

ZSTD, BR, GZIP, IDENTITY = Encoding.ZSTD, Encoding.BR, Encoding.GZIP, Encoding.IDENTITY
JSON = "application/sparql-results+json"


@pytest.mark.parametrize(
    ("header", "best", "identity"),
    [
        (None, IDENTITY, True),
        ("", IDENTITY, True),
        ("gzip", GZIP, True),
        ("gzip, deflate", GZIP, True),
        ("gzip, deflate, br, zstd", ZSTD, True),
        ("gzip, deflate, br", BR, True),
        ("br;q=0.9, gzip;q=1.0", GZIP, True),
        ("br;q=0.001, zstd;q=0", BR, True),
        ("GZIP;Q=0.5", GZIP, True),
        ("x-gzip", GZIP, True),
        (" gzip ; q=0.2 , br ; q=0.3 ", BR, True),
        ("identity", IDENTITY, True),
        ("identity;q=0.5, gzip", GZIP, True),
        ("identity, gzip;q=0.5", IDENTITY, True),
        ("identity, gzip", GZIP, True),
        ("deflate, compress", IDENTITY, True),
        ("*", ZSTD, True),
        ("*;q=0.1, br", BR, True),
        ("zstd;q=0, *", BR, True),
        ("gzip, *;q=0", GZIP, False),
        ("gzip, identity;q=0", GZIP, False),
        ("identity;q=0, *", ZSTD, False),
        ("identity, *;q=0", IDENTITY, True),
        ("gzip;q=0", IDENTITY, True),
        ("gzip;q=0.0, br;q=0.000", IDENTITY, True),
        ("gzip;q=2, br", BR, True),
        ("gzip;q=nothing, br;level=1", IDENTITY, True),
        ("gzip;q=.5", GZIP, True),
        ("gzip;q=0, gzip", GZIP, True),
        # Nothing acceptable: the answer comes without coding all the same.
        ("identity;q=0", IDENTITY, True),
        ("*;q=0", IDENTITY, True),
        ("deflate, identity;q=0", IDENTITY, True),
    ],
)
def test_the_client_gets_what_it_likes_best(
    header: str | None, best: Encoding, identity: bool
) -> None:
    assert negotiate_encoding(header) == Accepted(best, identity)


def test_a_small_body_is_not_compressed() -> None:
    accepted = Accepted(BR)
    assert accepted.for_body(SMALLEST - 1, JSON) is IDENTITY
    assert accepted.for_body(SMALLEST, JSON) is BR


def test_a_small_body_is_compressed_for_a_client_that_takes_nothing_else() -> None:
    assert Accepted(BR, identity=False).for_body(1, JSON) is BR


@pytest.mark.parametrize(
    "content_type",
    [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "application/json",
        "application/ld+json",
        "application/xml",
        "application/rdf+xml",
        "application/n-triples",
        "application/n-quads",
        "application/trig",
        "text/csv; charset=utf-8",
        "text/turtle; charset=utf-8",
        "text/html; charset=utf-8",
    ],
)
def test_texts_are_compressed(content_type: str) -> None:
    assert Accepted(GZIP).for_body(SMALLEST, content_type) is GZIP


@pytest.mark.parametrize("content_type", ["image/png", "application/zip", "application/gzip"])
def test_what_is_compressed_already_is_not_compressed_again(content_type: str) -> None:
    assert Accepted(GZIP).for_body(SMALLEST, content_type) is IDENTITY


def test_a_client_may_get_the_best_or_for_small_answers_none() -> None:
    assert Accepted(BR).encodings == (BR, IDENTITY)
    assert Accepted(IDENTITY).encodings == (IDENTITY,)
    assert Accepted(BR, identity=False).encodings == (BR,)


@given(st.text())
def test_any_header_is_understood_somehow(header: str) -> None:
    assert negotiate_encoding(header).best in Encoding


codings = st.sampled_from([*Encoding, "deflate", "*"])
weights = st.integers(0, 1000)


@given(st.dictionaries(codings, weights, min_size=1))
def test_no_coding_goes_before_one_with_more_weight(listed: dict[str, int]) -> None:
    header = ", ".join(f"{coding};q={weight / 1000:.3f}" for coding, weight in listed.items())
    weight = {encoding: listed.get(encoding, listed.get("*", 0)) for encoding in Encoding}
    best = negotiate_encoding(header).best
    assert weight[best] == max(weight.values())
