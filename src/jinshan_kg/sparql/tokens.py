"""What a query is made of."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a token is; the values are the names of the groups in `grammar.TERMINALS`."""

    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    BLANK_NODE = "blank"
    PREFIXED_NAME = "name"
    LANGUAGE = "language"
    NUMBER = "number"
    WORD = "word"  # a keyword, a built-in function, `a`, `true` or `false`
    MARK = "mark"


class Token(NamedTuple):
    """A token of a query; white space and comments are none.

    Attributes:
        kind: What it is.
        text: As written; a word in upper case, since words are case-insensitive.
        start: Where it begins, in code points from 0.
        end: Where it ends, exclusive.
        is_data: Whether it stands in the rows of a VALUES block.
        is_loose: Whether it is an IRI that the engine may take for a comparison.
    """

    kind: Kind
    text: str
    start: int
    end: int
    is_data: bool = False
    is_loose: bool = False

    def is_word(self, *words: str) -> bool:
        """Say whether the token is one of some words, given in upper case."""
        return self.kind is Kind.WORD and self.text in words

    def is_mark(self, *marks: str) -> bool:
        """Say whether the token is one of some marks."""
        return self.kind is Kind.MARK and self.text in marks
