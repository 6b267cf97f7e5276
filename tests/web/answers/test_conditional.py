"""Entity tags and If-None-Match (RFC 9110, sections 8.8.3 and 13.1.2)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.answers.conditional import Stamp, Stamps, known_tag, matches_any, without_body
from jinshan_kg.web.answers.encoding import Encoding

KEY, OTHER = "K" * 24, "L" * 24
FIRST, SECOND = Stamp(KEY, "0123456789ab"), Stamp(KEY, "ba9876543210")
GZIP, IDENTITY = Encoding.GZIP, Encoding.IDENTITY
BOTH = (GZIP, IDENTITY)


def test_a_tag_is_strong_and_differs_by_coding() -> None:
    assert FIRST.tag(IDENTITY) == '"KKKKKKKKKKKKKKKKKKKKKKKK.0123456789ab"'
    assert FIRST.tag(GZIP) == '"KKKKKKKKKKKKKKKKKKKKKKKK.0123456789ab.gzip"'


def test_each_evaluation_has_its_own_tag() -> None:
    stamps = Stamps()
    tags = {stamps.new(KEY).tag(IDENTITY) for _ in range(1000)}
    assert len(tags) == 1000
    assert all(re.fullmatch(rf'"{KEY}\.[0-9a-f]{{12}}"', tag) for tag in tags)


def test_a_client_keeps_what_it_has() -> None:
    tag = FIRST.tag(GZIP)
    assert known_tag(tag, KEY, BOTH) == tag


def test_a_client_keeps_what_another_evaluation_gave_it() -> None:
    listed = f'"elsewhere", {FIRST.tag(IDENTITY)}, {SECOND.tag(IDENTITY)}'
    assert known_tag(listed, KEY, BOTH) == FIRST.tag(IDENTITY)


def test_the_comparison_is_weak() -> None:
    assert known_tag(f"W/{FIRST.tag(GZIP)}", KEY, BOTH) == FIRST.tag(GZIP)


def test_the_coding_that_the_client_would_get_goes_first() -> None:
    listed = f"{FIRST.tag(IDENTITY)}, {SECOND.tag(GZIP)}"
    assert known_tag(listed, KEY, BOTH) == SECOND.tag(GZIP)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "*",
        KEY,
        f'"{KEY}"',
        f'"{KEY}.short"',
        f'"{KEY}.0123456789ab.zip"',
        f'"{KEY}.0123456789ab.gzip.gzip"',
        f'"{KEY}.0123456789ab-gzip"',
        f"{KEY}.0123456789ab",
        f'"x, {KEY}.0123456789ab, y"',
        FIRST.tag(Encoding.BR),
        Stamp(OTHER, "0123456789ab").tag(GZIP),
    ],
)
def test_anything_else_is_not_known(header: str | None) -> None:
    assert known_tag(header, KEY, BOTH) is None


def test_an_answer_without_coding_is_not_for_a_client_that_refuses_it() -> None:
    assert known_tag(FIRST.tag(IDENTITY), KEY, (GZIP,)) is None


@pytest.mark.parametrize(("header", "expected"), [("*", True), (" * ", True), ('"*"', False)])
def test_the_star_means_any_answer(header: str, expected: bool) -> None:
    assert matches_any(header) is expected


def test_no_condition_is_not_the_star() -> None:
    assert not matches_any(None)


@given(st.text())
def test_a_key_that_is_not_in_a_tag_is_not_known(header: str) -> None:
    assert known_tag(header + KEY, KEY, BOTH) is None


@given(st.lists(st.sampled_from([FIRST.tag(GZIP), '"a, b"', 'W/""', "junk", '"\xff"'])))
def test_a_tag_is_found_wherever_it_stands_in_the_list(tags: list[str]) -> None:
    expected = FIRST.tag(GZIP) if FIRST.tag(GZIP) in tags else None
    assert known_tag(", ".join(tags), KEY, BOTH) == expected


def test_a_304_keeps_the_fields_that_are_not_of_the_body() -> None:
    fields = [
        ("Content-Type", "text/csv"),
        ("ETag", '"new"'),
        ("content-length", "5"),
        ("Vary", "Accept, Accept-Encoding"),
        ("content-encoding", "gzip"),
        ("cache-control", "public, no-cache"),
        ("content-security-policy", "default-src 'self'"),
    ]
    assert without_body(fields, '"old"') == [
        ("ETag", '"old"'),
        ("Vary", "Accept, Accept-Encoding"),
        ("cache-control", "public, no-cache"),
        ("content-security-policy", "default-src 'self'"),
    ]
