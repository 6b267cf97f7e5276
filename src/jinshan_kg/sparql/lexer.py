"""Cut a query into the tokens of SPARQL 1.1 and 1.2, the way the engine's parser reads it.

The specification's rule "the longest match" is not enough. Oxigraph's parser has no separate
lexer: between the operands of an expression it reads `<` as "less than", although the same
characters up to the next `>` would make an IRI (`?a<?b)#>`). Everything that judges a query
from its tokens (the guard, the limits) would then see another query than the engine. So where
both readings are possible and differ, the query is refused: the lexer fails closed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from jinshan_kg.sparql.errors import LimitError, QuerySyntaxError
from jinshan_kg.sparql.grammar import SPACE, TERMINALS
from jinshan_kg.sparql.position import Position
from jinshan_kg.sparql.tokens import Kind, Token

_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_UNTAMED: Final = re.compile(r"[#'()\[\]]|service", re.IGNORECASE)
_OPENING: Final = frozenset(("(", "{", "[", "{|", "<<"))
_CLOSING: Final = frozenset((")", "}", "]", "|}", ">>"))
_BRACKETS: Final = _OPENING | _CLOSING
_KINDS: Final[Mapping[str | None, Kind | None]] = MappingProxyType(
    {**{kind.value: kind for kind in Kind}, "end": None}
)
_OPERATORS: Final = frozenset("( , = != < > <= >= + - * / | || && ! ^ ^^ ?".split())
_AMBIGUOUS: Final = (
    "may be a comparison or not: write a space after a < that compares, and an IRI in full"
)
_NO_IRI: Final = "this < begins no IRI: an IRI ends in > and has no space, quote or brace in it"
_DATA: Final = "VALUES {"
_TRIPLE: Final = "<<("


@dataclass
class _Context:
    """Where the lexer stands: the open brackets, and the token before."""

    open: list[str] = field(default_factory=list)
    before: Token | None = None
    values: bool = False  # after the keyword VALUES and before its block
    in_data: bool = False  # in the block, where there is only data

    def may_compare(self) -> bool:
        """Say whether the engine could read a `<` here as "less than"."""
        before = self.before
        after_operand = before is not None and not before.is_mark(*_OPERATORS)
        return self.in_parentheses() and after_operand and not self.in_data

    def in_parentheses(self) -> bool:
        """Say whether the innermost bracket is a parenthesis: no comparison stands elsewhere."""
        return bool(self.open) and self.open[-1] == "("

    def take(self, token: Token) -> None:
        """Go on after a token."""
        if token.kind is Kind.MARK:
            if token.text in _BRACKETS:
                self._bracket(token.text)
        elif token.text == "VALUES" and token.kind is Kind.WORD:
            self.values = True
        self.before = token

    def _bracket(self, mark: str) -> None:
        if mark == "{" and self.values:
            self.values, self.in_data = False, True
            self.open.append(_DATA)
        elif mark == "(" and self.before is not None and self.before.is_mark("<<"):
            self.open.append(_TRIPLE)
        elif mark in _OPENING:
            self.open.append(mark)
        elif mark in _CLOSING and self.open and self.open.pop() == _DATA:
            # A bracket that closes another kind is a syntax error: the engine will say so.
            self.in_data = False


def tokenize(text: str, most: int = sys.maxsize) -> list[Token]:
    """Return the tokens of a query.

    Args:
        text: The query.
        most: How many there may be.

    Raises:
        QuerySyntaxError: If a part of the text is no token, or may be read in two ways (400).
        LimitError: If there are more (413).
    """
    tokens: list[Token] = []
    context = _Context()
    found = TERMINALS.match(text)
    while found is not None:
        kind = _KINDS[found.lastgroup]
        if kind is None:
            return tokens
        if len(tokens) == most:
            raise LimitError(
                f"The query has more than {most:,} tokens.",
                limit="max_tokens",
                value=most,
                status=413,
            )
        token = _token(kind, found, context)
        context.take(token)
        tokens.append(token)
        found = TERMINALS.match(text, token.end)
    space = SPACE.match(text, tokens[-1].end if tokens else 0)
    assert space is not None  # it matches nothing too
    raise QuerySyntaxError(_unreadable(text, space.end()), Position.at(text, space.end()))


def _token(kind: Kind, found: re.Match[str], context: _Context) -> Token:
    start, end = found.span(kind.value)
    text = found.string[start:end]
    if kind is Kind.WORD:
        return Token(kind, text.upper(), start, end, context.in_data)
    if text[0] != "<":
        return Token(kind, text, start, end, context.in_data)
    may_compare = context.may_compare()
    is_loose = kind is Kind.IRI and may_compare and not _ABSOLUTE.match(text)
    if (may_compare and text == "<<") or (is_loose and _UNTAMED.search(text)):
        raise QuerySyntaxError(f"{_quoted(text)} {_AMBIGUOUS}", Position.at(found.string, start))
    if text == "<" and not context.in_parentheses():
        raise QuerySyntaxError(_NO_IRI, Position.at(found.string, start))
    return Token(kind, text, start, end, context.in_data, is_loose)


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
