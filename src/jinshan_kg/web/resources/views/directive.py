"""A place in a web page as the end of its address: a text directive (Text Fragments, WICG).

A browser goes to the first place that fits. So words before and after the place are added until no
earlier one does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

_WHOLE: Final = 12  # words of a place that are all written down; of a longer one its ends are
_ENDS: Final = 6  # words of each end
_MOST: Final = 24  # words before and after a place that are tried
_GAP: Final = re.compile(r"\n\s*\n")  # between two paragraphs


@dataclass(frozen=True)
class TextDirective:
    """What to look for in a page.

    Attributes:
        start: The text of the place; the beginning of it if there is an end.
        end: The end of the text.
        prefix: What stands before it.
        suffix: What stands after it.
    """

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def address(self, page: str) -> str:
        """Return the address of the place in a page.

        All but letters and digits is percent-encoded, since a hyphen and a comma have a meaning.
        """
        parts = [
            f"{_encoded(self.prefix)}-" if self.prefix else "",
            _encoded(self.start),
            _encoded(self.end),
            f"-{_encoded(self.suffix)}" if self.suffix else "",
        ]
        return f"{page.partition('#')[0]}#:~:text={','.join(part for part in parts if part)}"


def directive_at(text: str, start: int, end: int) -> TextDirective:
    """Return what leads to a span of a text, and to no place before it.

    Where no words around it can tell it from an earlier place, it leads to that one.

    Args:
        text: The document; an empty line stands between two of its paragraphs.
        start: The offset of the first code point of the span.
        end: The offset after its last.
    """
    gaps = list(_GAP.finditer(text))
    first = max((gap.end() for gap in gaps if gap.end() <= start), default=0)
    last = min((gap.start() for gap in gaps if gap.start() >= end), default=len(text))
    page = " ".join(text.split())
    low, begin, stop, high = (_place(text, offset) for offset in (first, start, end, last))
    begin += page[begin : begin + 1] == " "
    words = [(one.start(), one.end()) for one in re.finditer(r"\S+", page[begin:stop])]
    if len(words) <= _WHOLE:
        left, right = _around(page, low, begin, stop, high)
        return TextDirective(
            page[begin:stop], prefix=page[left:begin].strip(), suffix=page[stop:right].strip()
        )
    head, tail = begin + words[_ENDS - 1][1], begin + words[-_ENDS][0]
    left, _ = _around(page, low, begin, head, head)
    while page.find(page[tail:stop], head) < tail and tail > head + 1:
        tail = page.rfind(" ", head, tail - 1) + 1
    return TextDirective(page[begin:head], page[tail:stop], prefix=page[left:begin].strip())


def _place(text: str, offset: int) -> int:
    """Return where an offset is when all white space is made single."""
    before = text[:offset]
    return len(" ".join(before.split())) + (before[-1:].isspace() and bool(before.strip()))


def _around(page: str, low: int, begin: int, end: int, high: int) -> tuple[int, int]:
    """Return a wider span of whole words that stands nowhere before, within two bounds."""
    left, right = begin, end
    for _ in range(_MOST):
        found = re.search(re.escape(page[left:right]), page, re.IGNORECASE)
        is_bounded = _is_bound(page, left) and _is_bound(page, right)
        if is_bounded and found and found.start() == left:
            return left, right
        left = max(low, page.rfind(" ", 0, max(left - 1, 0)) + 1)
        space = page.find(" ", right + 1)
        right = min(high, space if space >= 0 else high) if right < high else right
    return begin, end


def _is_bound(page: str, at: int) -> bool:
    """Say whether a word ends or begins at a place, as a browser wants it."""
    return not (page[at - 1 : at].isalnum() and page[at : at + 1].isalnum())


def _encoded(text: str) -> str:
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")
