"""Rows of a dataset, gathered by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jinshan_kg.engine.asking import Asking
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.vocabulary import queries

Said = Mapping[str, Sequence[Term]]
"""What is said of a thing: for each property its values."""

Labels = Mapping[str, Mapping[str, str]]
"""For each thing its names by language tag."""


def gathered(rows: Iterable[Sequence[Term | None]]) -> dict[str, Said]:
    """Return what rows of thing, property and value say of each thing."""
    found: dict[str, dict[str, list[Term]]] = {}
    for thing, predicate, value in rows:
        if thing and predicate and value and thing.kind == "uri":
            said = found.setdefault(thing.value, defaultdict(list))
            said[predicate.value].append(value)
    return dict(found)


def iris(said: Said, predicate: str) -> tuple[str, ...]:
    """Return the values of a property that are nodes with a name."""
    return tuple(value.value for value in said.get(predicate, ()) if value.kind == "uri")


def texts(said: Said, predicate: str) -> dict[str, str]:
    """Return the values of a property by language tag."""
    return {value.language or "": value.value for value in said.get(predicate, ())}


def read_labels(ask: Asking, things: Iterable[str]) -> Labels:
    """Return the names of some things."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, label in ask.rows(queries.labels(sorted(things))):
        if thing and label:
            found[thing.value].setdefault(label.language or "", label.value)
    return dict(found)


def read_counts(ask: Asking, query: str) -> dict[str, int]:
    """Return the numbers that a query counts for some things."""
    return {thing: int(times) for thing, times in ask.values(query)}


def named(iri: str, labels: Labels) -> Named:
    """Return a thing with its names."""
    return Named(iri, labels.get(iri, {}))
