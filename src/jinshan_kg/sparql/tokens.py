"""What a query is made of."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple


class Kind(Enum):
    """What a token is."""

    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    BLANK_NODE = "blank"
    PREFIXED_NAME = "name"
    LANGUAGE = "language"
    NUMBER = "number"
    WORD = "word"  # a keyword, a built-in function, `a`, `true` or `false`
    MARK = "mark"

    @classmethod
    def of(cls, text: str) -> Kind:
        """Return what the text of a token is; it must be one."""
        first = text[0]
        if first not in _BY_FIRST:
            return _NAME if ":" in text else _WORD
        kind = _BY_FIRST[first]
        if kind is not _MARK or len(text) == 1:
            return kind
        if first == "<":
            return _IRI if text[-1] == ">" else _MARK
        return _BY_FIRST_OF_LONGER.get(first, _MARK)


# Names, because Python 3.11 takes its time to find a member of an Enum.
_IRI: Final = Kind.IRI
_NAME: Final = Kind.PREFIXED_NAME
_WORD: Final = Kind.WORD
_MARK: Final = Kind.MARK
_BY_FIRST: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **dict.fromkeys("(){}[].,;=<>!+-*/|^&?~", Kind.MARK),
        **dict.fromkeys("0123456789", Kind.NUMBER),
        **dict.fromkeys("\"'", Kind.STRING),
        "$": Kind.VARIABLE,
        "@": Kind.LANGUAGE,
        "_": Kind.BLANK_NODE,
    }
)
_BY_FIRST_OF_LONGER: Final = MappingProxyType({"?": Kind.VARIABLE, ".": Kind.NUMBER})


class Token(NamedTuple):
    """A token of a query; white space and comments are none.

    Attributes:
        kind: What it is.
        text: As written; a word in upper case, since words are case-insensitive.
        start: Where it begins, in code points from 0.
        end: Where it ends, exclusive.
        is_loose: Whether it is an IRI that the engine may take for a comparison.
    """

    kind: Kind
    text: str
    start: int
    end: int
    is_loose: bool = False

    def is_word(self, *words: str) -> bool:
        """Say whether the token is one of some words, given in upper case."""
        return self.text in words and self.kind is Kind.WORD

    def is_mark(self, *marks: str) -> bool:
        """Say whether the token is one of some marks."""
        return self.text in marks and self.kind is Kind.MARK
