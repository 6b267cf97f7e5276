"""Everything that the page of a thing tells, read with a few queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.entity.claims import Claims, read_claims
from jinshan_kg.web.resources.views.entity.figures import (
    Figures,
    figures_of,
    mentioned,
    read_rows,
)
from jinshan_kg.web.resources.views.entity.labels import Labels, Names
from jinshan_kg.web.resources.views.entity.quote import Quote, quote_of
from jinshan_kg.web.resources.views.entity.records import Records, read_records
from jinshan_kg.web.resources.views.entity.statements import Statements, read_statements

_DEFINITION: Final = f"{PREFIXES['skos']}definition"
_COMMENT: Final = f"{PREFIXES['rdfs']}comment"
_DESCRIPTIONS: Final = (_COMMENT, _DEFINITION, f"{PREFIXES['dcterms']}description")
_ALTERNATIVE: Final = f"{PREFIXES['skos']}altLabel"
_RECORDED: Final = frozenset(
    JK + name for name in ("official", "post", "honour", "recipient", "conferredBy", "period")
)
_FIGURED: Final = frozenset(
    JK + name
    for name in (
        *("subject", "metric", "unit", "period", "baseline", "basePeriod", "resultOf"),
        *("establishedBy", "partOfTotal", "evidence", "context"),
    )
)


@dataclass(frozen=True)
class Said:
    """A passage in which the source speaks of a thing.

    Attributes:
        iri: The passage.
        quote: How a page refers to it.
    """

    iri: str
    quote: Quote


@dataclass(frozen=True)
class Note:
    """A remark.

    Attributes:
        named: The note.
        texts: What it says, in each language.
        citations: The publications that it rests on.
    """

    named: Named
    texts: tuple[Term, ...]
    citations: tuple[Named, ...]


@dataclass(frozen=True)
class Entity:
    """What is known of a thing.

    Attributes:
        named: The thing.
        statements: The statements round it.
        claims: The claims that have to do with it.
        figures: Likewise the figures.
        records: Likewise the tenures and conferrals.
        names: The names of all that these mention.
    """

    named: Named
    statements: Statements
    claims: Claims
    figures: Figures
    records: Records
    names: Names = field(repr=False)

    @property
    def iri(self) -> str:
        """The thing."""
        return self.named.iri

    @property
    def own_types(self) -> tuple[Named, ...]:
        """Its classes that are our own, those that a source says first; any if none is."""
        types = self.statements.types
        return tuple(map(self.names, [t for t in types if t.startswith(JK)] or types))

    @property
    def alternatives(self) -> tuple[Term, ...]:
        """Its other names."""
        return tuple(sorted(self.statements.values(_ALTERNATIVE), key=lambda one: one.value))

    @property
    def descriptions(self) -> tuple[Term, ...]:
        """What is said of it in words, in each language."""
        return tuple(self.statements.values(*_DESCRIPTIONS))

    @property
    def definitions(self) -> tuple[Term, ...]:
        """What its first class means, in each language."""
        types = self.own_types
        return tuple(self.statements.detail(types[0].iri, _DEFINITION)) if types else ()

    def said(self, name: str) -> tuple[Said, ...]:
        """Return the passages that stand behind it, in the order of the source.

        Args:
            name: `evidence`, `mention` or `context`.
        """
        found = []
        for passage in self.statements.iris(JK + name):
            details = self.statements.details.get(passage, ())
            values = {predicate.removeprefix(JK): term.value for predicate, term in details}
            found.append(Said(passage, quote_of(values)))
        return tuple(sorted(found, key=lambda one: (one.quote.start, one.iri)))

    @property
    def notes(self) -> tuple[Note, ...]:
        """Remarks on it, from other publications."""
        return tuple(
            Note(
                self.names(note),
                tuple(self.statements.detail(note, _COMMENT)),
                tuple(
                    self.names(one.value) for one in self.statements.detail(note, f"{JK}citation")
                ),
            )
            for note in self.statements.iris(f"{JK}note")
        )


def read_entity(ask: Asking, labels: Labels, iri: str, *, union: bool) -> Entity:
    """Return what is known of a thing.

    Args:
        ask: What asks the dataset.
        labels: Knows its names.
        iri: The thing.
        union: Whether the default graph of the dataset is the union of its named graphs.
    """
    statements = read_statements(ask, iri, union=union)
    pointing = {one.predicate for one in statements.pointing}
    claims = read_claims(ask, iri, union=union)
    is_figure = statements.is_a("Observation")
    has_figures = is_figure or bool(pointing & _FIGURED) or statements.is_a("Status")
    has_figures = has_figures or statements.is_a("Precision")
    rows = read_rows(ask, iri, union=union) if has_figures else {}
    has_records = bool(pointing & _RECORDED)
    records = read_records(ask, iri, union=union) if has_records else Records()
    nodes = [iri, *_nodes(statements), *claims.mentioned(), *records.mentioned(), *mentioned(rows)]
    names = labels.named(nodes)
    return Entity(names(iri), statements, claims, figures_of(rows, names), records, names)


def _nodes(statements: Statements) -> Iterator[str]:
    for one in (*statements.own, *statements.pointing):
        yield one.predicate
    for term in statements.terms():
        if term.kind == "uri":
            yield term.value
