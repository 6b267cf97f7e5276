"""Cut a query into the tokens of SPARQL 1.1 and 1.2, the way the engine's parser reads it.

The specification's rule "the longest match" is not enough. Oxigraph's parser has no separate
lexer: between the operands of an expression it reads `<` as "less than", although the same
characters up to the next `>` would make an IRI (`?a<?b)#>`). Everything that judges a query
from its tokens (the guard, the limits) would then see another query than the engine. So where
both readings are possible and differ, the query is refused: the lexer fails closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from jinshan_kg.sparql.errors import QuerySyntaxError
from jinshan_kg.sparql.grammar import TERMINALS
from jinshan_kg.sparql.position import Position


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


_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_UNTAMED: Final = re.compile(r"[#'()\[\]]|service", re.IGNORECASE)
_CLOSING: Final = {")": "(", "}": "{", "]": "[", "|}": "{|", ">>": "<<"}
_OPENING: Final = frozenset(_CLOSING.values())
_OPERATORS: Final = frozenset("( , = != < > <= >= + - * / | || && ! ^ ^^ ?".split())
_UNDER_WAY: Final = "VALUES"  # between the keyword and its block


@dataclass
class _Context:
    """Where the lexer stands: the open brackets, and the token before."""

    open: list[str] = field(default_factory=list)
    before: Token | None = None
    values: bool = False

    def may_compare(self) -> bool:
        """Say whether the engine could read a `<` here as "less than"."""
        before = self.before
        after_operand = before is not None and not before.is_mark(*_OPERATORS)
        return self.in_parentheses() and after_operand and not self.in_data()

    def in_parentheses(self) -> bool:
        """Say whether the innermost bracket is a parenthesis: no comparison stands elsewhere."""
        return bool(self.open) and self.open[-1] == "("

    def in_data(self) -> bool:
        return _UNDER_WAY in self.open

    def take(self, token: Token) -> None:
        self.before = token
        if token.is_word("VALUES"):
            self.values = True
        elif token.kind is Kind.MARK:
            self._bracket(token.text)

    def _bracket(self, mark: str) -> None:
        if mark in _OPENING:
            self.open.append(_UNDER_WAY if mark == "{" and self.values else mark)
            self.values = self.values and mark != "{"
        elif mark in _CLOSING and self.open:
            # A bracket that closes another kind is a syntax error: the engine will say so.
            self.open.pop()


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a query.

    Raises:
        QuerySyntaxError: If a part of the text is no token, or may be read in two ways.
    """
    tokens: list[Token] = []
    context = _Context()
    offset = 0
    while offset < len(text):
        found = TERMINALS.match(text, offset)
        if found is None:
            raise QuerySyntaxError(_unreadable(text, offset), Position.at(text, offset))
        group = found.lastgroup
        if group not in ("space", "comment"):
            token = _token(Kind(group), found, context)
            context.take(token)
            tokens.append(token)
        offset = found.end()
    return tokens


def _token(kind: Kind, found: re.Match[str], context: _Context) -> Token:
    text = found[0]
    may_compare = text.startswith("<") and context.may_compare()
    loose = kind is Kind.IRI and may_compare and not _ABSOLUTE.match(text)
    if (may_compare and text == "<<") or (loose and _UNTAMED.search(text)):
        raise QuerySyntaxError(
            f"{_quoted(text)} may be an IRI or a comparison: write a space after the <,"
            " or the IRI in full",
            Position.at(found.string, found.start()),
        )
    if text == "<" and not context.in_parentheses():
        raise QuerySyntaxError(
            "this < begins no IRI: an IRI ends in > and has no space, quote or brace in it",
            Position.at(found.string, found.start()),
        )
    if kind is Kind.WORD:
        text = text.upper()
    return Token(kind, text, found.start(), found.end(), context.in_data(), loose)


def _unreadable(text: str, offset: int) -> str:
    character = text[offset]
    if character in "\"'":
        return "this string is not closed, or has an escape that is none"
    if character == "<":
        return "this is neither an IRI nor a comparison"
    return f"unexpected {_quoted(character)}"


def _quoted(text: str) -> str:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return repr(shown) if shown.isprintable() else ascii(shown)
