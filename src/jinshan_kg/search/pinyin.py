"""How a Chinese name is written in Latin letters, so that `jinshanqu` finds 金山区."""

from typing import Final

from jinshan_kg.search.tokens import is_unspaced, tokens

_LONGEST: Final = 16  # characters: what is longer is a sentence, which nobody types in pinyin


def pinyin(text: str) -> str | None:
    """Return a Chinese name in pinyin without tones and spaces; None if it is no such name.

    Args:
        text: A name; one with other letters than Chinese ones has no reading here.
    """
    characters = tokens(text)
    if not 0 < len(characters) <= _LONGEST or not all(map(is_unspaced, characters)):
        return None
    from pypinyin import lazy_pinyin  # half a second and 30 MB, where it is needed only

    written = "".join(lazy_pinyin("".join(characters), errors="ignore"))
    return written.replace("ü", "v") or None
