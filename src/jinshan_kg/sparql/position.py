"""Places in a query as a person counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_WIDEST: Final = 120
_BEFORE: Final = 80


@dataclass(frozen=True)
class Position:
    """A place in a text.

    Attributes:
        line: The line, from 1. Lines end in LF, CR LF or CR.
        column: The column in Unicode code points, from 1.
        text: The line itself, without its end.
    """

    line: int
    column: int
    text: str

    @classmethod
    def at(cls, text: str, offset: int) -> Position:
        """Return the place of an offset in code points; past the end means the end."""
        before = _lines(text[:offset])
        line, column = len(before), len(before[-1]) + 1
        return cls(line, column, _lines(text)[line - 1])

    def __str__(self) -> str:
        """Return it as `line 2, column 14`."""
        return f"line {self.line}, column {self.column}"

    def shown(self) -> str:
        """Return the line, or the part of it around the place, with a caret below the place."""
        start = max(0, self.column - 1 - _BEFORE) if len(self.text) > _WIDEST else 0
        part = self.text[start : start + _WIDEST]
        # A tab stays a tab so that the caret stands under its character.
        lead = "".join("\t" if c == "\t" else " " for c in part[: self.column - 1 - start])
        return f"  {part}\n  {lead}^"


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
