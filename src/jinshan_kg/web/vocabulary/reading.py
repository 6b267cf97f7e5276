"""Read the documentation of the vocabulary from the dataset itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import PREFIXES, RDF_TYPE, local_name
from jinshan_kg.sparql.solutions import Term as Node
from jinshan_kg.web.vocabulary import queries
from jinshan_kg.web.vocabulary.gathering import (
    Labels,
    Said,
    gathered,
    iris,
    named,
    read_labels,
    texts,
)
from jinshan_kg.web.vocabulary.reading_values import read_schemes, read_units
from jinshan_kg.web.vocabulary.terms import Example, Kind, Term, Value, Vocabulary

_OWL: Final = PREFIXES["owl"]
_RDFS: Final = PREFIXES["rdfs"]
_DEFINITION: Final = PREFIXES["skos"] + "definition"
_INVERSE: Final = _OWL + "inverseOf"


def read_vocabulary(ask: Asking) -> Vocabulary:
    """Return the classes, properties, concepts and units of a dataset, and how it uses them."""
    said = gathered(ask.rows(queries.TERMS))
    uses = {**_uses(ask, queries.INSTANCES), **_uses(ask, queries.STATEMENTS)}
    examples = (node for use in uses.values() for node in (use.thing, use.value))
    things = {node.value for node in examples if node is not None and node.kind == "uri"}
    reader = _Reader(said, _turned(said), uses, read_labels(ask, things | said.keys()))
    return Vocabulary(
        about=_about(ask),
        terms={iri: reader.term(iri) for iri in said},
        schemes=read_schemes(ask),
        units=read_units(ask),
    )


@dataclass(frozen=True)
class _Use:
    """How often a term is used, and by what."""

    times: int
    thing: Node | None
    value: Node | None


@dataclass(frozen=True)
class _Reader:
    """Makes terms of what is said of them.

    Attributes:
        said: What the ontology says of each term.
        turned: For each property and each node that is its value, what has it.
        uses: How the data use each term.
        labels: The names of terms and examples.
    """

    said: Mapping[str, Said]
    turned: Mapping[str, Mapping[str, tuple[str, ...]]]
    uses: Mapping[str, _Use]
    labels: Labels

    def term(self, iri: str) -> Term:
        said = self.said[iri]
        types = iris(said, RDF_TYPE)
        kind = next(kind for kind in Kind if _OWL + kind in types)
        more_general = _RDFS + ("subClassOf" if kind is Kind.CLASS else "subPropertyOf")
        use = self.uses.get(iri)
        return Term(
            named=named(iri, self.labels),
            kind=kind,
            functional=f"{_OWL}FunctionalProperty" in types,
            definitions=texts(said, _DEFINITION),
            above=iris(said, more_general),
            below=self.back(iri, more_general),
            domain=iris(said, f"{_RDFS}domain"),
            range=iris(said, f"{_RDFS}range"),
            inverse=tuple(sorted({*iris(said, _INVERSE), *self.back(iri, _INVERSE)})),
            domain_of=self.back(iri, f"{_RDFS}domain"),
            range_of=self.back(iri, f"{_RDFS}range"),
            uses=use.times if use else 0,
            example=self.example(use),
        )

    def back(self, iri: str, predicate: str) -> tuple[str, ...]:
        return self.turned.get(predicate, {}).get(iri, ())

    def example(self, use: _Use | None) -> Example | None:
        if use is None or use.thing is None:
            return None
        return Example(named(use.thing.value, self.labels), self.value(use.value))

    def value(self, node: Node | None) -> Value | None:
        if node is None:
            return None
        thing = named(node.value, self.labels) if node.kind == "uri" else None
        return Value(node.value, thing, node.language or "")


def _turned(said: Mapping[str, Said]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    turned: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for iri, properties in said.items():
        for predicate in properties:
            for value in iris(properties, predicate):
                turned[predicate][value].append(iri)
    return {
        predicate: {value: tuple(found) for value, found in values.items()}
        for predicate, values in turned.items()
    }


def _uses(ask: Asking, query: str) -> dict[str, _Use]:
    found = {}
    for term, times, *example in ask.rows(query):
        if term and times:
            thing, value = (*example, None)[:2]
            found[term.value] = _Use(int(times.value), thing, value)
    return found


def _about(ask: Asking) -> dict[str, dict[str, str]]:
    about: dict[str, dict[str, str]] = defaultdict(dict)
    for predicate, value in ask.rows(queries.ABOUT):
        if predicate and value:
            name = local_name(predicate.value)
            about[name][value.language or ""] = value.value
    return dict(about)
