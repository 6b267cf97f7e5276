"""The claims that have to do with a thing: what its source asserts, and what authorities add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jinshan_kg.namespaces import local_name
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.resources.views.entity.node import Known, Node
from jinshan_kg.web.resources.views.entity.quote import Quote


@dataclass(eq=False)
class Claim:
    """A triple, and who says so.

    Attributes:
        iri: The claim.
        subject: The subject of the triple.
        predicate: Its property.
        object: Its object.
        status: Whether it is so or planned.
        basis: Whether the source states or implies it.
        grade: How good the authority is; of what a source does not print only.
        passages: The passages that say so.
        citations: The publications that say so.
    """

    iri: str
    subject: str
    predicate: str
    object: Term
    status: str | None
    basis: str | None
    grade: str | None
    passages: Mapping[str, Quote]
    citations: tuple[str, ...]

    @cached_property
    def is_planned(self) -> bool:
        """Whether it is not so yet."""
        return _end(self.status) not in ("", "actual")

    @cached_property
    def is_implied(self) -> bool:
        """Whether the source says so by its context only."""
        return _end(self.basis) == "implied"


@dataclass(frozen=True)
class Claims:
    """The claims that have to do with a thing.

    Attributes:
        all: The claims, those of the source before those of authorities.
    """

    all: tuple[Claim, ...] = ()

    @cached_property
    def of_source(self) -> tuple[Claim, ...]:
        """Those of the source."""
        return tuple(claim for claim in self.all if claim.grade is None)

    @cached_property
    def of_authorities(self) -> tuple[Claim, ...]:
        """Those of authorities."""
        return tuple(claim for claim in self.all if claim.grade is not None)

    @cached_property
    def _by_triple(self) -> Mapping[tuple[str, str, str], Claim]:
        return {(one.subject, one.predicate, one.object.value): one for one in self.all}

    def of(self, subject: str, predicate: str, value: str) -> Claim | None:
        """Return the claim of a triple, if there is one."""
        return self._by_triple.get((subject, predicate, value))


def claims_of(iris: Iterable[str], known: Known) -> Claims:
    """Return some claims; what is none is passed over.

    Args:
        iris: The claims.
        known: What is known of them, and of the passages that they rest on.
    """
    found = (known.made(_claim, iri) for iri in dict.fromkeys(iris))
    claims = (claim for claim in found if claim is not None)
    return Claims(tuple(sorted(claims, key=lambda one: (one.grade is not None, one.iri))))


def _claim(node: Node, known: Known) -> Claim | None:
    subject, predicate = node.first("rdf:subject"), node.first("rdf:predicate")
    objects = node.said.get("rdf:object")
    if not (subject and predicate and objects):
        return None
    return Claim(
        iri=node.named.iri,
        subject=subject,
        predicate=predicate,
        object=objects[0],
        status=node.first("status"),
        basis=node.first("basis"),
        grade=node.first("grade"),
        passages=known.quotes(node.values("evidence")),
        citations=tuple(node.values("citation")),
    )


def _end(iri: str | None) -> str:
    return local_name(iri or "")
