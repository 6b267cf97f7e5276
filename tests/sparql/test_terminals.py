"""The tokens of a text, with nothing lost between them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.terminals import cut, matches

MANY = 1_000_000
SPACE = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*(?=[\r\n]|\Z))*")
WRITTEN = {"_SPACE": " ", "_LF": "\n", "_CR": "\r", "_TAB": "\t", "_FF": "\x0c", "_#": "# c\n"}
PIECES = st.lists(
    st.sampled_from(
        r"""?x $y ? < > <a> <a\u0041> << <= {| | } 'a' "b" '''c''' ' " \ x: x:y. x:%41 :z _:b. @en
        1 1.5 .5 1e5 1. . a SELECT # é é: & && ^^ \u0041 12e _SPACE _SPACE _LF _CR _TAB _FF _# _#
        　 '''""".split()
    ).map(lambda piece: WRITTEN.get(piece, piece))
).map("".join)


@given(PIECES | st.text())
def test_between_the_tokens_there_is_only_space_and_comments(text: str) -> None:
    texts, rest = cut(text, MANY)
    end = 0
    for token, found in zip(texts, matches(text), strict=False):
        assert found[1] == token == text[slice(*found.span(1))] != ""
        assert SPACE.fullmatch(text[end : found.start(1)])
        end = found.end(1)
    assert SPACE.fullmatch(text[end : len(text) - len(rest)])


@given(PIECES, st.integers(0, 20))
def test_the_first_tokens_are_the_same_when_there_are_too_many(text: str, most: int) -> None:
    texts, rest = cut(text, MANY)
    first, left = cut(text, most)
    if len(texts) > most:
        assert len(first) > most
        assert first == texts[: len(first)]
    else:
        assert (first, left) == (texts, rest)


def test_of_a_long_text_only_the_first_tokens_are_made() -> None:
    texts, _ = cut("? " * 100_000, 10)
    assert len(texts) < 10_000


@pytest.mark.parametrize(
    ("text", "texts", "rest"),
    [
        ("", [], ""),
        (" # only a comment", [], ""),
        ("?a ; ", ["?a", ";"], ""),
        ("?a 'b", ["?a"], "'b"),
        ("?a \\ ?b ", ["?a"], "\\ ?b "),
        ("?a '''b;", ["?a"], "'''b;"),
        (f"{'a' * 64}:b", [f"{'a' * 64}:b"], ""),
        (f"{'a' * 65}:b", ["a" * 65, ":b"], ""),
    ],
)
def test_what_begins_with_no_token_is_left(text: str, texts: list[str], rest: str) -> None:
    assert cut(text, MANY) == (texts, rest)
