"""The claims that have to do with a thing: what its source asserts, and what authorities add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jinshan_kg.engine.asking import Asking, Row
from jinshan_kg.namespaces import local_name
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.resources.views.entity import queries
from jinshan_kg.web.resources.views.entity.quote import Quote, quote_of


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
    passages: dict[str, Quote] = field(default_factory=dict)
    citations: dict[str, None] = field(default_factory=dict)

    @property
    def is_planned(self) -> bool:
        """Whether it is not so yet."""
        return _end(self.status) not in ("", "actual")

    @property
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

    def mentioned(self) -> Iterator[str]:
        """Return the nodes in them."""
        for one in self.all:
            yield from (one.subject, one.predicate)
            yield from (node for node in (one.status, one.basis, one.grade) if node)
            yield from one.citations
            if one.object.kind == "uri":
                yield one.object.value


def read_claims(ask: Asking, iri: str, *, union: bool) -> Claims:
    """Return the claims about a thing, or resting on it, or the claim that it is."""
    return Claims(_read(ask.rows(queries.claims(f"<{iri}>", union=union))))


def _read(rows: Iterable[Row]) -> tuple[Claim, ...]:
    found: dict[str, Claim] = {}
    quotes: dict[str, Quote] = {}
    for row in rows:
        claim, subject, predicate, value, status, basis, grade, citation, passage, *span = row
        if claim is None and passage:
            names = ("token", "start", "end")
            said = {name: term.value for name, term in zip(names, span, strict=True) if term}
            quotes[passage.value] = quote_of(said)
        if not (claim and subject and predicate and value):
            continue
        known = found.get(claim.value) or found.setdefault(
            claim.value,
            Claim(
                claim.value,
                subject.value,
                predicate.value,
                value,
                status.value if status else None,
                basis.value if basis else None,
                grade.value if grade else None,
            ),
        )
        if passage:
            known.passages[passage.value] = Quote()
        if citation:
            known.citations[citation.value] = None
    for known in found.values():
        known.passages.update((iri, quotes[iri]) for iri in known.passages if iri in quotes)
    return tuple(sorted(found.values(), key=lambda one: (one.grade is not None, one.iri)))


def _end(iri: str | None) -> str:
    return local_name(iri or "")
