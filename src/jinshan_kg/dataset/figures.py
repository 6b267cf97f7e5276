"""Figures computed from the printed ones: conversions to other units, changes and ratios."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, QB, XSD

from jinshan_kg.namespaces import BASE, CONCEPT, ID, JK, PREFIXES, UNIT

_JK: Final = Namespace(JK)
_OBSERVATION: Final = f"{ID}observation/"
_METRIC: Final = f"{CONCEPT}metric/"
_QUDT_UNIT: Final = Namespace(PREFIXES["unit"])
_DATASET: Final = URIRef(f"{BASE}dataset/derived")
_APPROXIMATE: Final = URIRef(f"{CONCEPT}precision/approximate")

# A quotient without an end is cut here; more digits than the source prints would feign precision.
_DECIMAL_PLACES: Final = 4

_IN_POINTS: Final = MappingProxyType({"en": ", in percentage points", "zh": "（百分点）"})

Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True)
class Conversion:
    """An exact factor from one unit to another.

    Attributes:
        target: The unit that the value is converted to.
        name: The unit's name as the end of an IRI, and in the English label.
        chinese: The unit's name in the Chinese label.
        factor: How many of the target unit one of the original unit is.
        formula: The factor in words and figures.
    """

    target: URIRef
    name: str
    chinese: str
    factor: Fraction
    formula: str


CONVERSIONS: Final[Mapping[URIRef, Conversion]] = MappingProxyType(
    {
        # The multiplier in units.ttl is a decimal and cannot be exact; the fraction is.
        URIRef(f"{UNIT}mu"): Conversion(
            _QUDT_UNIT.HA,
            "hectares",
            "公顷",
            Fraction(2000, 3) / 10_000,
            "value in mu × 2000/3 m² ÷ 10000 m²",
        ),
        URIRef(f"{UNIT}tonne-of-standard-coal"): Conversion(
            _QUDT_UNIT.GigaJ,
            "gigajoules",
            "吉焦",
            Fraction("29.3076"),
            "value in tonnes of standard coal × 29.3076 GJ",
        ),
    }
)


@dataclass(frozen=True)
class Comparison:
    """A way to set an observation against its baseline.

    Attributes:
        name: The statistic, as the end of an IRI and in the English label.
        chinese: The statistic in the Chinese label.
        unit: The unit of the result; None keeps the unit of the two.
        formula: How the result is computed.
        metric_label: The label of the derived metric in English and Chinese, around the metric's.
    """

    name: str
    chinese: str
    unit: URIRef | None
    formula: str
    metric_label: tuple[str, str]

    def compute(self, value: Fraction, baseline: Fraction) -> Fraction:
        """Return the change or the ratio."""
        return value - baseline if self.name == "change" else value / baseline


COMPARISONS: Final = (
    Comparison(
        "change", "变化量", None, "value − value of the baseline", ("change of {}", "{}变化量")
    ),
    Comparison(
        "ratio",
        "比值",
        _QUDT_UNIT.FRACTION,
        "value ÷ value of the baseline",
        ("ratio of {}", "{}比值"),
    ),
)


def derived_figures(graph: Graph) -> Iterator[Triple]:
    """Yield the triples of every derived observation and of the metrics that they need.

    Args:
        graph: The asserted data with the concepts, lexical forms as written.
    """
    for observation in sorted(graph.subjects(RDF.type, _JK.Observation), key=str):
        assert isinstance(observation, URIRef)
        conversion = CONVERSIONS.get(_iri(graph, observation, _JK.unit))
        if conversion is not None:
            yield from _converted(graph, observation, conversion)
        for baseline in sorted(graph.objects(observation, _JK.baseline), key=str):
            assert isinstance(baseline, URIRef)
            for comparison in COMPARISONS:
                yield from _compared(graph, observation, baseline, comparison)


def _converted(graph: Graph, observation: URIRef, to: Conversion) -> Iterator[Triple]:
    derived = URIRef(f"{observation}-in-{to.name}")
    yield from _common(
        graph,
        derived,
        sources=[observation],
        value=_value(graph, observation) * to.factor,
        labels={"en": f"{{}}, in {to.name}", "zh": f"{{}}（{to.chinese}）"},
        formula=to.formula,
    )
    yield derived, _JK.metric, _iri(graph, observation, _JK.metric)
    yield derived, _JK.unit, to.target


def _compared(
    graph: Graph, observation: URIRef, baseline: URIRef, comparison: Comparison
) -> Iterator[Triple]:
    derived = URIRef(f"{observation}-{comparison.name}")
    metric = _iri(graph, observation, _JK.metric)
    unit = comparison.unit or _iri(graph, observation, _JK.unit)
    yield from _common(
        graph,
        derived,
        sources=[observation, baseline],
        value=comparison.compute(_value(graph, observation), _value(graph, baseline)),
        labels={
            "en": f"{{}}: {comparison.name} against the baseline",
            "zh": f"{{}}：较基线的{comparison.chinese}",
        },
        formula=comparison.formula + (_IN_POINTS["en"] if unit == _QUDT_UNIT.PERCENT else ""),
    )
    yield derived, _JK.metric, URIRef(f"{metric}-{comparison.name}")
    yield derived, _JK.unit, unit
    yield derived, _JK.basePeriod, _iri(graph, baseline, _JK.period)
    yield from _derived_metric(graph, metric, unit, comparison)


def _common(
    graph: Graph,
    derived: URIRef,
    *,
    sources: Iterable[URIRef],
    value: Fraction,
    labels: Mapping[str, str],
    formula: str,
) -> Iterator[Triple]:
    """Yield what every derived observation has; the first source is the one it speaks of.

    `labels` go around the label of that source, in each language that it has one in.
    """
    origin, *_ = sources = list(sources)
    number, exact = _decimal(value)
    precision = _iri(graph, origin, _JK.precision)
    yield derived, RDF.type, _JK.Observation
    names = {o.language: o for o in graph.objects(origin, RDFS.label) if isinstance(o, Literal)}
    for language, template in labels.items():
        if language in names:
            yield derived, RDFS.label, Literal(template.format(names[language]), lang=language)
    yield derived, QB.dataSet, _DATASET
    yield derived, _JK.value, Literal(number, datatype=XSD.decimal, normalize=False)
    yield derived, _JK.precision, precision if exact else _APPROXIMATE
    yield derived, _JK.formula, Literal(formula if exact else f"{formula}, rounded to 4 decimals")
    for inherited in (_JK.subject, _JK.period, _JK.status):
        yield derived, inherited, _iri(graph, origin, inherited)
    yield derived, _JK.periodBasis, _weakest_basis(graph, sources)
    for source in sources:
        yield derived, PROV.wasDerivedFrom, source


def _derived_metric(
    graph: Graph, metric: URIRef, unit: URIRef, comparison: Comparison
) -> Iterator[Triple]:
    derived = URIRef(f"{metric}-{comparison.name}")
    scheme = URIRef(_METRIC.rstrip("/"))
    # A share that rises from 60 to 90 percent rises by 30 points, which is 50 percent of it.
    in_points = unit == _QUDT_UNIT.PERCENT
    yield derived, RDF.type, _JK.Metric
    yield derived, RDF.type, SKOS.Concept
    for template, language in zip(comparison.metric_label, ("en", "zh"), strict=True):
        text = template.format(_label(graph, metric, language))
        if in_points:
            text += _IN_POINTS[language]
        yield derived, RDFS.label, Literal(text, lang=language)
        yield derived, SKOS.prefLabel, Literal(text, lang=language)
    yield derived, SKOS.definition, Literal(f"Derived: {comparison.formula}.", lang="en")
    yield derived, SKOS.notation, Literal(str(derived).removeprefix(_METRIC))
    yield derived, SKOS.inScheme, scheme
    yield derived, SKOS.topConceptOf, scheme
    yield derived, _JK.statistic, URIRef(f"{CONCEPT}statistic/{comparison.name}")
    yield derived, _JK.allowedUnit, unit


def _decimal(value: Fraction) -> tuple[str, bool]:
    """Return a number in decimal notation, and whether that is exact."""
    rounded = Fraction(round(value, _DECIMAL_PLACES))
    # An exact decimal keeps all its places: 77872 × 29.3076 has four, and loses none.
    number = Decimal(rounded.numerator) / Decimal(rounded.denominator)
    text = format(number.normalize(), "f")
    return text if "." in text else f"{text}.0", rounded == value


def _weakest_basis(graph: Graph, sources: Iterable[URIRef]) -> URIRef:
    """Return `implied` if any of the sources has an implied period, else `stated`."""
    return min(_iri(graph, source, _JK.periodBasis) for source in sources)


def _value(graph: Graph, observation: URIRef) -> Fraction:
    return Fraction(str(_one(graph, observation, _JK.value)))


def _label(graph: Graph, subject: URIRef, language: str = "en") -> str:
    labels = graph.objects(subject, RDFS.label)
    return next(str(o) for o in labels if isinstance(o, Literal) and o.language == language)


def _iri(graph: Graph, subject: URIRef, predicate: URIRef) -> URIRef:
    value = _one(graph, subject, predicate)
    assert isinstance(value, URIRef), f"{subject} {predicate} is no IRI"
    return value


def _one(graph: Graph, subject: URIRef, predicate: URIRef) -> object:
    value = graph.value(subject, predicate)
    assert value is not None, f"{subject} lacks {predicate}"
    return value
