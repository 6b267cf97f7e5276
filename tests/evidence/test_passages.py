"""What the dataset says of its passages, and what is wrong with it."""

from collections.abc import Callable

import pytest
from pyoxigraph import Store

from jinshan_kg.evidence.passages import Passage, passage_iri, read_passages
from jinshan_kg.evidence.report import Finding

Build = Callable[..., Store]
Turtle = Callable[..., str]

SOURCE = "https://w3id.org/jinshan-kg/source/port-merrow"
PASSAGE = "<https://example.org/p> a jk:Passage ;"
SOUND = f'jk:source <{SOURCE}> ; jk:start 3 ; jk:end 6 ; jk:token "two" ; jk:digest "d" .'


def test_the_iri_of_a_passage() -> None:
    assert passage_iri(SOURCE, 3454, 3460) == f"{SOURCE}/chars/3454-3460"


def test_a_passage_is_read(load_turtle: Build) -> None:
    store = load_turtle(f"<{SOURCE}/chars/3-6> a jk:Passage ; jk:setAside ex:ordinal ; {SOUND}")
    expected = Passage(
        f"{SOURCE}/chars/3-6", SOURCE, 3, 6, "two", "d", "https://example.org/ordinal"
    )
    assert read_passages(store) == ([expected], [])


def test_passages_come_in_the_order_of_the_document(load_turtle: Build, passage: Turtle) -> None:
    store = load_turtle(passage("New Quay"), passage("1,250"), passage("two"), passage("May 3"))
    passages, _ = read_passages(store)
    assert [found.token for found in passages] == ["May 3", "New Quay", "1,250", "two"]


def test_an_iri_that_says_other_offsets(load_turtle: Build) -> None:
    passages, findings = read_passages(load_turtle(f"<{SOURCE}/chars/3-7> a jk:Passage ; {SOUND}"))
    right = f"{SOURCE}/chars/3-6"
    message = f"jk:source, jk:start and jk:end say <{right}>: write this IRI, or mend them."
    assert findings == [Finding("iri", f"{SOURCE}/chars/3-7", message, (right,))]
    assert len(passages) == 1


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ("jk:start 3 ;", "", "no jk:start: give exactly one."),
        ("jk:end 6", "jk:end 6, 7", "jk:end has 2 values ['6', '7']: give exactly one."),
        (
            "jk:start 3",
            'jk:start "3"',
            'jk:start is "3", not a whole number from 0 (xsd:integer): give exactly one.',
        ),
        (
            "jk:start 3",
            "jk:start -3",
            'jk:start is "-3"^^<http://www.w3.org/2001/XMLSchema#integer>, '
            "not a whole number from 0 (xsd:integer): give exactly one.",
        ),
        ('"two"', '" "', "jk:token is empty: give exactly one."),
        (f"<{SOURCE}>", '"x"', 'jk:source is "x", not an IRI: give exactly one.'),
    ],
)
def test_a_value_that_cannot_be_read(
    load_turtle: Build, written: str, instead: str, message: str
) -> None:
    store = load_turtle(f"{PASSAGE} {SOUND.replace(written, instead)}")
    assert read_passages(store) == ([], [Finding("form", "https://example.org/p", message)])
