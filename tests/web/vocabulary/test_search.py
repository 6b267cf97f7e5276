"""Which entries are found."""

import pytest

from jinshan_kg.web.vocabulary.search import fits

WORDS = "industrialpark industrial park 产业园区 a park for industry."


@pytest.mark.parametrize("text", ["", "  ", "park", "PARK", "indus ark", "产业", "园区 industry"])
def test_each_part_of_the_text_is_somewhere(text: str) -> None:
    assert fits(WORDS, text)


@pytest.mark.parametrize("text", ["lake", "park lake", "公园", "<b>"])
def test_not_found(text: str) -> None:
    assert not fits(WORDS, text)
