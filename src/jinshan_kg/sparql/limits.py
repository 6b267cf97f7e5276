"""Bounds on the size and the shape of a query.

Oxigraph parses and plans by recursion on the native stack. Where the stack ends the process dies,
and no exception tells of it. With the 8 MiB that a process usually has, that is near 840 nested
calls or groups, and near 2,700 clauses or operators in a row (with the 2 MiB of a Rust thread: 210
and 300). The bounds here keep off both. Rows of VALUES, lists after IN, arguments and triples in a
template are flat, and are not counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jinshan_kg.sparql.errors import LimitError
from jinshan_kg.sparql.tokens import Kind, Token

MAX_NESTING: Final = 100
MAX_STEPS: Final = 2_000
MAX_TOKENS: Final = 50_000

_DEPTH: Final = MappingProxyType(
    {
        **dict.fromkeys(("(", "{", "[", "{|", "<<"), 1),
        **dict.fromkeys((")", "}", "]", "|}", ">>"), -1),
    }
)
_STEPS: Final = frozenset("+ - * / | || && ! ^ { [ {| <<".split())
_CLAUSES: Final = frozenset("AS BIND FILTER LATERAL MINUS OPTIONAL UNION VALUES".split())


@dataclass(frozen=True)
class Limits:
    """What a query may be at most.

    Attributes:
        length: Its length in characters.
        nesting: How deep brackets of any kind may nest.
        steps: How many operators, groups and clauses it may have in all.
        tokens: How many tokens it may have, which bounds the time that it takes to look at it.
    """

    length: int = 262_144
    nesting: int = MAX_NESTING
    steps: int = MAX_STEPS
    tokens: int = MAX_TOKENS


def check_length(text: str, limits: Limits) -> None:
    """Refuse a query that is too long to be looked at.

    Raises:
        LimitError: With status 413.
    """
    if len(text) > limits.length:
        raise LimitError(
            f"The query has {len(text):,} characters; this endpoint takes {limits.length:,}.",
            limit="max_query_length",
            value=limits.length,
            status=413,
        )


def check_shape(tokens: Sequence[Token], limits: Limits) -> None:
    """Refuse a query that is nested too deep or has too many parts.

    Raises:
        LimitError: With status 400.
    """
    depth = steps = 0
    for token in tokens:
        if token.kind is Kind.MARK:
            depth = max(0, depth + _DEPTH.get(token.text, 0))
            steps += token.text in _STEPS and not token.is_data
        elif token.kind is Kind.WORD:
            steps += token.text in _CLAUSES
        elif token.is_loose:
            steps += len(token.text)  # it may hide as many operators
        if depth > limits.nesting:
            raise LimitError(
                f"The query nests brackets deeper than {limits.nesting}.",
                limit="max_nesting",
                value=limits.nesting,
            )
    if steps > limits.steps:
        raise LimitError(
            f"The query has {steps:,} operators, groups and clauses; this endpoint takes"
            f" {limits.steps:,}. Put many values in a VALUES block.",
            limit="max_steps",
            value=limits.steps,
        )
