"""Whether a query, asked again of the same dataset, has the same answer."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from jinshan_kg.sparql.tokens import Kind, Token

_LETTERS: Final = re.compile("now|rand|uuid|service", re.IGNORECASE | re.ASCII)
_CALL: Final = re.compile("(?:now|rand|uuid)$", re.IGNORECASE | re.ASCII)
_INERT: Final = frozenset({Kind.IRI, Kind.STRING, Kind.VARIABLE, Kind.BLANK_NODE, Kind.LANGUAGE})


def is_repeatable(text: str, tokens: Sequence[Token]) -> bool:
    """Say whether a query may be answered from memory.

    It may not if it calls NOW, RAND, UUID or STRUUID (SPARQL 1.1, sections 17.4.2 to 17.4.5), or
    asks another server. Where the engine may see such a call in a token that reads otherwise, the
    answer is no: the query is then only slower.

    Args:
        text: The query.
        tokens: Its tokens.
    """
    if not _LETTERS.search(text):
        return True
    if any(_may_hide(token) for token in tokens):
        return False
    return not any(_may_call(*pair) for pair in pairwise(tokens))


def _may_hide(token: Token) -> bool:
    if token.is_loose:
        return _LETTERS.search(token.text) is not None
    return token.kind not in _INERT and "SERVICE" in token.text.upper()


def _may_call(token: Token, after: Token) -> bool:
    # The engine wants no space between two keywords (`FILTERRAND()`), so that the name of the
    # function may begin within a token; but it ends with the token, since a bracket follows.
    return after.is_mark("(") and token.kind not in _INERT and _CALL.search(token.text) is not None
