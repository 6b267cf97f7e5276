"""Bounds on the size and the shape of a query.

Oxigraph parses and plans by recursion on the native stack. Where the stack ends the process dies,
and no exception tells of it. With the 8 MiB that a process usually has, that is near 840 nested
calls or groups, and near 2,700 clauses or operators in a row (with the 2 MiB of a Rust thread: 210
and 300). The bounds here keep off both. Rows of VALUES, lists after IN, arguments and triples in a
template are flat, and are not counted.
"""

from dataclasses import dataclass
from typing import Final

from jinshan_kg.sparql.errors import LimitError, TooLongError
from jinshan_kg.sparql.sequence import Tokens

MAX_NESTING: Final = 100
MAX_STEPS: Final = 2_000
MAX_TOKENS: Final = 50_000


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
        TooLongError: With status 413.
    """
    if len(text) > limits.length:
        raise TooLongError(
            f"The query has {len(text):,} characters; this endpoint takes {limits.length:,}.",
            limit="max_query_length",
            value=limits.length,
        )


def check_shape(tokens: Tokens, limits: Limits) -> None:
    """Refuse a query that is nested too deep or has too many parts.

    Raises:
        LimitError: With status 400.
    """
    if tokens.shape.nesting > limits.nesting:
        raise LimitError(
            f"The query nests brackets deeper than {limits.nesting}.",
            limit="max_nesting",
            value=limits.nesting,
        )
    steps = tokens.shape.steps
    if steps > limits.steps:
        raise LimitError(
            f"The query has {steps:,} operators, groups and clauses; this endpoint takes"
            f" {limits.steps:,}. Put many values in a VALUES block.",
            limit="max_steps",
            value=limits.steps,
        )
