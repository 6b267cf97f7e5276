"""Whether a query, asked again of the same dataset, has the same answer."""

import re
from typing import Final

from jinshan_kg.sparql.sequence import Tokens
from jinshan_kg.sparql.tokens import Kind

_NAMES: Final = ("NOW", "RAND", "UUID", "SERVICE")
_CALL: Final = re.compile("(?:now|rand|uuid)$", re.IGNORECASE | re.ASCII)
_INERT: Final = frozenset({Kind.STRING, Kind.VARIABLE, Kind.BLANK_NODE, Kind.LANGUAGE})


def is_repeatable(text: str, tokens: Tokens) -> bool:
    """Say whether a query may be answered from memory.

    It may not if it calls NOW, RAND, UUID or STRUUID (SPARQL 1.1, sections 17.4.2 to 17.4.5), or
    asks another server. Where the engine may see such a call in a token that reads otherwise, the
    answer is no: the query is then only slower.

    Args:
        text: The query.
        tokens: Its tokens.
    """
    if not _has_name(text):
        return True
    return not any(
        _may_vary(tokens, index)
        for index, word in enumerate(tokens.words)
        if any(name in word for name in _NAMES)
    )


def _may_vary(tokens: Tokens, index: int) -> bool:
    text = tokens.texts[index]
    kind = Kind.of(text)
    if kind is Kind.IRI:
        return _has_name(text) and tokens[index].is_loose
    if kind in _INERT:
        return False
    # The engine wants no space between two keywords (`FILTERRAND()`), so that the name of the
    # function may begin within a token; but it ends with the token, since a bracket follows.
    calls = tokens.words[index + 1 : index + 2] == ["("] and _CALL.search(text) is not None
    return calls or "SERVICE" in tokens.words[index]


def _has_name(text: str) -> bool:
    lower = text.lower()  # nothing but A to Z becomes one of these letters alone
    return any(name.lower() in lower for name in _NAMES)
