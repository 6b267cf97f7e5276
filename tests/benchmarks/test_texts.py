"""Texts that were never seen before, and mean the same."""

import pytest
from benchmarks.queries import Example, read_examples
from benchmarks.texts import new, same
from pyoxigraph import Store

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.sparql.lexer import tokenize

EXAMPLES = read_examples(Layout.bundled().data / "queries")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "# 7\nSELECT * WHERE { FILTER(7 > 0)  ?s ?p ?o }"),
        ("ask{ ?s ?p ?o }", "# 7\nask{ FILTER(7 > 0)  ?s ?p ?o }"),
        ("DESCRIBE <urn:x>\n", "# 7\nDESCRIBE <urn:x> WHERE { FILTER(7 > 0) }"),
        (
            "# WHERE {\nSELECT * where\n{ ?s ?p <urn:x#WHERE> }",
            "# 7\n# WHERE {\nSELECT * where\n{ FILTER(7 > 0)  ?s ?p <urn:x#WHERE> }",
        ),
    ],
)
def test_the_number_stands_in_a_comment_and_in_a_filter(text: str, expected: str) -> None:
    assert new(text).text(7) == expected


def test_a_query_without_a_place_for_it_is_refused() -> None:
    with pytest.raises(SyntaxError):
        new("SELECT * { ?s ?p ?o } LIMIT 1")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_each_example_query_has_new_texts(example: Example) -> None:
    template = new(example.text)
    Store().query(template.text(1))
    tokens = [[token.text for token in tokenize(template.text(number))] for number in (1, 2)]
    assert tokens[0] != tokens[1]  # without comments and spaces too


def test_the_same_text_stays_as_it_is() -> None:
    assert same("ASK {}").text(7) == "ASK {}"


def test_a_template_is_encoded_piece_by_piece() -> None:
    assert new("ASK {}").encoded() == ["%23%20", "%0AASK%20%7B%20FILTER%28", "%20%3E%200%29%20%7D"]
