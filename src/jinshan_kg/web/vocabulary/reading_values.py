"""Read the concept schemes and the units of a dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.web.vocabulary import queries
from jinshan_kg.web.vocabulary.gathering import (
    Said,
    gathered,
    iris,
    named,
    read_counts,
    read_labels,
    texts,
)
from jinshan_kg.web.vocabulary.terms import Concept, Scheme, Unit

_DEFINITION: Final = PREFIXES["skos"] + "definition"
_IN_SCHEME: Final = PREFIXES["skos"] + "inScheme"
_QUDT: Final = PREFIXES["qudt"]


def read_schemes(ask: Asking) -> tuple[Scheme, ...]:
    """Return the concept schemes, each with its concepts in the order of their IRIs."""
    concepts = gathered(ask.rows(queries.CONCEPTS))
    uses = read_counts(ask, queries.CONCEPT_USES)
    members: dict[str, list[str]] = defaultdict(list)
    for iri, said in concepts.items():
        for scheme in iris(said, _IN_SCHEME):
            members[scheme].append(iri)
    labels = read_labels(ask, {*members, *concepts})
    return tuple(
        Scheme(
            named(scheme, labels),
            tuple(
                Concept(named(iri, labels), texts(concepts[iri], _DEFINITION), uses.get(iri, 0))
                for iri in found
            ),
        )
        for scheme, found in sorted(members.items())
    )


def read_units(ask: Asking) -> tuple[Unit, ...]:
    """Return the units of measure, in the order of their IRIs."""
    units = gathered(ask.rows(queries.UNITS))
    uses = read_counts(ask, queries.UNIT_USES)
    quantities = {iri for said in units.values() for iri in iris(said, f"{_QUDT}hasQuantityKind")}
    labels = read_labels(ask, {*units, *quantities})
    return tuple(_unit(iri, said, labels, uses.get(iri, 0)) for iri, said in units.items())


def _unit(iri: str, said: Said, labels: Mapping[str, Mapping[str, str]], uses: int) -> Unit:
    def first(name: str) -> str:
        return next((value.value for value in said.get(_QUDT + name, ())), "")

    quantity = first("hasQuantityKind")
    return Unit(
        named=named(iri, labels),
        definitions=texts(said, _DEFINITION),
        symbol=first("symbol"),
        ucum=first("ucumCode"),
        multiplier=first("conversionMultiplier"),
        quantity=named(quantity, labels) if quantity else None,
        uses=uses,
    )
