"""Chinese names in Latin letters."""

import pytest

from jinshan_kg.search.pinyin import readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("金山区", [("jin", "shan", "qu")]),
        ("枫泾 古镇", [("feng", "jing", "gu", "zhen")]),
        ("长安杯", [("chang", "an", "bei")]),  # 长 has another reading too
        ("绿色", [("lv", "se"), ("lu", "se")]),
    ],
)
def test_a_chinese_name_is_read_without_tones_and_an_umlaut_typed_in_two_ways(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert list(readings(text)) == expected


@pytest.mark.parametrize("text", ["", "Jinshan", "PM2.5年均浓度", "金" * 17])
def test_what_nobody_types_in_pinyin_has_no_reading(text: str) -> None:
    assert list(readings(text)) == []
