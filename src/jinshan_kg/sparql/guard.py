"""Refuse SERVICE: a query must not send this server on errands to other servers.

Oxigraph makes a real request for every SERVICE clause and has no switch against it. Its parser
needs no space between a keyword and what follows, and lets a keyword begin inside what the
specification would call one token: `SERVICE:x {…}` and `trueSERVICE:x {…}` are calls too, the
second where `trueSERVICE:` is no declared prefix. So the guard does not look for the keyword
among the tokens. It looks at every place where the letters stand, and lets them pass only inside
a token in which they cannot be the keyword. What it cannot read, it refuses.

An endpoint of a list may be asked, and only in the plainest way to write that: the keyword as a
word of its own, and the IRI as on the list, without escapes, prefix or base.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from jinshan_kg.sparql.errors import QueryRefusedError, QuerySyntaxError
from jinshan_kg.sparql.lexer import tokenize
from jinshan_kg.sparql.tokens import Kind, Token

_KEYWORD: Final = re.compile("service", re.IGNORECASE | re.ASCII)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_INERT: Final = frozenset({Kind.IRI, Kind.STRING, Kind.VARIABLE, Kind.BLANK_NODE})
_NAMES: Final = frozenset({Kind.IRI, Kind.VARIABLE, Kind.PREFIXED_NAME})


def refuse_service(text: str, tokens: Sequence[Token], services: Collection[str] = ()) -> None:
    r"""Refuse a query in which SERVICE may be a keyword, unless it asks an endpoint of a list.

    SPARQL 1.1 (section 19.2) reads `\u0053` in a query as the letter S before anything else;
    SPARQL 1.2 and Oxigraph do so only inside strings and IRIs. The query must pass both ways.

    Args:
        text: The query.
        tokens: Its tokens.
        services: The endpoints that may be asked: absolute IRIs, compared character by character.

    Raises:
        QueryRefusedError: If it has, or may have, a SERVICE clause that asks another endpoint or
            one that a variable stands for; SILENT changes nothing.
    """
    if not _is_free(text, tokens, services):
        raise QueryRefusedError(_refusal(services))
    decoded = _decoded(text)
    if decoded == text or not _KEYWORD.search(decoded):
        return
    try:
        free = _is_free(decoded, tokenize(decoded), services)
    except QuerySyntaxError as error:
        reason = f"{_refusal(services)} (Read with its \\u escapes decoded.)"
        raise QueryRefusedError(reason) from error
    if not free:
        raise QueryRefusedError(_refusal(services))


def _refusal(services: Collection[str]) -> str:
    if not services:
        return (
            "SERVICE is refused: this endpoint asks no other server. Ask that server itself, or"
            " load its data beside this and query both."
        )
    allowed = " or ".join(f"SERVICE <{iri}> {{ … }}" for iri in sorted(services))
    return (
        "SERVICE is refused here: this endpoint asks no other servers than those of a list, and"
        f" each by its whole IRI. Write {allowed}."
    )


def _is_free(text: str, tokens: Sequence[Token], services: Collection[str]) -> bool:
    if not _KEYWORD.search(text):
        return True
    group = next((i for i, token in enumerate(tokens) if token.is_mark("{")), len(tokens))
    return not any(
        _KEYWORD.search(token.text)
        and _may_call(tokens, index, group)
        and not _is_allowed(tokens, index, services)
        for index, token in enumerate(tokens)
    )


def _is_allowed(tokens: Sequence[Token], index: int, services: Collection[str]) -> bool:
    """Say whether `SERVICE SILENT? <endpoint of the list> {` begins with a token."""
    if not tokens[index].is_word("SERVICE"):
        return False
    following = list(tokens[index + 1 : index + 4])
    if following and following[0].is_word("SILENT"):
        del following[0]
    if len(following) < 2 or not following[1].is_mark("{"):
        return False
    iri = following[0]
    return iri.kind is Kind.IRI and not iri.is_loose and iri.text[1:-1] in services


def _may_call(tokens: Sequence[Token], index: int, group: int) -> bool:
    """Say whether the letters in a token may be the keyword: `SERVICE SILENT? name {`.

    Where the IRI of a prefixed name is not valid (`PREFIX x: <http://host:1>` and `x:service`),
    Oxigraph reads the prefix alone and goes on behind it. So the letters count in every part.

    Args:
        tokens: The tokens of the query.
        index: Which of them.
        group: Where the first group begins.
    """
    token = tokens[index]
    if token.kind in _INERT:
        return False
    if token.kind is not Kind.PREFIXED_NAME:
        return True
    if index < group:
        return False  # SERVICE stands in a group
    following = list(tokens[index + 1 : index + 4])
    if following and following[0].is_mark("{"):
        return not tokens[index - 1].is_word("GRAPH", "FROM", "NAMED")
    if following and following[0].is_word("SILENT"):
        del following[0]
    if following and following[0].kind in _NAMES:
        del following[0]
    return bool(following) and following[0].is_mark("{")


def _decoded(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code <= 0x10FFFF else found[0]

    return _ESCAPE.sub(character, text)
