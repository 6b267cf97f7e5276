"""From Oxigraph's complaint about a query to one that a person can use.

Oxigraph's parser reports the furthest place that it has looked at. It compares keywords of up to
14 characters at once, so that place often lies beyond the error, and the list of what it expected
there is long. Both mend themselves when the same tokens are parsed again with wide gaps between
them: then no comparison reaches the next token, and the furthest place names the token at fault.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Store

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.sparql.errors import QuerySyntaxError
from jinshan_kg.sparql.form import read_opening
from jinshan_kg.sparql.lexer import tokenize
from jinshan_kg.sparql.position import Position
from jinshan_kg.sparql.prefixes import undeclared_prefix
from jinshan_kg.sparql.tokens import Kind, Token

_GAP: Final = " " * 24
_REPORT: Final = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)+)"')
_SENTENCE: Final = re.compile(r"(?:^|, )([A-Z][a-z]*(?: [^,\"\[]+)+)")
_MOST: Final = 8
_KEYWORDS: Final = (
    "ASK BASE BIND CONSTRUCT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP HAVING LIMIT MINUS"
    " NAMED OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT UNION VALUES WHERE COUNT SUM AVG MIN MAX"
    " SAMPLE GROUP_CONCAT BOUND COALESCE CONCAT CONTAINS DATATYPE LANG LANGMATCHES LCASE REGEX"
    " REPLACE ROUND STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR UCASE YEAR"
).split()


def diagnose(text: str, error: SyntaxError, base: str | None = None) -> QuerySyntaxError:
    """Return the error to raise for a query that Oxigraph does not parse.

    Args:
        text: The query.
        error: What Oxigraph raised.
        base: The base IRI that it was given.
    """
    try:
        tokens = tokenize(text)
        undeclared = undeclared_prefix(text, tokens, read_opening(text, tokens), PREFIXES)
    except QuerySyntaxError as found:
        return found
    if undeclared is not None:
        return undeclared
    # Words as they are written: `a` is a keyword, `A` is none.
    tokens = [token._replace(text=text[token.start : token.end]) for token in tokens]
    index, expected = _furthest(tokens, str(error), base)
    if index == len(tokens):
        reason = _unfinished(text, tokens, expected)
        return QuerySyntaxError(reason, Position.at(text, tokens[-1].end))
    token = tokens[index]
    return QuerySyntaxError(_unexpected(token, expected), Position.at(text, token.start))


def _furthest(tokens: Sequence[Token], report: str, base: str | None) -> tuple[int, str]:
    """Return the index of the token that stopped the parser, and what it expected instead.

    The index is the number of tokens where it came to the end of them.
    """
    spaced = "".join(token.text + _GAP for token in tokens)
    try:
        Store().query(spaced, base_iri=base)
    except SyntaxError as error:
        report = str(error)
    found = _REPORT.match(report)
    if found is None:
        return len(tokens), ""
    lines = spaced.split("\n")
    offset = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    end = 0
    for index, token in enumerate(tokens):
        end += len(token.text) + len(_GAP)
        if offset < end:
            return index, found[3]
    return len(tokens), found[3]


def _unexpected(token: Token, expected: str) -> str:
    sentence = _SENTENCE.search(expected)
    if sentence is not None:
        return f"{sentence[1].rstrip('.')}, at {token.text[:40]}"
    return f"unexpected {token.text[:40]}{_alternatives(token, expected)}"


def _alternatives(token: Token, expected: str) -> str:
    word = token.text.upper()
    near = get_close_matches(word, _KEYWORDS, n=1) if token.kind is Kind.WORD else []
    if near and near[0] != word:
        return f"; did you mean {near[0]}?"
    literals = _LITERAL.findall(expected)
    if {"?", "$"} <= set(literals):
        literals = ["a variable", *(literal for literal in literals if literal not in "?$")]
    if literals and len(literals) <= _MOST:
        return f"; expected {' or '.join(literals)}"
    return ""


def _unfinished(text: str, tokens: Sequence[Token], expected: str) -> str:
    sentence = _SENTENCE.search(expected)
    if sentence is not None:
        return sentence[1].rstrip(".")
    pairs = {")": "(", "}": "{", "]": "["}
    unclosed: list[Token] = []
    for token in tokens:
        if token.is_mark(*pairs.values()):
            unclosed.append(token)
        elif token.is_mark(*pairs) and unclosed:
            unclosed.pop()
    if unclosed:
        place = Position.at(text, unclosed[-1].start)
        return f"the query ends here, and the {unclosed[-1].text} of {place} is not closed"
    return "the query ends too early"
