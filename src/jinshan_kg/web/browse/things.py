"""The things of a kind, with what they can be chosen by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jinshan_kg.engine.asking import Asking, Row
from jinshan_kg.namespaces import ID, JK, PREFIXES, local_name
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.browse.kinds import Kind
from jinshan_kg.web.resources.views.entity.node import Known
from jinshan_kg.web.resources.views.entity.nodes import Nodes

FACETS: Final = ("kind", "phase", "status", "area")
"""What things can be chosen by; also the names of the parameters."""

_PROPERTIES: Final = {
    f"{PREFIXES['rdf']}type": "kind",
    f"{JK}phase": "phase",
    f"{JK}status": "status",
    f"{JK}locatedIn": "area",
}
_HEAD: Final = (
    f"PREFIX jk: <{JK}> PREFIX rdf: <{PREFIXES['rdf']}> PREFIX skos: <{PREFIXES['skos']}>"
)


Triple = tuple[Named, Named, Named | str]
"""The subject, property and object of a statement; an object that is no thing as its text."""


@dataclass(frozen=True)
class Thing:
    """A thing of a kind.

    Attributes:
        named: The thing.
        others: Its other names.
        values: For each facet the IRIs that it has.
        claims: How many claims of the source are about it.
        triple: What it says, if it is a statement.
    """

    named: Named
    others: tuple[str, ...]
    values: Mapping[str, frozenset[str]]
    claims: int
    triple: Triple | None = None


@dataclass(frozen=True)
class Things:
    """The things of a kind.

    Attributes:
        kind: The kind.
        all: The things, by IRI.
        named: The values of their facets, by IRI.
    """

    kind: Kind
    all: tuple[Thing, ...]
    named: Mapping[str, Named]


def read_things(ask: Asking, nodes: Nodes, kind: Kind) -> Things:
    """Return the things of a kind.

    Of their classes those below the kind are read, since the others say nothing new.
    """
    below = {one.named.iri for one in kind.whole()} - {kind.named.iri}
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    others: dict[str, set[str]] = defaultdict(set)
    for thing, name, value in ask.values(_things(kind.named.iri)):
        facet = _PROPERTIES.get(name)
        found = values[thing]
        if facet is None:
            others[thing].add(value)
        elif facet != "kind" or value in below:
            found[facet].add(value)
    counts = {thing: int(n) for thing, n in ask.values(_claims(kind.named.iri))}
    options = {iri for found in values.values() for some in found.values() for iri in some}
    triples = {row[0].value: row[1:] for row in ask.rows(_triples(kind.named.iri)) if row[0]}
    ends = {term.value for row in triples.values() for term in row if term and term.kind == "uri"}
    names = nodes.known(lambda: {*values, *options, *ends})
    return Things(
        kind,
        tuple(
            Thing(
                names(iri),
                tuple(sorted(others[iri])),
                {facet: frozenset(values[iri][facet]) for facet in FACETS},
                counts.get(iri, 0),
                _triple(triples.get(iri, ()), names),
            )
            for iri in sorted(values)
        ),
        {iri: names(iri) for iri in options},
    )


def _triple(row: Row, names: Known) -> Triple | None:
    match row:
        case (Term() as subject, Term() as predicate, Term() as value):
            last = names(value.value) if value.kind == "uri" else value.value
            return names(subject.value), names(predicate.value), last
    return None


def key_of(iri: str) -> str:
    """Return how a value of a facet is written in an address: `Park`, `operating`, `place/x`."""
    return iri.removeprefix(ID) if iri.startswith(ID) else local_name(iri)


def _things(kind: str) -> str:
    return (
        f"{_HEAD} SELECT ?thing ?property ?value {{ ?thing a <{kind}> ; ?property ?value"
        " FILTER(?property IN (rdf:type, jk:phase, jk:status, jk:locatedIn, skos:altLabel)) }"
    )


def _triples(kind: str) -> str:
    return (
        f"{_HEAD} SELECT ?claim ?subject ?predicate ?object {{ ?claim a <{kind}> ;"
        " rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object }"
    )


def _claims(kind: str) -> str:
    about = " UNION ".join(
        f"{{ ?thing a <{kind}> . ?claim rdf:{side} ?thing ; a jk:Claim }}"
        for side in ("subject", "object")
    )
    return f"{_HEAD} SELECT ?thing (COUNT(DISTINCT ?claim) AS ?n) {{ {about} }} GROUP BY ?thing"
