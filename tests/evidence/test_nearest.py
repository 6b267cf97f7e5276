"""What is most like a text that is not in the document."""

import pytest

from jinshan_kg.evidence.nearest import nearest

TEXT = "🐚 The council heard Ana Sol’s plan for New Quay: 1,250 crowns in all, said the mayor"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("new quay", "New Quay"),
        ("Anna Sol", "Ana Sol"),
        ("Anna Sol’s", "Ana Sol’s"),
        ("250", "1,250"),
        ("1250 crowns", "1,250 crowns"),
        (
            "he said that the council heard Ana Sol’s plan for New Keys only",
            "The council heard Ana Sol’s plan for New",
        ),
    ],
)
def test_the_nearest_text(wanted: str, found: str) -> None:
    span = nearest(wanted, TEXT)
    assert span is not None
    assert TEXT[slice(*span)] == found


@pytest.mark.parametrize("wanted", ["zyxgk", "“…”", "z y x w v u t s r q p"])
def test_nothing_is_like_it(wanted: str) -> None:
    assert nearest(wanted, TEXT) is None


def test_an_empty_document() -> None:
    assert nearest("two", "") is None
