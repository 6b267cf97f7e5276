"""Compare the value of each printed figure with the number that the token of its evidence writes.

How they must agree (`expected`):

* `jk:value` is the number as printed, scaled to `jk:unit`: 44.6 billion is `44600000000.0`, and
  one-quarter in percent is `25.0`. A percentage is in percent; a place in an order is not.
* What no decimal can write (a third of a hundred) is rounded to four decimals, as computed figures
  are, and its `jk:precision` is not exact.
* A word in the token that weakens the number agrees with `jk:precision`: "approximately" with
  approximate, "nearly" with just below; what is only a bound ("over") is not exact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from jinshan_kg.evidence.numerals import Hedge, Numeral, read_numeral
from jinshan_kg.evidence.passages import Passage
from jinshan_kg.evidence.report import Finding
from jinshan_kg.evidence.terms import lexical, number, values
from jinshan_kg.namespaces import CONCEPT, JK, PREFIXES

_VALUE: Final = NamedNode(JK + "value")
_PERCENT: Final = (PREFIXES["unit"] + "PERCENT", PREFIXES["unit"] + "PERCENT-PER-YR")
_FRACTION: Final = PREFIXES["unit"] + "FRACTION"
_PRECISION: Final = f"{CONCEPT}precision/"
_EXACT: Final = f"{_PRECISION}exact"
_FITTING: Final[Mapping[Hedge, tuple[str, ...]]] = MappingProxyType(
    {
        "approximate": ("approximate",),
        "just-below": ("just-below",),
        "bound": ("approximate", "just-below"),
    }
)
_DECIMAL_PLACES: Final = 4


@dataclass(frozen=True)
class Figure:
    """A value and one passage that is said to print it.

    Attributes:
        iri: The observation.
        value: Its `jk:value`.
        unit: IRI of its `jk:unit`; empty if it has none.
        precision: IRI of its `jk:precision`; empty if it has none.
        passage: Its `jk:evidence`.
    """

    iri: str
    value: Fraction
    unit: str
    precision: str
    passage: Passage


def figures(
    store: Store, passages: Sequence[Passage], foreign: Collection[str] = ()
) -> list[Figure]:
    """Return every figure that a passage is the evidence of, sorted by IRI.

    One whose value is missing or no number, or that has two, is left to the shapes.

    Args:
        store: The dataset; the union of its graphs counts.
        passages: The readable passages of the dataset.
        foreign: IRIs of passages to leave out.
    """
    known = {passage.iri: passage for passage in passages if passage.iri not in foreign}
    return sorted(_figures(store, known), key=lambda figure: (figure.iri, figure.passage.start))


def check_figure(figure: Figure) -> Finding | None:
    """Return what is wrong with a figure: its value, its precision, or a token without a number."""
    token = f"the token “{figure.passage.token}” of its evidence <{figure.passage.iri}>"
    numeral = read_numeral(figure.passage.token)
    if numeral is None:
        message = (
            f"<{figure.iri}> has the value {_text(figure.value)}, but {token} writes no number that"
            " can be read. Cite the passage of the figure alone: digits or number words, with the"
            " percent sign and with a word such as “nearly” that weakens it."
        )
        return Finding("unread", figure.iri, message)
    right = expected(numeral, figure.unit)
    if right is None:
        kind = "a percentage" if numeral.kind == "percentage" else "a place in an order"
        message = (
            f"<{figure.iri}> has the value {_text(figure.value)} in <{figure.unit}>, but {token} is"
            f" {kind}. Correct jk:unit and jk:value, or cite the passage that prints the figure."
        )
        return Finding("value", figure.iri, message)
    if figure.value != _rounded(right):
        message = (
            f"<{figure.iri}> has the value {_text(figure.value)}, but {token} reads as"
            f" {_text(_rounded(right))}. Correct jk:value, or cite the passage that prints it."
        )
        return Finding("value", figure.iri, message)
    return _check_precision(figure, numeral, right)


def expected(numeral: Numeral, unit: str) -> Fraction | None:
    """Return the value, before rounding, that a numeral has in a unit; None if it fits no such.

    Args:
        numeral: What is printed.
        unit: IRI of a `qudt:Unit`.
    """
    if unit in _PERCENT:
        if numeral.kind == "place":
            return None
        return numeral.value * 100 if numeral.kind == "part" else numeral.value
    if numeral.kind == "percentage":
        return numeral.value / 100 if unit == _FRACTION else None
    return numeral.value


def _check_precision(figure: Figure, numeral: Numeral, right: Fraction) -> Finding | None:
    if not figure.precision:
        return None
    precision = figure.precision.removeprefix(_PRECISION)
    if numeral.hedge is not None and precision not in (fitting := _FITTING[numeral.hedge]):
        names = " or ".join(f"<{_PRECISION}{name}>" for name in fitting)
        message = f"says that the number is not exact; write jk:precision {names}."
    elif figure.precision == _EXACT and right != _rounded(right):
        message = (
            f"is a fraction that {_text(figure.value)} only rounds; write jk:precision"
            f" <{_PRECISION}approximate>."
        )
    else:
        return None
    token = f"the token “{figure.passage.token}” of its evidence <{figure.passage.iri}>"
    return Finding(
        "precision", figure.iri, f"<{figure.iri}> is <{figure.precision}>, but {token} {message}"
    )


def _figures(store: Store, passages: Mapping[str, Passage]) -> Iterator[Figure]:
    subjects = {quad.subject for quad in store.quads_for_pattern(None, _VALUE, None, None)}
    for subject in subjects:
        if not isinstance(subject, NamedNode | BlankNode):
            continue
        found = [number(value) for value in values(store, subject, JK + "value")]
        if len(found) != 1 or found[0] is None:
            continue
        unit, precision = (
            next((lexical(node) for node in values(store, subject, JK + name)), "")
            for name in ("unit", "precision")
        )
        for node in values(store, subject, JK + "evidence"):
            if not isinstance(node, Literal) and (passage := passages.get(lexical(node))):
                name = subject.value if isinstance(subject, NamedNode) else str(subject)
                yield Figure(name, found[0], unit, precision, passage)


def _rounded(value: Fraction) -> Fraction:
    """Return a number as a decimal writes it: itself, or rounded to four places."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return value if rest == 1 else Fraction(round(value, _DECIMAL_PLACES))


def _text(value: Fraction) -> str:
    """Return a number that a decimal can write as Turtle writes an xsd:decimal."""
    text = format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")
    return text if "." in text else f"{text}.0"
