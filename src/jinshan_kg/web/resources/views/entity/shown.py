"""Which statements a page shows as relations, and which as links to other sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jinshan_kg.namespaces import GRAPH, JK, PREFIXES
from jinshan_kg.web.resources.views.entity.statements import Statement, Statements

_BROADER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {f"{JK}attendee": (f"{JK}speaker", f"{JK}respondent")}
)
_CATALOG: Final = f"{GRAPH}catalog"
INVERSE: Final[Mapping[str, str]] = MappingProxyType(
    {f"{JK}partOf": f"{JK}hasPart", f"{JK}hasPart": f"{JK}partOf"}
)
"""Properties that say the same the other way round; of these one is told."""


def _terms(prefix: str, names: str) -> frozenset[str]:
    return frozenset(PREFIXES[prefix] + name for name in names.split())


# Told in another place of the page, or of no interest to people.
_ELSEWHERE: Final = (
    _terms("rdf", "type subject predicate object")
    | _terms("rdfs", "label comment isDefinedBy")
    | _terms("skos", "prefLabel altLabel definition topConceptOf hasTopConcept notation")
    | _terms("foaf", "name page homepage")
    | _terms("dcterms", "title description source bibliographicCitation")
    | _terms("jk", "evidence mention context note citation relation digest start end token source")
    | _terms("jk", "formula baseline setAside length value")
    | _terms("qb", "dataSet")
    | _terms("org", "memberDuring")
    | _terms("void", "exampleResource")
    | _terms("skos", "exactMatch closeMatch")
    | _terms("owl", "sameAs")
    | _terms("sh", "select ask construct")
    | _terms("spex", "describe")
)
_OUTSIDE: Final = (
    *(f"{PREFIXES['skos']}exactMatch", f"{PREFIXES['skos']}closeMatch"),
    *(f"{PREFIXES['owl']}sameAs", f"{PREFIXES['rdfs']}seeAlso"),
    *(f"{PREFIXES['foaf']}page", f"{PREFIXES['foaf']}homepage", f"{PREFIXES['dcterms']}source"),
)


@dataclass(frozen=True)
class Shown:
    """Which statements a page shows as relations: not those that only follow from others."""

    statements: Statements
    nodes: frozenset[str]
    properties: frozenset[str]

    def own(self) -> Iterator[Statement]:
        """Return those of the thing."""
        own = self.statements.own
        said = {(one.predicate, one.other.value) for one in own}
        return (one for one in own if self._is_told(one) and not _is_implied(one, said))

    def pointing(self) -> Iterator[Statement]:
        """Return those that point at it and are not among its own the other way round."""
        said = {(one.predicate, one.other.value) for one in self.statements.own}
        pointing = {(one.predicate, one.other.value) for one in self.statements.pointing}
        for one in self.statements.pointing:
            if one.graphs == [_CATALOG]:
                continue  # what a dataset is about is no news of the thing
            inverse = INVERSE.get(one.predicate)
            is_said = (inverse, one.other.value) in said or _is_implied(one, pointing)
            if self._is_told(one) and not is_said:
                yield one

    def _is_told(self, one: Statement) -> bool:
        if (
            one.predicate in _ELSEWHERE
            or one.predicate in self.properties
            or one.other.value in self.nodes
        ):
            return False
        return one.other.kind != "bnode" and not (one.is_derived and one.predicate not in INVERSE)


def outside_links(statements: Statements, base: str) -> tuple[tuple[str, str], ...]:
    """Return the property and the address of each link to another site.

    Args:
        statements: What is said of the thing.
        base: What the IRIs of this site begin with.
    """
    links = ((p, iri) for p in _OUTSIDE for iri in statements.iris(p))
    return tuple((p, iri) for p, iri in links if _is_outside(iri, base))


def _is_implied(one: Statement, said: set[tuple[str, str]]) -> bool:
    """Say whether one of the same statements says more: who speaks at a briefing attends it."""
    narrower = _BROADER.get(one.predicate)
    return narrower is not None and any((p, one.other.value) in said for p in narrower)


def _is_outside(iri: str, base: str) -> bool:
    return iri.startswith(("http://", "https://")) and not iri.startswith(base)
