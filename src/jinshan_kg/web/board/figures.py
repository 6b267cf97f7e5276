"""The figures of the dataset, read whole: what the charts and the table are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK, PREFIXES, local_name

FIGURES: Final = f"""PREFIX jk: <{JK}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>
"""
_PROPERTIES: Final = f"""{FIGURES}
SELECT ?figure ?property ?value {{ ?figure a jk:Observation ; ?property ?value }}"""
_LABELS: Final = f"""{FIGURES}
SELECT DISTINCT ?thing ?label {{
  {{ ?thing a jk:Observation }} UNION {{ [] a jk:Observation ; ?property ?thing }}
  UNION {{ ?metric a jk:Metric ; jk:statistic|jk:shareOf ?thing }}
  ?thing rdfs:label ?label }}"""
_DETAILS: Final = f"""{FIGURES}
PREFIX qudt: <{PREFIXES["qudt"]}>
SELECT DISTINCT ?thing ?property ?value {{
  [] a jk:Observation ; ?link ?thing .
  VALUES ?property {{ jk:statistic jk:shareOf jk:from jk:to jk:edtf jk:token jk:start qudt:symbol }}
  ?thing ?property ?value }}"""

Values = Mapping[str, Mapping[str, list[str]]]
"""For each thing and each property (its name in `jk:` or its IRI) the values."""


@dataclass(frozen=True)
class Named:
    """Something with a name.

    Attributes:
        iri: Its IRI.
        labels: Its names by language tag.
    """

    iri: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Period:
    """The time that a figure applies to.

    Attributes:
        named: The period.
        begin: Where the source gives it: a year, a month or a day, as ISO 8601 writes it.
        end: Likewise.
        edtf: Both as an Extended Date/Time Format string; empty if not known.
    """

    named: Named
    begin: str | None
    end: str | None
    edtf: str


@dataclass(frozen=True)
class Figure:
    """An observation.

    Attributes:
        named: The observation.
        subject: What it is about.
        metric: What it measures.
        statistic: How the metric sums it up; its IRI ends in `share`, `count` and the like.
        share_of: What a share is a part of.
        value: Its value in its unit.
        unit: Its unit.
        symbol: The symbol of the unit; empty if it has none.
        period: The time that it applies to.
        status: Whether it is actual, planned or anticipated.
        precision: How sharply the source states it.
        baseline: The IRI of the earlier figure that it is compared with.
        base_period: The time that a change is counted from.
        derived: Whether it was computed from others.
        evidence: The IRI of the passage that prints it; None for one that was computed.
        token: The characters that print it.
        position: Where the source prints it, in code points; those computed come last.
    """

    named: Named
    subject: Named
    metric: Named
    statistic: Named | None
    share_of: Named | None
    value: Decimal
    unit: Named
    symbol: str
    period: Period | None
    status: Named | None
    precision: Named | None
    baseline: str | None
    base_period: Named | None
    derived: bool
    evidence: str | None
    token: str
    position: int

    @property
    def kind(self) -> str:
        """The last part of the statistic's IRI, such as `growth-rate`; empty if there is none."""
        return local_name(self.statistic.iri) if self.statistic else ""


_LAST: Final = 1 << 60  # beyond every position


def read_figures(ask: Asking) -> tuple[Figure, ...]:
    """Return all figures of a dataset that have a subject, a metric, a value and a unit.

    They come in the order in which the source prints them, those that were computed last.
    """
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, label in ask.rows(_LABELS):
        if thing and label:
            labels[thing.value].setdefault(label.language or "", label.value)
    reader = _Reader(labels, _gathered(ask.values(_DETAILS)))
    figures = _gathered(ask.values(_PROPERTIES))
    whole = (reader.figure(iri, properties) for iri, properties in figures.items())
    found = [figure for figure in whole if figure is not None]
    return tuple(sorted(found, key=lambda figure: (figure.position, figure.named.iri)))


def _gathered(rows: Iterable[list[str]]) -> Values:
    gathered: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing, predicate, value in rows:
        gathered[thing][predicate.removeprefix(JK)].append(value)
    return gathered


@dataclass(frozen=True)
class _Reader:
    labels: Mapping[str, Mapping[str, str]]
    details: Values

    def figure(self, iri: str, properties: Mapping[str, list[str]]) -> Figure | None:
        """Return the figure of some properties; None if it lacks what every figure has."""
        first = {name: min(values) for name, values in properties.items()}
        if not {"subject", "metric", "value", "unit"} <= first.keys():
            return None
        evidence = first.get("evidence")
        return Figure(
            named=self.named(iri),
            subject=self.named(first["subject"]),
            metric=self.named(first["metric"]),
            statistic=self.optional(self.detail(first["metric"], "statistic")),
            share_of=self.optional(self.detail(first["metric"], "shareOf")),
            value=Decimal(first["value"]),
            unit=self.named(first["unit"]),
            symbol=self.detail(first["unit"], f"{PREFIXES['qudt']}symbol") or "",
            period=self.period(first["period"]) if "period" in first else None,
            status=self.optional(first.get("status")),
            precision=self.optional(first.get("precision")),
            baseline=first.get("baseline"),
            base_period=self.optional(first.get("basePeriod")),
            derived="formula" in first,
            evidence=evidence,
            token=(self.detail(evidence, "token") if evidence else None) or "",
            position=int((self.detail(evidence, "start") if evidence else None) or _LAST),
        )

    def named(self, iri: str) -> Named:
        return Named(iri, self.labels.get(iri, {}))

    def optional(self, iri: str | None) -> Named | None:
        return None if iri is None else self.named(iri)

    def detail(self, thing: str, name: str) -> str | None:
        values = self.details.get(thing, {}).get(name, [])
        return min(values) if values else None

    def period(self, iri: str) -> Period:
        begin, end = self.detail(iri, "from"), self.detail(iri, "to")
        return Period(self.named(iri), begin, end, self.detail(iri, "edtf") or "")
