"""The figures that have to do with a thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Final

from jinshan_kg.web.board.figures import Figure, Period
from jinshan_kg.web.resources.views.entity.node import Known, Node

_LAST: Final = 1 << 60  # beyond every position
_WHOLE: Final = ("subject", "metric", "value", "unit")  # what every figure has


@dataclass(frozen=True)
class Figures:
    """The figures that have to do with a thing, in the order of the source, computed ones last.

    Attributes:
        all: The figures.
    """

    all: tuple[Figure, ...] = ()

    def about(self, subject: str) -> tuple[Figure, ...]:
        """Return those with a subject."""
        return tuple(figure for figure in self.all if figure.subject.iri == subject)

    def not_about(self, subject: str) -> tuple[Figure, ...]:
        """Return those with another subject."""
        return tuple(figure for figure in self.all if figure.subject.iri != subject)

    def __getitem__(self, iri: str) -> Figure | None:
        """Return a figure, if it is among them."""
        return self._by_iri.get(iri)

    @cached_property
    def _by_iri(self) -> Mapping[str, Figure]:
        return {figure.named.iri: figure for figure in self.all}


def figures_of(iris: Iterable[str], known: Known) -> Figures:
    """Return some figures; what has no number for its value is passed over.

    Args:
        iris: The figures.
        known: What is known of them, and of what they mention.
    """
    made = (known.made(_figure, iri) for iri in dict.fromkeys(iris))
    figures = (figure for figure in made if figure is not None)
    return Figures(tuple(sorted(figures, key=lambda one: (one.position, one.named.iri))))


def _figure(node: Node, known: Known) -> Figure | None:
    subject, metric, value, unit = map(node.first, _WHOLE)
    if not (subject and metric and value and unit):
        return None
    evidence = node.first("evidence")
    passage = known.node(evidence) if evidence else None
    try:
        number = Decimal(value)
        position = int((passage.first("start") if passage else None) or _LAST)
    except (InvalidOperation, ValueError):
        return None
    of_metric = known.node(metric)
    return Figure(
        named=node.named,
        subject=known(subject),
        metric=of_metric.named,
        statistic=known.maybe(of_metric.first("statistic")),
        share_of=known.maybe(of_metric.first("shareOf")),
        value=number,
        unit=known(unit),
        symbol=known.node(unit).first("qudt:symbol") or "",
        period=_period(node.first("period"), known),
        status=known.maybe(node.first("status")),
        precision=known.maybe(node.first("precision")),
        baseline=node.first("baseline"),
        base_period=known.maybe(node.first("basePeriod")),
        derived="formula" in node.said,
        evidence=evidence,
        token=(passage.first("token") if passage else None) or "",
        position=position,
    )


def _period(iri: str | None, known: Known) -> Period | None:
    if iri is None:
        return None
    node = known.node(iri)
    return Period(node.named, node.first("from"), node.first("to"), node.first("edtf") or "")
