"""The figures that have to do with a thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import local_name
from jinshan_kg.web.board.figures import Figure, Period
from jinshan_kg.web.resources.views.entity import queries
from jinshan_kg.web.resources.views.entity.labels import Names

_LAST: Final = 1 << 60  # beyond every position
_WHOLE: Final = ("subject", "metric", "value", "unit")  # what every figure has
_NODES: Final = ("subject", "metric", "unit", "period", "status", "precision", "basePeriod")

Rows = Mapping[str, Mapping[str, str]]
"""For each figure, and its metric, unit, period and passages, the values of their properties (by
their names without namespaces), the least where there are several."""


@dataclass(frozen=True)
class Figures:
    """The figures that have to do with a thing, in the order of the source, computed ones last.

    Attributes:
        all: The figures.
    """

    all: tuple[Figure, ...] = ()

    @cached_property
    def iris(self) -> frozenset[str]:
        """The IRIs of the figures."""
        return frozenset(figure.named.iri for figure in self.all)

    def about(self, subject: str) -> tuple[Figure, ...]:
        """Return those with a subject."""
        return tuple(figure for figure in self.all if figure.subject.iri == subject)

    def not_about(self, subject: str) -> tuple[Figure, ...]:
        """Return those with another subject."""
        return tuple(figure for figure in self.all if figure.subject.iri != subject)

    def __getitem__(self, iri: str) -> Figure | None:
        """Return a figure, if it is among them."""
        return next((figure for figure in self.all if figure.named.iri == iri), None)


def read_rows(ask: Asking, iri: str, *, union: bool) -> Rows:
    """Return the rows of the figures that have to do with a thing."""
    found: dict[str, dict[str, str]] = {}
    for node, name, value in ask.values(queries.figures(f"<{iri}>", union=union)):
        known = found.setdefault(node, {})
        short = local_name(name)
        known[short] = min(known.get(short, value), value)
    return found


def mentioned(rows: Rows) -> Iterator[str]:
    """Return the nodes in some rows."""
    for iri, row in rows.items():
        yield iri
        yield from (row[name] for name in (*_NODES, "statistic", "shareOf") if name in row)


def figures_of(rows: Rows, names: Names) -> Figures:
    """Return the figures of some rows; what has no number for its value is passed over.

    Args:
        rows: The rows.
        names: The names of what they mention.
    """
    whole = [iri for iri, row in rows.items() if all(name in row for name in _WHOLE)]
    made = (_figure(iri, rows, names) for iri in whole)
    known = [figure for figure in made if figure is not None]
    return Figures(tuple(sorted(known, key=lambda one: (one.position, one.named.iri))))


def _figure(iri: str, rows: Rows, names: Names) -> Figure | None:
    row = rows[iri]
    metric, unit, passage, period = (
        rows.get(row.get(name, ""), {}) for name in ("metric", "unit", "evidence", "period")
    )
    try:
        value, position = Decimal(row["value"]), int(passage.get("start", _LAST))
    except (InvalidOperation, ValueError):
        return None
    period_iri = row.get("period")
    when = names(period_iri) if period_iri else None
    span = (period.get("from"), period.get("to"), period.get("edtf", ""))
    return Figure(
        named=names(iri),
        subject=names(row["subject"]),
        metric=names(row["metric"]),
        statistic=names.maybe(metric.get("statistic")),
        share_of=names.maybe(metric.get("shareOf")),
        value=value,
        unit=names(row["unit"]),
        symbol=unit.get("symbol", ""),
        period=Period(when, *span) if when else None,
        status=names.maybe(row.get("status")),
        precision=names.maybe(row.get("precision")),
        baseline=row.get("baseline"),
        base_period=names.maybe(row.get("basePeriod")),
        derived="formula" in row,
        evidence=row.get("evidence"),
        token=passage.get("token", ""),
        position=position,
    )
