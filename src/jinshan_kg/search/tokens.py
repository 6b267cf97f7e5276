"""From a text to the tokens that are compared: folded words, and single Chinese characters."""

import re
import unicodedata
from typing import Final

from jinshan_kg.namespaces import local_name

# Han, Kana and their marks of repetition: scripts that put no spaces between words.
_UNSPACED: Final = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_UNSPACED_CHARACTER: Final = re.compile(f"[{_UNSPACED}]")
_PART: Final = re.compile(rf"[{_UNSPACED}]+|[^\W\d_{_UNSPACED}]+|\d+")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’ʼ]s\b")
_APOSTROPHE: Final = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

Part = tuple[str, ...]


def fold(text: str) -> str:
    """Return a text without differences of case, diacritics, width and apostrophes."""
    text = unicodedata.normalize("NFKD", text.casefold()).casefold()
    bare = "".join(c for c in text if unicodedata.category(c) != "Mn")
    bare = _POSSESSIVE.sub("", unicodedata.normalize("NFC", bare))
    return _APOSTROPHE.sub("", bare)


def parts(text: str) -> tuple[Part, ...]:
    """Return the parts of a text, each with its tokens.

    A part is a word, a number, or a run of characters of a script without spaces. Such a run has a
    token for each character, so that one character finds it; a word or number is one token.
    `PM2.5` is four parts, and so is `PM 2.5`.
    """
    runs = _PART.findall(fold(text))
    return tuple(tuple(run) if is_unspaced(run) else (run,) for run in runs)


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a text in their order."""
    return tuple(token for part in parts(text) for token in part)


def key(text: str) -> str:
    """Return the tokens as one text: the same for texts that differ in case and marks only."""
    return " ".join(tokens(text))


def is_unspaced(token: str) -> bool:
    """Return whether a token is of a script without spaces between words."""
    return _UNSPACED_CHARACTER.match(token) is not None


def spaced_name(iri: str) -> str:
    """Return the last part of an IRI or path as words: `has Part` of `…/ontology#hasPart`."""
    return _HUMP.sub(" ", re.sub(r"[-_+]", " ", local_name(iri)))
