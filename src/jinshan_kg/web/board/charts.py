"""Which figures make a chart: chosen by what they are, not by their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jinshan_kg.web.board.figures import Figure
from jinshan_kg.web.board.geometry import Bar, Scale, Span, bars, moment, spans

_MARGIN: Final = 8.0


@dataclass(frozen=True)
class Pair:
    """A figure and the earlier one that it is compared with.

    Attributes:
        before: The earlier figure.
        after: The later one.
    """

    before: Figure
    after: Figure

    def heights(self, top: float, bottom: float) -> tuple[float, float]:
        """Return where both stand between the top and the bottom, the bottom being zero."""
        high = float(max(self.before.value, self.after.value))
        scale = Scale(0.0, high, bottom, top)
        return scale(self.before.value), scale(self.after.value)


def before_and_after(figures: Iterable[Figure]) -> tuple[Pair, ...]:
    """Return the printed figures that have a baseline, with it."""
    known = {figure.named.iri: figure for figure in figures}
    return tuple(
        Pair(known[figure.baseline], figure)
        for figure in known.values()
        if figure.baseline in known and not figure.derived
    )


def growth(figures: Iterable[Figure], width: float) -> tuple[Bar, ...]:
    """Return the rates of growth over a time, the highest first."""
    chosen = [f for f in figures if f.kind == "growth-rate" and not f.derived]
    return bars(sorted(chosen, key=lambda f: -f.value), width)


def shares(figures: Iterable[Figure], width: float) -> tuple[Bar, ...]:
    """Return the shares of a whole, the largest first; a full bar is 100 %."""
    known = list(figures)
    baselines = {figure.baseline for figure in known}
    chosen = [
        f
        for f in known
        if f.kind == "share" and not f.derived and not f.baseline and f.named.iri not in baselines
    ]
    return bars(sorted(chosen, key=lambda f: -f.value), width, most=100.0)


def totals(figures: Iterable[Figure], since: str) -> tuple[Figure, ...]:
    """Return the counts and levels that run from a year to no given end."""
    return tuple(
        f
        for f in figures
        if f.kind in ("count", "level")
        and not f.derived
        and f.period is not None
        and f.period.begin == since
        and f.period.end is None
    )


@dataclass(frozen=True)
class Timeline:
    """Figures on a line of time.

    Attributes:
        width: How wide the drawing is.
        scale: From years to places.
        years: The years that are marked.
        spans: The figures that have a beginning, the earliest first.
    """

    width: float
    scale: Scale
    years: tuple[int, ...]
    spans: tuple[Span, ...]


def timeline(figures: Sequence[Figure], width: float) -> Timeline | None:
    """Return the printed figures whose period has a beginning; None if there are none.

    Args:
        figures: The figures.
        width: How wide to draw.
    """
    dated = [f for f in figures if f.period and f.period.begin and not f.derived]
    if not dated:
        return None
    first = min(int(moment(f.period.begin)) for f in dated if f.period and f.period.begin)
    last = max(
        int(moment(f.period.end or f.period.begin)) + 1
        for f in dated
        if f.period and f.period.begin
    )
    scale = Scale(first, last, _MARGIN, width - _MARGIN)
    dated.sort(key=lambda f: (f.period.begin, f.period.end or "~") if f.period else ("", ""))
    return Timeline(width, scale, tuple(range(first, last + 1)), spans(dated, scale))
