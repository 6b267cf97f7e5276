"""Cut a query into tokens the way the engine's parser reads it.

What may be read in two ways is refused (see `shape`), and so is what is no token: the lexer
fails closed.
"""

from __future__ import annotations

import sys
from itertools import islice

from jinshan_kg.sparql.errors import QuerySyntaxError, TooLongError
from jinshan_kg.sparql.position import Position
from jinshan_kg.sparql.sequence import Tokens
from jinshan_kg.sparql.shape import AMBIGUOUS, AmbiguityError, Shape
from jinshan_kg.sparql.terminals import cut, matches
from jinshan_kg.sparql.tokens import Token


def tokenize(text: str, most: int = sys.maxsize) -> list[Token]:
    """Return the tokens of a query; see `read_tokens`."""
    return list(read_tokens(text, most))


def read_tokens(text: str, most: int = sys.maxsize) -> Tokens:
    """Return the tokens of a query, to be made when they are looked at.

    Args:
        text: The query.
        most: How many there may be.

    Raises:
        QuerySyntaxError: If a part of the text is no token, or may be read in two ways (400).
        TooLongError: If there are more (413).
    """
    texts, rest = cut(text, most)
    has_more = len(texts) > most
    if has_more:
        del texts[most:]
    words = [word.upper() for word in texts]
    try:
        shape = Shape(texts, words)
    except AmbiguityError as error:
        raise _ambiguous(text, texts, error) from None
    if has_more:
        raise TooLongError(
            f"The query has more than {most:,} tokens.", limit="max_tokens", value=most
        )
    if rest:
        offset = len(text) - len(rest)
        raise QuerySyntaxError(_unreadable(text[offset]), Position.at(text, offset))
    return Tokens(text, texts, words, shape)


def _ambiguous(text: str, texts: list[str], error: AmbiguityError) -> QuerySyntaxError:
    found = next(islice(matches(text), error.index, None))
    reason = error.reason
    if reason is AMBIGUOUS:
        reason = f"{_quoted(texts[error.index])} {reason}"
    return QuerySyntaxError(reason, Position.at(text, found.start(1)))


def _unreadable(character: str) -> str:
    if character in "\"'":
        return "this string is not closed, or has an escape that is none"
    return f"unexpected {_quoted(character)}"


def _quoted(text: str) -> str:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return repr(shown) if shown.isprintable() else ascii(shown)
