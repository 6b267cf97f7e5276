"""The relations between entities: what the edges of the graph files are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jinshan_kg.publish.tables.statements import Statements, expand

HOLDS: Final = expand("org:holds")


@dataclass(frozen=True, order=True)
class Relation:
    """One edge.

    Attributes:
        subject: The IRI of the entity that it goes out from.
        predicate: The IRI of the property.
        object: The IRI of the entity that it goes to.
        record: The IRI of the claim or the tenure that records it, if there is one.
        dated: The IRI of what has its period and its status: the tenure, or the event that it is
            a part of.
    """

    subject: str
    predicate: str
    object: str
    record: str | None = None
    dated: str | None = None

    @property
    def key(self) -> str:
        """An identifier that no other edge has: the record, else the triple itself."""
        return self.record or f"{self.subject} {self.predicate} {self.object}"


def relations(said: Statements, entities: list[str]) -> list[Relation]:
    """Return the relations between the entities, sorted.

    These are the asserted triples with an entity at both ends, and for each tenure that the
    official holds the post. What was derived (inverses, superproperties) is left out, so that a
    relation is one edge.
    """
    found = [*_triples(said, set(entities)), *_tenures(said)]
    return sorted(
        found, key=lambda relation: (relation.subject, relation.predicate, relation.object)
    )


def _triples(said: Statements, entities: set[str]) -> Iterator[Relation]:
    claims = _claims(said)
    events = set(said.instances("jk:Event"))
    for subject in entities:
        dated = subject if subject in events else None
        asserted = {
            (predicate, value)
            for predicate in said.asserted_predicates(subject)
            for value in said.values(subject, predicate, asserted=True)
            if value in entities
        }
        for predicate, value in asserted:
            # A speaker is an attendee: the edge that says more is enough, unless the source asserts
            # both, each with a claim of its own.
            triple = (subject, predicate, value)
            below = said.subjects("rdfs:subPropertyOf", predicate)
            if triple in claims or not any((special, value) in asserted for special in below):
                yield Relation(*triple, claims.get(triple), dated)


def _tenures(said: Statements) -> Iterator[Relation]:
    for tenure in said.instances("jk:Tenure"):
        official, post = said.value(tenure, "jk:official"), said.value(tenure, "jk:post")
        if official and post:
            yield Relation(official, HOLDS, post, tenure, tenure)


def _claims(said: Statements) -> dict[tuple[str, str, str], str]:
    return {
        (subject, predicate, value): claim
        for claim in said.instances("jk:Claim")
        for subject in said.values(claim, "rdf:subject")
        for predicate in said.values(claim, "rdf:predicate")
        for value in said.values(claim, "rdf:object")
    }
