"""The names of times in Chinese, put together from their dates where the dataset has none."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ("年", "月", "日")
_OPEN: Final = ("", "..")  # a bound that is not known, or that there is not


def chinese_period(edtf: str) -> str:
    """Return a time in Chinese; empty if its dates say too little.

    Args:
        edtf: Its dates as an Extended Date/Time Format string, such as `2015/..`.
    """
    begin, slash, end = edtf.partition("/")
    first, last = _date(begin), _date(end)
    if not slash:
        return first
    if first and last:
        return f"{first}至{last}"
    if first and end in _OPEN:
        return f"{first}起"
    return f"不晚于{last}" if last and begin in _OPEN else ""


def _date(text: str) -> str:
    """Return a year, month or day in Chinese; empty for what is none, or not plain."""
    parts = text.split("-")
    if len(parts) > len(_UNITS) or not all(part.isdecimal() for part in parts):
        return ""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, _UNITS, strict=False))
