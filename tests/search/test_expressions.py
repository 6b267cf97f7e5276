"""The expressions of the full-text search."""

import pytest

from jinshan_kg.search import expressions
from jinshan_kg.search.tokens import parts


def test_a_name_begins_with_the_tokens_the_last_perhaps_unfinished() -> None:
    assert expressions.at_start(["carbon", "val"]) == 'name : ^ "carbon val" *'


def test_a_chinese_character_is_never_unfinished() -> None:
    assert expressions.at_start(["金", "山"]) == 'name : ^ "金 山"'


def test_pinyin_may_have_spaces_and_begin_within_a_name_if_it_is_not_short() -> None:
    assert list(expressions.read_aloud(["jin", "sh"])) == [
        '{name reading} : ^ "jinsh" *',
        'reading : "jinsh" *',
    ]
    assert list(expressions.read_aloud(["jin"])) == ['{name reading} : ^ "jin" *']


def test_words_may_stand_anywhere_and_chinese_runs_stay_together() -> None:
    assert expressions.whole_words(parts("金山 park")) == 'name : ("金 山" AND "park")'


def test_beginnings_take_each_token_by_itself() -> None:
    assert expressions.beginnings(parts("金山 par")) == 'name : ("金" AND "山" AND "par" *)'


def test_a_token_may_be_one_of_its_alternatives() -> None:
    assert expressions.alternatives([("green",), ("vally", "valley")]) == (
        'name : (("green" *) AND ("vally" * OR "valley"))'
    )


def test_each_of_the_tokens_may_be_missing() -> None:
    assert list(expressions.all_but_one([("a",), ("b",), ("金",)])) == [
        'name : (("b" *) AND ("金"))',
        'name : (("a" *) AND ("金"))',
        'name : (("a" *) AND ("b" *))',
    ]


def test_digits_are_not_left_over_alone() -> None:
    assert list(expressions.all_but_one([("7",), ("1",)])) == []
    assert list(expressions.all_but_one([("7",), ("park",)])) == ['name : (("park" *))']


@pytest.mark.parametrize("count", [0, 1, 13])
def test_of_one_token_or_very_many_none_may_be_missing(count: int) -> None:
    assert list(expressions.all_but_one([("a",)] * count)) == []


def test_no_more_than_32_parts_are_asked_for() -> None:
    many = parts(" ".join(f"w{'x' * number}" for number in range(40)))
    assert expressions.whole_words(many).count("AND") == 31


def test_classes_are_looked_up_in_their_own_column() -> None:
    assert expressions.only_kinds([1, 20]) == 'kinds : ("k1" OR "k20")'
