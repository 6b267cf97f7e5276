from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.position import Position


def test_lines_and_columns_count_from_one() -> None:
    assert Position.at("ab\ncd", 0) == Position(1, 1, "ab")
    assert Position.at("ab\ncd", 4) == Position(2, 2, "cd")


def test_the_end_is_a_place() -> None:
    assert Position.at("ab\ncd", 5) == Position(2, 3, "cd")
    assert Position.at("", 0) == Position(1, 1, "")


def test_every_kind_of_line_end_ends_a_line() -> None:
    assert Position.at("a\r\nb\rc\nd", 7) == Position(4, 1, "d")


def test_columns_count_code_points() -> None:
    assert Position.at("金山😀x", 3) == Position(1, 4, "金山😀x")


def test_a_caret_stands_under_the_place() -> None:
    assert Position.at("SELECT x", 7).shown() == "  SELECT x\n         ^"


def test_a_tab_before_the_place_stays_a_tab() -> None:
    assert Position.at("\tx", 1).shown() == "  \tx\n  \t^"


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "a" * 500 + "X" + "b" * 500
    shown, caret = Position.at(line, 500).shown().split("\n")
    assert len(shown) == 122
    assert shown[len(caret) - 1] == "X"


@given(st.text(), st.integers(0, 50))
def test_the_caret_stands_under_the_character_at_the_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    position = Position.at(text, offset)
    shown, caret = position.shown().split("\n")
    here = text[offset : offset + 1]
    if here not in ("", "\n", "\r"):
        assert shown[len(caret) - 1] == here
