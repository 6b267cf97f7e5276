"""What the scanner takes for a name."""

import pytest

from jinshan_kg.evidence.scan import scan


def names(text: str) -> list[str]:
    return [item.text for item in scan(text) if item.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we saw Port Merrow there", ["Port Merrow"]),
        ("a day in Port\nMerrow, then Ostby", ["Port\nMerrow", "Ostby"]),
        ("near Port\n\nMerrow Hills stand", ["Port", "Merrow Hills"]),
        ("the Ministry of Works and Trade met", ["Ministry", "Works", "Trade"]),
        ("at Sol’s house and Sol's boat", ["Sol", "Sol"]),
        ("won the Al’Amin Cup", ["Al’Amin Cup"]),
        ("a High-tech Zone, the North-South Link", ["High-tech Zone", "North-South Link"]),
        ("at the non-Merrow end", ["non-Merrow"]),
        ("of PM2.5, from the No.2 High School", ["PM2.5", "No.2 High School"]),
        ("the “Three Bright Bays” plan", ["Three Bright Bays"]),
        ("Ana Sol, Captain of Ostby — Merrow Yard", ["Ana Sol", "Captain", "Ostby", "Merrow Yard"]),
    ],
)
def test_runs_of_capitalised_words(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ferries run daily.",
        "They stop. Ferries run daily.",
        "They stop.” Ferries run daily.",
        "They stop!\nFerries run daily.",
        "a heading without a stop\n\nFerries run daily.",
        "| • Ferries run daily.",
        "2. Ferries run daily.",
        "he said “We do” and I agreed, and I’m glad",
    ],
)
def test_a_word_that_only_opens_a_sentence_is_no_name(text: str) -> None:
    assert names(text) == []


def test_function_words_are_dropped_from_the_head_of_a_sentence() -> None:
    assert names("In Merrow all slept. The Port Office did.") == ["Merrow", "Port Office"]


def test_a_run_of_two_opens_a_sentence_as_a_name() -> None:
    assert names("Ana Sol slept.") == ["Ana Sol"]


def test_a_word_known_from_the_middle_of_a_sentence_is_a_name_at_its_start_too() -> None:
    assert names("Ostby sleeps. We love Ostby.") == ["Ostby", "Ostby"]


@pytest.mark.parametrize("name", ["JOLT", "UAVs", "MerrowNet", "A4", "WHO", "IT"])
def test_capitals_or_digits_inside_make_a_name_anywhere(name: str) -> None:
    assert names(f"{name} sleeps.") == [name]


def test_a_stop_behind_an_abbreviation_or_initial_ends_no_sentence() -> None:
    assert names("we met Dr. Sol and J. Ostby at e.g. Merrow") == [
        *("Dr", "Sol"),
        *("J", "Ostby"),
        "Merrow",
    ]


def test_a_number_word_alone_is_no_name() -> None:
    assert names("Five slept. Twenty-five woke.") == []


def test_scripts_without_capitals_are_not_scanned() -> None:
    assert names("中文版 金山 of Merrow") == ["Merrow"]
