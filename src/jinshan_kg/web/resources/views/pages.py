"""The pages of things for people, rendered in the language of the present request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode

from flask import render_template

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.publish.resource.addresses import document_iri
from jinshan_kg.publish.resource.description import PAGE_SIZE, Page
from jinshan_kg.web.board.words import label
from jinshan_kg.web.language import language
from jinshan_kg.web.resources.address import path_of
from jinshan_kg.web.resources.headers import canonical
from jinshan_kg.web.resources.offers import OFFERS
from jinshan_kg.web.resources.parts import AUTHORITIES, CLAIMS, canonical_part
from jinshan_kg.web.resources.views.asking import statements_query
from jinshan_kg.web.resources.views.claiming import ClaimMarkup
from jinshan_kg.web.resources.views.dataset_page import STATISTICS, dataset_view, is_dataset
from jinshan_kg.web.resources.views.documents import Documents
from jinshan_kg.web.resources.views.drawing import neighbour_marks
from jinshan_kg.web.resources.views.entity.claims import Claim
from jinshan_kg.web.resources.views.entity.entity import Entity, read_entity
from jinshan_kg.web.resources.views.entity.figure import figure_view
from jinshan_kg.web.resources.views.entity.neighbours import draw
from jinshan_kg.web.resources.views.entity.node import Known
from jinshan_kg.web.resources.views.entity.raw import prefixed
from jinshan_kg.web.resources.views.entity.relations import sections_of
from jinshan_kg.web.resources.views.entity.shown import outside_links
from jinshan_kg.web.resources.views.figuring import FigureMarkup
from jinshan_kg.web.resources.views.graphs import read_graph_counts
from jinshan_kg.web.resources.views.part_page import Parts
from jinshan_kg.web.resources.views.passage_page import (
    passage_context,
    read_excerpts,
    source_context,
)
from jinshan_kg.web.resources.views.passages import Passages
from jinshan_kg.web.resources.views.quoting import Quoting
from jinshan_kg.web.resources.views.speaking import Speaker
from jinshan_kg.web.resources.views.stating import statement_rows
from jinshan_kg.web.resources.views.view import Alternate, Text
from jinshan_kg.web.site import Site

_Context = dict[str, Any]
_FIGURE: Final = frozenset(
    JK + name
    for name in (
        *("subject", "metric", "unit", "period", "periodBasis", "status", "precision"),
        *("basePeriod", "partOfTotal"),
    )
)
_TOLD: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"observation": _FIGURE, "dataset": STATISTICS, "graph": STATISTICS}
)
_LINKED: Final = 20_000  # nodes whose addresses are remembered
_GRAPHS: Final = 64  # whose counts are remembered
_NOTE: Final = f"{JK}note"
_CITATION: Final = f"{JK}citation"
_WORK: Final = f"{PREFIXES['dcterms']}bibliographicCitation"
_QUERIES: Final = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (
        *(("sh", "select"), ("sh", "ask"), ("sh", "construct"), ("spex", "describe")),
    )
)


def _ignore(_: str, __: int) -> None:
    """Do nothing."""


class ThingPages:
    """Makes the pages of the things of one dataset. Several threads may ask at once."""

    def __init__(self, site: Site, note: Callable[[str, int], None] = _ignore) -> None:
        """Take the dataset.

        Args:
            site: The dataset.
            note: Told how many pages the description of a thing has, as far as they are counted.
        """
        self._site = site
        self._note = note
        self._union = site.served.union_default_graph
        self._passages = Passages(site.ask, union=self._union)
        self._parts = Parts(site.ask, site.nodes, site.base, union=self._union)
        # They do not change as long as the dataset is served.
        self._counts = lru_cache(_GRAPHS)(partial(read_graph_counts, site.ask))
        href = lru_cache(_LINKED)(self._href)
        self._speaker = cache(lambda code: Speaker(code, href))
        self._quoting = cache(lambda _: Quoting(href))  # made in a request in that language
        self._documents = Documents(site.settings.source_dir)
        self._kinds: Mapping[str, Callable[[Entity, Speaker], _Context]] = MappingProxyType(
            {
                "observation": self._observation,
                "passage": self._passage,
                "source": self._source,
                "graph": self._graph,
                "dataset": self._dataset,
                "claim": self._claim,
                "note": self._remark,
                "query": self._query,
            }
        )

    def render(self, iri: str, *, is_graph: bool = False) -> str:
        """Return the page of a thing.

        Args:
            iri: The thing.
            is_graph: Whether it is a named graph.
        """
        entity = self._entity(iri)
        self._note(iri, Page(1, entity.statements.total).last)
        speaker = self._speaker(language())
        kind = "graph" if is_graph else _kind(entity)
        sections = sections_of(
            entity.statements,
            entity.claims,
            entity.names,
            nodes=_in_tables(entity),
            properties=_TOLD.get(kind, frozenset()),
        )
        context = {
            **self._common(entity, entity.names, speaker),
            "sections": sections,
            "neighbours": lambda marks: neighbour_marks(marks, speaker),
            "drawing": draw(label(entity.named), sections) if kind == "entity" else None,
            "claims": self._parts.few_claims(entity, CLAIMS),
            "authorities": self._parts.few_claims(entity, AUTHORITIES),
            "raw": self._parts.few_statements(entity),
            "outside": outside_links(entity.statements, self._site.base),
            "query": statements_query(iri),
            "pointing": self._pointing(entity),
            "place": entity.names.maybe(entity.statements.first(f"{JK}locatedIn")),
        }
        if kind in self._kinds:
            context |= self._kinds[kind](entity, speaker)
        return render_template(f"resource/{kind}.html", **context)

    def part(self, iri: str, part: str, number: int) -> str:
        """Return a page of a part of what there is to tell of a thing.

        Args:
            iri: The thing.
            part: One of `parts.PARTS`.
            number: Which page.

        Raises:
            UnknownPageError: If the part does not have so many.
        """
        entity = self._entity(iri)
        view = self._parts.view(entity, part, number)
        context = {
            **self._common(entity, view.names, self._speaker(language())),
            "canonical": canonical_part(iri, self._site.base, part, number),
            "part": view,
        }
        return render_template("resource/part.html", **context)

    def _entity(self, iri: str) -> Entity:
        return read_entity(
            self._site.ask,
            self._site.nodes,
            iri,
            union=self._union,
            only_named=self._site.served.is_bundled,
        )

    def _common(self, entity: Entity, names: Known, speaker: Speaker) -> _Context:
        """Return what every page of a thing shows.

        Args:
            entity: The thing.
            names: The names of what the page mentions.
            speaker: Says them.
        """
        base, iri = self._site.base, entity.iri
        quoting = self._quoting(language())
        claims = ClaimMarkup(speaker, quoting, names)
        figures = FigureMarkup(speaker, claims.words, entity.figures)
        return {
            "entity": entity,
            "names": names,
            "words": claims.words,
            "sentence": claims.sentence,
            "claim_rows": claims.rows,
            "links": claims.links,
            "items": claims.items,
            "statement_rows": statement_rows,
            "has_change": figures.has_change,
            "figure_rows": figures.rows,
            "canonical": canonical(iri, "html", base),
            "alternates": [
                Alternate(offer.label, offer.media_type.partition(";")[0], path)
                for offer in OFFERS
                if offer.format and (path := path_of(document_iri(iri, offer.suffix), base))
            ],
            "quoted": quoting.quoted,
            "printed": quoting.printed,
            "tags": quoting.tags,
            "listed": quoting.listed,
            "spoken": speaker.name,
            "told": speaker.told,
            "other_names": speaker.other_names,
            "thing": speaker.thing,
            "text": speaker.text,
            "literal": speaker.literal,
            "href": speaker.href,
            "kind_href": self._kind_href,
            "explore": f"/explore?{urlencode({'id': iri})}",
        }

    def _href(self, iri: str) -> str | None:
        path = path_of(iri, self._site.base)
        return path or (iri if iri.startswith(("http://", "https://")) else None)

    def _kind_href(self, iri: str) -> str | None:
        if self._site.served.is_bundled and iri.startswith(JK):
            return f"/browse/{iri.removeprefix(JK)}"
        return self._href(iri)

    def _pointing(self, entity: Entity) -> str | None:
        """Return where the rest is of what points at a thing, if not everything fits a page."""
        if entity.statements.total <= PAGE_SIZE:
            return None
        return path_of(document_iri(entity.iri, "html", 2), self._site.base)

    def _observation(self, entity: Entity, _: Speaker) -> _Context:
        basis = entity.names.maybe(entity.statements.first(f"{JK}periodBasis"))
        return {"view": figure_view(entity), "period_basis": basis}

    def _passage(self, entity: Entity, _: Speaker) -> _Context:
        return passage_context(self._passages, self._documents, entity)

    def _source(self, entity: Entity, _: Speaker) -> _Context:
        return source_context(self._passages, self._documents, self._site.nodes, entity)

    def _claim(self, entity: Entity, speaker: Speaker) -> _Context:
        claim = next(one for one in entity.claims.all if one.iri == entity.iri)
        excerpts = read_excerpts(self._site.ask, self._documents, claim.passages, union=self._union)
        return {"claim": claim, "excerpts": excerpts, "title": _title(claim, entity.names, speaker)}

    def _remark(self, entity: Entity, _: Speaker) -> _Context:
        claims = {one.iri for one in entity.claims.all}
        pointing = [one for one in entity.statements.pointing if one.other.value not in claims]
        return {
            "about": [entity.names(o.other.value) for o in pointing if o.predicate == _NOTE],
            "citing": [entity.names(o.other.value) for o in pointing if o.predicate == _CITATION],
            "cited": [entity.names(iri) for iri in entity.statements.iris(_CITATION)],
            "works": entity.statements.values(_WORK),
        }

    def _query(self, entity: Entity, _: Speaker) -> _Context:
        return {"texts": [term.value for term in entity.statements.values(*_QUERIES)]}

    def _dataset(self, entity: Entity, _: Speaker) -> _Context:
        return {"view": dataset_view(entity, dict(self._site.overview.graphs))}

    def _graph(self, entity: Entity, _: Speaker) -> _Context:
        counts = self._counts(entity.iri)
        keys = [key for key, _ in (*counts.classes, *counts.properties)]
        return {
            "counts": counts,
            "named": self._site.nodes.known(lambda: keys),
            "prefixed": prefixed,
        }


def _title(claim: Claim, names: Known, speaker: Speaker) -> Text:
    """Return the name of a claim."""
    value = claim.object
    ends = [speaker.name(names(iri)) for iri in (claim.subject, claim.predicate)]
    last = speaker.name(names(value.value)) if value.kind == "uri" else Text(value.value)
    return speaker.triple(names(claim.iri), (*ends, last))


def _in_tables(entity: Entity) -> frozenset[str]:
    """Return the nodes that a page shows in tables rather than as relations."""
    figures = {figure.named.iri for figure in entity.figures.all}
    return frozenset(figures | {record.iri for record in entity.records.all})


def _kind(entity: Entity) -> str:
    """Return the name of the template for a thing."""
    statements = entity.statements
    if statements.is_a("Observation") and entity.figures[entity.iri]:
        return "observation"
    if statements.is_a("Passage") and statements.first(f"{JK}source"):
        return "passage"
    if statements.is_a("Source"):
        return "source"
    if any(claim.iri == entity.iri for claim in entity.claims.all):
        return "claim"
    if statements.is_a("Note") or statements.is_a("Citation"):
        return "note"
    if is_dataset(entity):
        return "dataset"
    return "query" if statements.values(*_QUERIES) else "entity"
