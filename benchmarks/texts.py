"""Texts that were never seen before: each example query with a number in two places.

The number stands in a comment, and in a FILTER that is always true. So the answer stays the same,
but no cache helps, not even one that leaves out comments and spaces. Every server of a comparison
is asked the same texts.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from pyoxigraph import Store

MARK = "1234567890987654321"  # where the number goes
_WHERE = re.compile(r"\bWHERE\s*\{|\bASK\s*\{", re.IGNORECASE)
_FILTER = f" FILTER({MARK} > 0) "


@dataclass(frozen=True)
class Template:
    """A query text in pieces; the number goes between them.

    Attributes:
        pieces: The text, in order; a single piece is a text that always stays the same.
    """

    pieces: tuple[str, ...]

    def text(self, number: int) -> str:
        """Return the query with a number."""
        return str(number).join(self.pieces)

    def encoded(self) -> list[str]:
        """Return the pieces as a URL has them."""
        return [quote(piece, safe="") for piece in self.pieces]


def same(text: str) -> Template:
    """Return what always gives the same text."""
    return Template((text,))


@cache
def new(text: str) -> Template:
    """Return what gives a text of its own for each number.

    Raises:
        SyntaxError: If the query has no place for the FILTER, or is none.
    """
    where = _WHERE.search(_without_comments(text))
    if where:
        changed = text[: where.end()] + _FILTER + text[where.end() :]
    else:  # a DESCRIBE of an IRI
        changed = f"{text.rstrip()} WHERE {{{_FILTER}}}"
    changed = f"# {MARK}\n{changed}"
    Store().query(changed)
    return Template(tuple(changed.split(MARK)))


def _without_comments(text: str) -> str:
    """Return the text with spaces where there are comments, so that places stay the same."""
    return re.sub(
        r"<[^<>\s]*>|\"[^\"\n]*\"|#[^\n]*",
        lambda found: " " * len(found[0]) if found[0].startswith("#") else found[0],
        text,
    )
