"""Where the marks of a chart stand: numbers for the templates, in the units of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from unicodedata import east_asian_width

from jinshan_kg.web.board.figures import Figure

_LEAST: Final = 4.0  # width of the shortest bar
_PAD: Final = 6.0  # between the end of a bar and a text
_NARROW: Final = 6.4  # width of a Latin letter in a text on a line of time
_WIDE: Final = 12.0  # width of a Chinese character


@dataclass(frozen=True)
class Scale:
    """A linear scale from values to places in a drawing.

    Attributes:
        low: The value at `begin`.
        high: The value at `end`.
        begin: The place of the lowest value.
        end: The place of the highest.
    """

    low: float
    high: float
    begin: float
    end: float

    def __call__(self, value: float | Decimal) -> float:
        """Return the place of a value, to a tenth."""
        span = self.high - self.low or 1.0
        share = (float(value) - self.low) / span
        return round(self.begin + share * (self.end - self.begin), 1)


@dataclass(frozen=True)
class Bar:
    """A bar: a figure and how long it is drawn."""

    figure: Figure
    length: float


def bars(figures: Sequence[Figure], width: float, most: float | None = None) -> tuple[Bar, ...]:
    """Return bars from zero.

    Args:
        figures: What to draw; none is negative.
        width: How long the longest may be.
        most: The value of a bar of that length; the largest of the figures if None.
    """
    high = most or max((float(figure.value) for figure in figures), default=1.0)
    scale = Scale(0.0, high, 0.0, width)
    return tuple(Bar(figure, scale(figure.value)) for figure in figures)


@dataclass(frozen=True)
class Place:
    """Where a text is written.

    Attributes:
        x: The place of its anchor.
        anchor: Which end of it stands there: `start` or `end`.
    """

    x: float
    anchor: str


@dataclass(frozen=True)
class Span:
    """A figure on a line of time.

    Attributes:
        figure: The figure.
        left: Where it begins.
        width: How long it is; at least enough to be seen.
        open_end: Whether the source gives no end.
    """

    figure: Figure
    left: float
    width: float
    open_end: bool

    def place_of(self, text: str, most: float) -> Place:
        """Return where to write a text: on the bar where it fits, else after it, else before it.

        Args:
            text: The text.
            most: The width of the drawing.
        """
        wide = sum(_WIDE if east_asian_width(letter) in "WF" else _NARROW for letter in text)
        right = self.left + self.width
        if wide + 2 * _PAD <= self.width:
            return Place(self.left + _PAD, "start")
        if right + _PAD + wide <= most:
            return Place(round(right + _PAD, 1), "start")
        if self.left - _PAD - wide >= 0:
            return Place(self.left - _PAD, "end")
        return Place(self.left + _PAD, "start")


def spans(figures: Sequence[Figure], scale: Scale) -> tuple[Span, ...]:
    """Return where the periods of some figures stand on a scale of years.

    A year ends where the next begins; a period without an end goes on to the end of the scale.
    """
    drawn = []
    for figure in figures:
        period = figure.period
        begin = period.begin if period else None
        end = period.end if period else None
        left = scale(moment(begin)) if begin else scale.begin
        right = scale(moment(end, after=True)) if end else scale.end
        drawn.append(Span(figure, left, max(_LEAST, round(right - left, 1)), end is None))
    return tuple(drawn)


def moment(date: str, *, after: bool = False) -> float:
    """Return a date as a number of years: `2015` is 2015.0, or 2016.0 for what comes after it.

    Args:
        date: A year, a month or a day, as ISO 8601 writes it.
        after: Whether to return its end rather than its beginning.
    """
    parts = [int(part) for part in date.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    begin = year + max(0, month - 1) / 12 + max(0, day - 1) / 372
    length = 1.0 if not month else 1 / 12 if not day else 1 / 372
    return begin + length if after else begin
