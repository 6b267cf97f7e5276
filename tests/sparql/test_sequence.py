"""Tokens that are made when somebody looks at them are the same as if all had been made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.lexer import read_tokens, tokenize
from jinshan_kg.sparql.sequence import texts_of

QUERY = "prefix e: <a:b> Select * { VALUES ?x { 1 2 } FILTER(?x<?y&&?z>3) } # end"
PLACES = st.integers(-25, 25)


@given(st.lists(PLACES | st.slices(19)))
def test_they_are_found_as_in_a_list_in_whatever_order(places: list[int | slice]) -> None:
    lazy, tokens = read_tokens(QUERY), tokenize(QUERY)
    assert len(lazy) == len(tokens) == 19
    for place in places:
        if isinstance(place, slice) or -19 <= place < 19:
            assert lazy[place] == tokens[place]
        else:
            with pytest.raises(IndexError):
                lazy[place]
    assert list(lazy) == tokens


def test_a_token_is_made_once() -> None:
    lazy = read_tokens(QUERY)
    assert lazy[3] is lazy[3] is next(token for token in lazy if token.text == "SELECT")


def test_the_texts_are_as_written_and_the_words_in_upper_case() -> None:
    tokens = read_tokens("Select ?x { ?x e:Y 'ß' }")
    assert tokens.texts == ["Select", "?x", "{", "?x", "e:Y", "'ß'", "}"]
    assert tokens.words == ["SELECT", "?X", "{", "?X", "E:Y", "'SS'", "}"]
    assert texts_of(tokens) is tokens.texts
    assert texts_of(list(tokens)) == ["SELECT", "?x", "{", "?x", "e:Y", "'ß'", "}"]


def test_they_know_whether_they_are_loose() -> None:
    tokens = read_tokens(QUERY)
    assert [token.text for token in tokens if token.is_loose] == ["<?y&&?z>"]
