"""What the scanner takes for a figure."""

import pytest

from jinshan_kg.evidence.scan import scan


def figures(text: str) -> list[str]:
    return [item.text for item in scan(text) if item.kind == "figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose to 77,872 tons", ["77,872"]),
        ("worth 44.6 billion crowns", ["44.6 billion"]),
        ("worth $3 or €4.50", ["$3", "€4.50"]),
        ("up 7.1%, 155%, and 220 % or 3 per cent", ["7.1%", "155%", "220 %", "3 per cent"]),
        ("its 15th year, the 14th\nplan", ["15th", "14th"]),
        ("at 10:30 in 2022.", ["10:30", "2022"]),
        ("mid-2022, 1999–2001", ["2022", "1999", "2001"]),
        ("½ of it, ٣ of them", ["½", "٣"]),
    ],
)
def test_digits(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two hubs and four colleges", ["two", "four"]),
        ("the first phase, a first-place win", ["first", "first"]),
        ("Firstly, we sail. Thirdly, we rest.", ["Firstly", "Thirdly"]),
        ("one-third of twenty-five", ["one-third", "twenty-five"]),
        ("nearly a quarter, then half", ["quarter", "half"]),
        ("two hundred ships, dozens of crews", ["two hundred", "dozens"]),
        ("doubled in a decade", ["doubled", "decade"]),
        ("the sole city", ["sole"]),
        ("Five slept.", ["Five"]),
    ],
)
def test_number_words(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "both the harbour and the town",
        "not only once but annually, and several more",
        "headquarters, someone, often, weight, attend",
    ],
)
def test_words_that_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 3, 2031 we met", ["May 3, 2031"]),
        ("on October 17\nwe met", ["October 17"]),
        ("from 5 June 2030 to July", ["5 June 2030", "July"]),
        ("May we begin? March on.", []),
        ("May 3 came.", ["May 3"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_a_number_inside_a_name_belongs_to_the_name() -> None:
    assert figures("the Three Bays, PM2.5 and the No.2 Pier") == []


def test_a_number_before_a_name_is_a_figure() -> None:
    assert figures("the 2022 Merrow Prize, the 14th Harbour Plan") == ["2022", "14th"]
