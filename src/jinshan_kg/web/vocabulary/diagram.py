"""A drawing of the classes: trees from left to right, what is more general to the left.

The classes of other vocabularies that ours are subclasses of stand at the left of each tree. Trees
that share one make a block, and the blocks fill columns of about the same height. All lengths are
in the units of the drawing, which are pixels where it is not scaled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final
from unicodedata import east_asian_width

from jinshan_kg.web.vocabulary.hierarchy import Branch
from jinshan_kg.web.vocabulary.terms import prefixed

_ROW: Final = 27.0
_HEIGHT: Final = 22.0
_GAP: Final = 26.0  # between a box and those right of it
_BETWEEN: Final = 12.0  # between two blocks
_GUTTER: Final = 40.0  # between two columns
_PADDING: Final = 8.0
_NARROW: Final = 7.2  # width of a Latin letter
_WIDE: Final = 13.0  # width of a Chinese character


@dataclass(frozen=True)
class Box:
    """A class in the drawing.

    Attributes:
        iri: The class.
        text: What stands in the box.
        x: Where it begins.
        y: The height of its middle.
        width: How wide it is.
        is_own: Whether the class is one of the vocabulary.
    """

    iri: str
    text: str
    x: float
    y: float
    width: float
    is_own: bool

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + self.width

    def moved(self, x: float, y: float) -> Box:
        """Return the box at another place."""
        return replace(self, x=round(self.x + x, 1), y=round(self.y + y, 1))


@dataclass(frozen=True)
class Diagram:
    """A drawing.

    Attributes:
        width: How wide it is.
        height: How high it is.
        boxes: The classes.
        lines: Each class and one right of it that is a subclass.
    """

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[tuple[Box, Box], ...]

    @property
    def box_height(self) -> float:
        """How high each box is."""
        return _HEIGHT


def draw(trees: Iterable[Branch], name: Callable[[Branch], str], columns: int = 2) -> Diagram:
    """Return the drawing of some trees.

    Args:
        trees: The trees.
        name: Gives what to write in the box of a class.
        columns: How many columns to fill.
    """
    blocks = sorted((_block(group, name) for group in _groups(trees)), key=lambda b: -b.height)
    filled: list[list[Diagram]] = [[] for _ in range(columns)]
    for block in blocks:
        min(filled, key=lambda column: sum(one.height + _BETWEEN for one in column)).append(block)
    boxes: list[Box] = []
    lines: list[tuple[Box, Box]] = []
    width = height = 0.0
    for column in filter(None, filled):
        left = width + _GUTTER if width else 0.0
        y = 0.0
        for block in column:
            boxes += [box.moved(left, y) for box in block.boxes]
            lines += [(one.moved(left, y), other.moved(left, y)) for one, other in block.lines]
            y += block.height + _BETWEEN
        height = max(height, y - _BETWEEN)
        width = left + max(block.width for block in column)
    return Diagram(ceil(width), ceil(height), tuple(boxes), tuple(lines))


def text_width(text: str) -> float:
    """Return about how wide a text is."""
    return sum(_WIDE if east_asian_width(letter) in "WF" else _NARROW for letter in text)


def _box_width(text: str) -> float:
    return round(text_width(text) + 2 * _PADDING, 1)


def _groups(trees: Iterable[Branch]) -> list[list[Branch]]:
    """Return the trees so that those that share a class of another vocabulary are together."""
    groups: list[tuple[set[str], list[Branch]]] = []
    for tree in trees:
        above = set(tree.term.above) or {""}  # those with nothing above them are together, too
        members = [tree]
        rest = []
        for shared, others in groups:
            if shared.isdisjoint(above):
                rest.append((shared, others))
            else:
                above |= shared
                members = others + members
        groups = [*rest, (above, members)]
    return [members for _, members in groups]


def _block(trees: Sequence[Branch], name: Callable[[Branch], str]) -> Diagram:
    above = sorted({iri for tree in trees for iri in tree.term.above})
    left = max((_box_width(prefixed(iri)) for iri in above), default=0.0)
    starts = _starts(trees, name, left + _GAP if above else 0.0)
    boxes: list[Box] = []
    lines: list[tuple[Box, Box]] = []
    roots: list[tuple[Branch, Box]] = []
    row = 0

    def place(branch: Branch, depth: int) -> Box:
        nonlocal row
        below = [place(one, depth + 1) for one in branch.below]
        if below:
            y = (below[0].y + below[-1].y) / 2
        else:
            y = row * _ROW + _HEIGHT / 2
            row += 1
        text = name(branch)
        box = Box(branch.term.iri, text, starts[depth], y, _box_width(text), True)
        boxes.append(box)
        lines.extend((box, other) for other in below)
        return box

    for tree in trees:
        roots.append((tree, place(tree, 0)))
    for box in _spread(above, roots):
        boxes.append(box)
        lines += [(box, root) for tree, root in roots if box.iri in tree.term.above]
    height = max(box.y for box in boxes) + _HEIGHT / 2
    return Diagram(max(box.end for box in boxes), height, tuple(boxes), tuple(lines))


def _starts(trees: Iterable[Branch], name: Callable[[Branch], str], start: float) -> list[float]:
    """Return where the boxes of each depth begin."""
    starts = []
    level = list(trees)
    while level:
        starts.append(start)
        start += max(_box_width(name(branch)) for branch in level) + _GAP
        level = [below for branch in level for below in branch.below]
    return starts


def _spread(iris: Iterable[str], roots: Sequence[tuple[Branch, Box]]) -> list[Box]:
    """Return the boxes of what is above some roots: beside them, none upon another."""
    middles = {iri: [root.y for tree, root in roots if iri in tree.term.above] for iri in iris}
    boxes: list[Box] = []
    lowest = _HEIGHT / 2
    for iri, below in sorted(middles.items(), key=lambda item: sum(item[1]) / len(item[1])):
        y = max(sum(below) / len(below), lowest)
        text = prefixed(iri)
        boxes.append(Box(iri, text, 0.0, y, _box_width(text), False))
        lowest = y + _ROW
    return boxes
