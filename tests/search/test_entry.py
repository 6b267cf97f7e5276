"""What is shown of a hit."""

import pytest

from jinshan_kg.search.entry import Hit, Match, best_label


@pytest.mark.parametrize(
    ("labels", "language", "expected"),
    [
        ({"en": "Lake", "zh": "湖"}, "zh", ("湖", "zh")),
        ({"en": "Lake", "zh-hans": "湖"}, "zh", ("湖", "zh-hans")),
        ({"en": "Lake"}, "zh", ("Lake", "en")),
        ({"zh": "湖"}, "en", ("湖", "zh")),
        ({"": "Lake", "de": "See"}, "zh", ("Lake", "")),
        ({"de": "See"}, "en", ("See", "de")),
        ({}, "en", None),
    ],
)
def test_the_label_is_in_the_language_wanted_or_in_another(
    labels: dict[str, str], language: str, expected: tuple[str, str] | None
) -> None:
    assert best_label(labels, language) == expected


def test_other_names_are_the_matching_one_and_the_labels_but_not_the_one_shown() -> None:
    hit = Hit("x", {"en": "Lake", "zh": "湖"}, None, "Mere", "en", Match.EXACT)
    assert hit.other_names("Lake") == [("Mere", "en"), ("湖", "zh")]
