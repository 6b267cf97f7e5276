"""The terms of an ontology, for a list with an anchor for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from jinshan_kg.namespaces import PREFIXES, RDF_TYPE
from jinshan_kg.web.resources.views.facts import Facts
from jinshan_kg.web.resources.views.names import Names
from jinshan_kg.web.resources.views.view import Link, Text


@dataclass(frozen=True)
class Term:
    """A class or a property.

    Attributes:
        anchor: The fragment of its IRI, which is the id of its entry.
        link: The term.
        types: What it is: a class, an object property and so on.
        definition: Its definition in the language of the page, or in another.
    """

    anchor: str
    link: Link
    types: tuple[Link, ...]
    definition: Text | None


def terms_of(quads: Iterable[Quad], base: str, language: str) -> tuple[Term, ...]:
    """Return the terms that have a fragment, sorted by it.

    Args:
        quads: The triples of the ontology.
        base: What the IRIs of this server begin with.
        language: The language of the page.
    """
    listed = list(quads)
    facts = Facts(listed)
    names = Names(facts, base, language)
    definition = PREFIXES["skos"] + "definition"
    nodes = {quad.subject for quad in listed}
    return tuple(
        Term(
            node.value.partition("#")[2],
            names.link(node),
            names.links(facts.nodes(node, RDF_TYPE)),
            names.best(facts.literals(node, definition)),
        )
        for node in sorted((one for one in nodes if isinstance(one, NamedNode)), key=str)
        if node.value.startswith(base) and node.value.partition("#")[2]
    )
