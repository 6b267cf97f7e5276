"""How a page refers to a passage: by the words that are known of it, and by what they are of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Quote:
    """A passage as another page refers to it.

    Attributes:
        token: The characters in it that write a figure or a name; empty if not known.
        start: The offset of its first code point.
        end: The offset after its last; 0 if not known.
    """

    token: str = ""
    start: int = 0
    end: int = 0

    @property
    def length(self) -> int:
        """How many code points it has; 0 if not known."""
        return max(0, self.end - self.start)

    @property
    def is_part(self) -> bool:
        """Whether the token is only a part of it, so that quoting the token would not quote it."""
        return self.length > len(self.token)


def quote_of(values: Mapping[str, str]) -> Quote:
    """Return a passage as its `token`, `start` and `end` tell, of which any may be missing."""
    return Quote(
        values.get("token", ""), _number(values.get("start", "")), _number(values.get("end", ""))
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
