"""Everything that the page of a thing tells, read with a few queries."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.entity.claims import Claims, claims_of
from jinshan_kg.web.resources.views.entity.figures import Figures, figures_of
from jinshan_kg.web.resources.views.entity.node import Known, Node
from jinshan_kg.web.resources.views.entity.nodes import Nodes
from jinshan_kg.web.resources.views.entity.quote import Quote
from jinshan_kg.web.resources.views.entity.records import Records, records_of
from jinshan_kg.web.resources.views.entity.statements import Around, Statements, read_around

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
_OF_FIGURES: Final = ("Observation", "Status", "Precision")  # what figures have to do with


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
    names: Known = field(repr=False)

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
        return self.names.node(types[0].iri).said.get("skos:definition", ()) if types else ()

    def said(self, name: str) -> tuple[Said, ...]:
        """Return the passages that stand behind it, in the order of the source.

        Args:
            name: `evidence`, `mention` or `context`.
        """
        quotes = self.names.quotes(self.statements.iris(JK + name))
        return tuple(Said(iri, quote) for iri, quote in quotes.items())

    @property
    def notes(self) -> tuple[Note, ...]:
        """Remarks on it, from other publications."""
        notes = [self.names.node(iri) for iri in self.statements.iris(f"{JK}note")]
        return tuple(
            Note(
                note.named,
                note.said.get("rdfs:comment", ()),
                tuple(map(self.names, note.values("citation"))),
            )
            for note in notes
        )


def read_entity(
    ask: Asking, nodes: Nodes, iri: str, *, union: bool, only_named: bool = False
) -> Entity:
    """Return what is known of a thing.

    Args:
        ask: What asks the dataset.
        nodes: Knows what it mentions.
        iri: The thing.
        union: Whether the default graph of the dataset is the union of its named graphs.
        only_named: Whether every statement of the dataset stands in a named graph.
    """
    index = nodes.index
    around = read_around(ask, iri, union=union, only_named=only_named, with_rows=index is None)
    if index is not None:
        around = replace(around, claims=index.claims(iri), figures=index.figures(iri))
    statements = around.statements
    known = known_round(nodes, around)
    pointing = {one.predicate for one in statements.pointing}
    at_it = [one.other.value for one in statements.pointing]
    others = [one.other.value for one in statements.own]
    is_statement = f"{PREFIXES['rdf']}subject" in {one.predicate for one in statements.own}
    claims = claims_of((*around.claims, iri) if is_statement else around.claims, known)
    figures, records = Figures(), Records()
    if pointing & _FIGURED or any(map(statements.is_a, _OF_FIGURES)):
        figures = figures_of((iri, *others, *at_it, *around.figures), known)
    if pointing & _RECORDED:
        records = records_of(at_it, known)
    return Entity(known(iri), statements, claims, figures, records, known)


def known_round(nodes: Nodes, around: Around) -> Known:
    """Return what is known of the nodes round a thing, and of those that tables name with them."""

    def near() -> set[str]:
        statements = around.statements
        return {statements.iri, *around.claims, *around.figures, *statements.nodes()}

    def named_by_rows() -> set[str]:
        found = near()
        return found.union(*(known.node(iri).iris() for iri in found))

    def named_by_metrics() -> set[str]:
        rows = named_by_rows()
        return rows.union(*(known.node(iri).iris() for iri in rows if _is_metric(known.node(iri))))

    known = nodes.known(near)
    known = nodes.known(named_by_rows)
    return nodes.known(named_by_metrics)


def _is_metric(node: Node) -> bool:
    return "statistic" in node.said or "shareOf" in node.said
