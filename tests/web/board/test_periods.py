"""Times in Chinese."""

import pytest

from jinshan_kg.web.board.periods import chinese_period


@pytest.mark.parametrize(
    ("edtf", "name"),
    [
        ("2015", "2015年"),
        ("2023-10-17", "2023年10月17日"),
        ("2023-12/..", "2023年12月起"),
        ("2016/2022", "2016年至2022年"),
        ("/2023-10-17", "不晚于2023年10月17日"),
        ("/..", ""),
        ("", ""),
        ("2004-06~", ""),
    ],
)
def test_a_time_is_told_by_its_dates(edtf: str, name: str) -> None:
    assert chinese_period(edtf) == name
