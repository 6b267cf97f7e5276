"""The order of names for readers: Latin letters by the alphabet, Chinese names by their reading."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from jinshan_kg.web.language import language

_BEFORE: Final = "“《（「·—"  # marks that may stand before the first character of a name

Key = tuple[bool, tuple[str, ...], str]


def alphabetical(name: str, speaks: str | None = None) -> Key:
    """Return what names are sorted by in the language of the page.

    Names in the script of the page come first; Chinese ones stand in the order of pinyin.

    Args:
        name: The name.
        speaks: The language, if that is known already.
    """
    is_chinese = "\u3400" <= name.lstrip(_BEFORE)[:1] <= "\u9fff"
    reading = _reading(name) if is_chinese else (name.casefold(),)
    return (is_chinese != ((speaks or language()) == "zh"), reading, name)


@lru_cache(maxsize=10_000)  # looking a reading up takes longer than asking for the name
def _reading(name: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # half a second and 30 MB, where it is needed only

    return tuple(part.strip().casefold() for part in lazy_pinyin(name.lstrip(_BEFORE)))
