"""From a description to the tree that a page shows."""

from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad

from jinshan_kg.namespaces import DERIVED_GRAPH, JK, PREFIXES, RDF_TYPE
from jinshan_kg.publish.resource.addresses import document_iri
from jinshan_kg.publish.resource.description import Description
from jinshan_kg.web.resources.address import path_of
from jinshan_kg.web.resources.headers import canonical
from jinshan_kg.web.resources.offers import OFFERS
from jinshan_kg.web.resources.views.facts import Facts
from jinshan_kg.web.resources.views.groups import incoming, outgoing
from jinshan_kg.web.resources.views.names import Names
from jinshan_kg.web.resources.views.rows import Rows
from jinshan_kg.web.resources.views.view import Alternate, Link, Paging, ResourceView

_RDF: Final = PREFIXES["rdf"]


def view_of(description: Description, base: str, language: str) -> ResourceView:
    """Return what the page of a thing shows.

    Args:
        description: What is known of the thing.
        base: What the IRIs of this server begin with.
        language: The language of the page.
    """
    facts = Facts((*description.quads, *description.labels))
    names = Names(facts, base, language)
    rows = Rows(facts, names)
    thing = description.node
    return ResourceView(
        iri=thing.value,
        canonical=canonical(thing.value, "html", base, description.page.number),
        label=names.name(thing),
        labels=names.all(thing),
        types=_types(description, names),
        properties=outgoing(description.own, thing, names),
        incoming=incoming(description.incoming, names),
        observations=tuple(map(rows.observation, _with(description, f"{JK}subject"))),
        claims=tuple(map(rows.claim, _with(description, f"{_RDF}subject", f"{_RDF}object"))),
        notes=tuple(map(rows.note, facts.nodes(thing, f"{JK}note"))),
        alternates=_alternates(description, base),
        paging=_paging(description, base),
    )


def _types(description: Description, names: Names) -> tuple[Link, ...]:
    """Return the classes of the thing: those that a graph says before those that only follow."""
    said: dict[NamedNode, bool] = {}
    for quad in description.own:
        is_type = quad.predicate.value == RDF_TYPE and quad.subject == description.node
        if is_type and isinstance(quad.object, NamedNode):
            said[quad.object] = said.get(quad.object, False) or not _is_derived(quad)
    ordered = sorted(said, key=lambda one: (not said[one], one.value))
    return names.links(ordered)


def _is_derived(quad: Quad) -> bool:
    return not isinstance(quad.graph_name, DefaultGraph) and quad.graph_name.value == DERIVED_GRAPH


def _with(description: Description, *predicates: str) -> tuple[NamedNode, ...]:
    """Return the nodes that have the thing as the value of a property, once each."""
    found: dict[NamedNode, None] = {}
    for predicate in predicates:
        nodes = (
            quad.subject
            for quad in description.details
            if quad.predicate.value == predicate and quad.object == description.node
        )
        found |= dict.fromkeys(
            sorted((node for node in nodes if isinstance(node, NamedNode)), key=str)
        )
    return tuple(found)


def _alternates(description: Description, base: str) -> tuple[Alternate, ...]:
    number = description.page.number
    return tuple(
        Alternate(offer.label, offer.media_type.partition(";")[0], path)
        for offer in OFFERS
        if offer.format is not None
        and (path := path_of(document_iri(description.iri, offer.suffix, number), base))
    )


def _paging(description: Description, base: str) -> Paging:
    page = description.page

    def path(number: int | None) -> str | None:
        if number is None:
            return None
        return path_of(document_iri(description.iri, "html", number), base)

    return Paging(page.number, page.last, page.total, path(page.previous), path(page.next))
