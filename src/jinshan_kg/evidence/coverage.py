"""Whether every figure and name of a document lies in a passage."""

from __future__ import annotations

from collections.abc import Iterable

from jinshan_kg.evidence.matching import occurrences
from jinshan_kg.evidence.passages import Passage
from jinshan_kg.evidence.report import Coverage
from jinshan_kg.evidence.scan import Item, scan


def coverage(text: str, passages: Iterable[Passage]) -> Coverage:
    """Compare what `scan` finds in a document with its passages.

    An item is covered if each of its words lies in an occurrence of the token of a passage inside
    the span of that passage: tight, so that a wide passage covers its figure or name and not what
    else stands in the clause. Different words may be covered by different passages ("Mayor" by
    one, "Ana Sol" by another).

    Args:
        text: the document.
        passages: passages whose offsets, token and digest hold.
    """
    used, aside = bytearray(len(text)), bytearray(len(text))
    for passage in passages:
        read = used if passage.set_aside is None else aside
        for start, end in occurrences(passage.token, text, passage.start, passage.end):
            read[start:end] = b"\x01" * (end - start)
    either = bytearray(a | b for a, b in zip(used, aside, strict=True))
    items = scan(text)
    in_data = [item for item in items if _covers(used, item)]
    read_at_all = [item for item in items if _covers(either, item)]
    known = set(read_at_all)
    return Coverage(
        in_data=tuple(in_data),
        set_aside=tuple(item for item in read_at_all if not _covers(used, item)),
        uncovered=tuple(item for item in items if item not in known),
    )


def _covers(read: bytearray, item: Item) -> bool:
    return all(all(read[start:end]) for start, end in item.words)
