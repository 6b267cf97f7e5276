"""How a Chinese name is written in Latin letters, so that `jinshanqu` finds 金山区."""

from collections.abc import Iterator
from typing import Final

from jinshan_kg.search.tokens import is_unspaced, tokens

_LONGEST: Final = 16  # characters: what is longer is a sentence, which nobody types in pinyin


def readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to write a Chinese name in pinyin, each as its syllables without tones.

    There are two where it has an ü, which people type as v or as u.

    Args:
        text: A name; one with other letters than Chinese ones has no reading here.
    """
    characters = tokens(text)
    if not 0 < len(characters) <= _LONGEST or not all(map(is_unspaced, characters)):
        return
    from pypinyin import lazy_pinyin  # half a second and 30 MB, where it is needed only

    syllables = lazy_pinyin("".join(characters), errors="ignore", v_to_u=True)
    if syllables:
        as_typed = (tuple(each.replace("ü", letter) for each in syllables) for letter in "vu")
        yield from dict.fromkeys(as_typed)
