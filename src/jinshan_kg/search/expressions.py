"""The expressions of SQLite's full-text search for what a reader typed.

Nothing of the query is ever read as an operator: each token is a string in quotes, and tokens are
letters and digits only (`tokens`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from jinshan_kg.search.schema import kind_token
from jinshan_kg.search.tokens import Part, is_unspaced

_LONGEST: Final = 32  # parts: SQLite limits the depth of an expression
_FEWEST_LEFT: Final = 12  # tokens of a query up to which one may be left out
_FEWEST_LETTERS: Final = 4  # of pinyin that is looked for within names


def at_start(tokens: Sequence[str]) -> str:
    """Return the expression for names that begin with some tokens, the last perhaps unfinished."""
    return f"name : ^ {_phrase(tokens)}{_unfinished(tokens[-1])}"


def read_aloud(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the expressions for names that read so in pinyin, with or without spaces.

    First those that begin so, then those in which a later character does: one of few letters
    would be found in too many.
    """
    written = "".join(tokens)
    yield f"{{name reading}} : ^ {_phrase([written])} *"
    if len(written) >= _FEWEST_LETTERS:
        yield f"reading : {_phrase([written])} *"


def whole_words(parts: Sequence[Part]) -> str:
    """Return the expression for names with each word and each run of characters in them."""
    return _all(_phrase(part) for part in parts)


def beginnings(parts: Sequence[Part]) -> str:
    """Return the expression for names in which a word begins with each token."""
    return _all(_begun(token) for part in parts for token in part)


def alternatives(choices: Sequence[Sequence[str]]) -> str:
    """Return the expression for names with one word of each choice.

    Args:
        choices: For each token of the query, the token itself and words near to it.
    """
    return _all(_any(choice) for choice in choices)


def all_but_one(choices: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the expressions for names in which one of the choices is missing.

    What is left has a word: digits alone are those of too many dates and figures.
    """
    if 1 < len(choices) <= _FEWEST_LEFT:
        for left_out in range(len(choices)):
            left = [*choices[:left_out], *choices[left_out + 1 :]]
            if not all(token.isdecimal() for token, *_ in left):
                yield alternatives(left)


def only_kinds(kinds: Iterable[int]) -> str:
    """Return the expression for names of things that belong to one of some classes."""
    return f"kinds : ({' OR '.join(_phrase([kind_token(kind)]) for kind in kinds)})"


def _all(terms: Iterable[str]) -> str:
    first = list(dict.fromkeys(terms))[:_LONGEST]
    return f"name : ({' AND '.join(first)})"


def _any(choice: Sequence[str]) -> str:
    first, *others = choice
    return f"({' OR '.join([_begun(first), *(_phrase([other]) for other in others)])})"


def _begun(token: str) -> str:
    return f"{_phrase([token])}{_unfinished(token)}"


def _unfinished(token: str) -> str:
    return "" if is_unspaced(token) else " *"


def _phrase(tokens: Sequence[str]) -> str:
    return f'"{" ".join(tokens)}"'
