"""A drawing of what surrounds a thing: it in the middle, its relations to the left and right.

All lengths are in the units of the drawing, which are pixels where it is not scaled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import east_asian_width

from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.board.words import label
from jinshan_kg.web.language import language
from jinshan_kg.web.resources.views.entity.relations import Relation, Section

WIDTH: Final = 920.0
_ROW: Final = 24.0
_HEAD: Final = 22.0
_GAP: Final = 10.0  # between two groups
_COLUMN: Final = 300.0  # width of the names on each side
_MIDDLE: Final = 180.0  # width of the thing in the middle
_SPARE: Final = 30.0  # for wide letters
_LEAST: Final = 3  # neighbours that are worth a drawing
_FEW: Final = 5  # neighbours of a group that are drawn
_MOST: Final = 28  # lines on a side
_NARROW: Final = 7.9  # width of a Latin letter
_BOLD: Final = 8.8  # likewise in bold
_WIDE: Final = 14.0  # width of a Chinese character


@dataclass(frozen=True)
class Mark:
    """A neighbour in the drawing.

    Attributes:
        thing: The neighbour.
        text: Its name, shortened to fit.
        is_short: Whether it is shortened.
        y: The height of its middle.
    """

    thing: Named
    text: str
    is_short: bool
    y: float


@dataclass(frozen=True)
class Bunch:
    """The neighbours by one relation.

    Attributes:
        relation: The relation.
        y: The height of the middle of its heading.
        marks: Those that are drawn.
        more: How many are not.
        on_left: On which side it stands.
    """

    relation: Relation
    y: float
    marks: tuple[Mark, ...]
    more: int
    on_left: bool

    @property
    def end(self) -> float:
        """The height of its last line."""
        return self.marks[-1].y + (_ROW if self.more else 0.0)

    @property
    def x(self) -> float:
        """Where its names begin; where they end, if on the left."""
        return _COLUMN if self.on_left else WIDTH - _COLUMN

    @property
    def curve(self) -> str:
        """The line from the middle to its heading, as the data of an SVG path."""
        middle = WIDTH / 2
        side = -1 if self.on_left else 1
        begin, end = middle + side * _MIDDLE / 2, self.x - side * 12
        half = round((begin + end) / 2, 1)
        return f"M{begin} 0 C{half} 0 {half} {self.y} {end} {self.y}"


@dataclass(frozen=True)
class Neighbourhood:
    """A drawing, the thing at the height 0.

    Attributes:
        lines: The name of the thing in lines.
        top: Where it begins.
        height: How high it is.
        bunches: The groups.
    """

    lines: tuple[str, ...]
    top: float
    height: float
    bunches: tuple[Bunch, ...]

    width: float = WIDTH
    middle: float = _MIDDLE


def draw(name: str, sections: Iterable[Section]) -> Neighbourhood | None:
    """Return the drawing of a thing; None if it has hardly any neighbours.

    Args:
        name: The name of the thing.
        sections: Its relations.
    """
    relations = [
        relation
        for section in sections
        for relation in section.relations
        if any(item.thing for item in relation.items)
    ]
    if sum(len(relation.items) for relation in relations) < _LEAST:
        return None
    left, right = _sides(relations)
    bunches = [*_stacked(left, on_left=True), *_stacked(right, on_left=False)]
    lines = tuple(_lines(name))
    top = min(*(b.y - _HEAD for b in bunches), -_ROW * (len(lines) + 1) / 2)
    bottom = max(*(b.end + _ROW for b in bunches), _ROW * (len(lines) + 1) / 2)
    return Neighbourhood(lines, round(top, 1), round(bottom - top, 1), tuple(bunches))


def _sides(relations: Sequence[Relation]) -> tuple[list[Relation], list[Relation]]:
    """Return the relations for the left and for the right side, about as many lines on both."""
    sides: tuple[list[Relation], list[Relation]] = ([], [])
    filled = [0.0, 0.0]
    for relation in relations:
        lines = min(len(relation.items), _FEW + 1) + 1
        side = 1 if filled[1] <= filled[0] else 0
        if filled[side] + lines <= _MOST:
            sides[side].append(relation)
            filled[side] += lines
    return sides


def _stacked(relations: Iterable[Relation], *, on_left: bool) -> list[Bunch]:
    made: list[Bunch] = []
    y, speaks = _HEAD / 2, language()
    for relation in relations:
        things = [item.thing for item in relation.items if item.thing]
        few = things if len(things) <= _FEW + 1 else things[:_FEW]
        marks = tuple(
            _mark(thing, y + _HEAD + index * _ROW, speaks) for index, thing in enumerate(few)
        )
        made.append(Bunch(relation, y, marks, len(things) - len(few), on_left))
        y = made[-1].end + _ROW + _GAP
    shift = -(y - _GAP - _ROW / 2) / 2
    return [_moved(bunch, shift) for bunch in made]


def _mark(thing: Named, y: float, speaks: str) -> Mark:
    name = label(thing, speaks)
    text = shortened(name, _COLUMN - _SPARE)
    return Mark(thing, text, text != name, y)


def _moved(bunch: Bunch, shift: float) -> Bunch:
    marks = tuple(
        Mark(one.thing, one.text, one.is_short, round(one.y + shift, 1)) for one in bunch.marks
    )
    return Bunch(bunch.relation, round(bunch.y + shift, 1), marks, bunch.more, bunch.on_left)


@lru_cache(maxsize=10_000)  # it looks at every letter of every name
def shortened(text: str, width: float) -> str:
    """Return a text with an ellipsis where it would be wider than that."""
    taken = 0.0
    for index, letter in enumerate(text):
        taken += _WIDE if east_asian_width(letter) in "WF" else _NARROW
        if taken > width:
            return text[: max(1, index - 1)].rstrip() + "…"
    return text


def _lines(name: str) -> list[str]:
    """Return a name in at most four lines that fit the middle."""
    most = int((_MIDDLE - 16) / _BOLD)
    if not name.isascii() and " " not in name:
        most = int((_MIDDLE - 16) / _WIDE)
        parts = [name[begin : begin + most] for begin in range(0, len(name), most)]
    else:
        parts = []
        for word in name.split():
            if parts and len(parts[-1]) + 1 + len(word) <= most:
                parts[-1] += f" {word}"
            else:
                parts.append(shortened(word, _MIDDLE - 16))
    return parts if len(parts) <= 4 else [*parts[:3], parts[3] + "…"]
