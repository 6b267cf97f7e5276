"""The statements about a thing as the dataset has them, with their graphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from jinshan_kg.namespaces import GRAPH, PREFIXES
from jinshan_kg.sparql.solutions import Term, shortened
from jinshan_kg.web.resources.views.entity.statements import Statement


@dataclass(frozen=True)
class RawStatement:
    """A statement about a thing.

    Attributes:
        predicate: The property, shortened by a prefix.
        value: The value: an IRI of this site without its start, another shortened, a text as it is.
        iri: The value if it is an IRI.
        language: The language tag of a text, if it has one.
        datatype: The datatype of any other literal, shortened.
        graphs: The last parts of the names of the graphs that make it.
    """

    predicate: str
    value: str
    iri: str | None
    language: str | None
    datatype: str | None
    graphs: tuple[str, ...]


def raw_statements(
    statements: Iterable[Statement], base: str, begin: int = 0, end: int | None = None
) -> list[RawStatement]:
    """Return the statements about a thing, by property, or a part of them.

    Args:
        statements: The statements.
        base: What the IRIs of this site begin with.
        begin: How many to leave out at the beginning.
        end: How many there are up to the end of the part; None for all.
    """

    def short(iri: str) -> str:
        if iri.startswith(base) and "#" not in iri:
            return iri.removeprefix(base) or "/"
        return prefixed(iri)

    def value(term: Term) -> str:
        return short(term.value) if term.kind == "uri" else term.value

    def order(one: Statement) -> tuple[str, ...]:
        return value(one.other), one.other.language or "", one.other.datatype or ""

    # No more is put in order than is shown.
    grouped: dict[str, list[Statement]] = {}
    for one in statements:
        grouped.setdefault(one.predicate, []).append(one)
    ordered = (sorted(grouped[name], key=order) for name in sorted(grouped, key=short))
    return [
        RawStatement(
            short(one.predicate),
            value(one.other),
            one.other.value if one.other.kind == "uri" else None,
            one.other.language,
            short(one.other.datatype) if one.other.datatype else None,
            tuple(sorted(graph.removeprefix(GRAPH) for graph in one.graphs)),
        )
        for one in islice(chain.from_iterable(ordered), begin, end)
    ]


@lru_cache(maxsize=2_000)  # of which there are few: the terms of vocabularies
def prefixed(iri: str) -> str:
    """Return the prefixed name of a term of a vocabulary; any other IRI in angle brackets."""
    return shortened(iri, PREFIXES)
