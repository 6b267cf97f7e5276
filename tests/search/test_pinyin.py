"""Chinese names in Latin letters."""

import pytest

from jinshan_kg.search.pinyin import pinyin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("金山区", "jinshanqu"),
        ("枫泾 古镇", "fengjingguzhen"),
        ("长安杯", "changanbei"),  # 长 has another reading too
        ("绿色", "lvse"),
    ],
)
def test_a_chinese_name_is_read_without_tones_and_spaces(text: str, expected: str) -> None:
    assert pinyin(text) == expected


@pytest.mark.parametrize("text", ["", "Jinshan", "PM2.5年均浓度", "金" * 17])
def test_what_nobody_types_in_pinyin_has_no_reading(text: str) -> None:
    assert pinyin(text) is None
