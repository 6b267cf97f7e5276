"""Names in the language of the page, and links that work on this server."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.resource.reading import Term
from jinshan_kg.sparql.solutions import shortened
from jinshan_kg.web.naming import unnamed
from jinshan_kg.web.resources.address import path_of
from jinshan_kg.web.resources.views.facts import Facts
from jinshan_kg.web.resources.views.view import Link, Text, Value

LABELS: Final = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (
        ("rdfs", "label"),
        ("skos", "prefLabel"),
        ("dcterms", "title"),
        ("foaf", "name"),
        ("schema", "name"),
    )
)
"""The properties that name things, the one to show first."""

_PLAIN: Final = (PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString")
_FOLLOWED: Final = ("http://", "https://")
_FALLBACK: Final = "en"


class Names:
    """Names and links of nodes, for a page in one language."""

    def __init__(self, facts: Facts, base: str, language: str) -> None:
        """Take where labels are found.

        Args:
            facts: The labels among other facts.
            base: What the IRIs of this server begin with.
            language: The language of the page, a tag such as `zh`.
        """
        self._facts = facts
        self._base = base
        self._language = language

    def link(self, node: NamedNode) -> Link:
        """Return a node with its name."""
        path = path_of(node.value, self._base)
        outside = node.value if node.value.startswith(_FOLLOWED) else None
        return Link(node.value, path or outside, self.name(node))

    def maybe(self, node: NamedNode | None) -> Link | None:
        """Return a node with its name, if there is a node."""
        return None if node is None else self.link(node)

    def links(self, nodes: Iterable[NamedNode]) -> tuple[Link, ...]:
        """Return nodes with their names."""
        return tuple(map(self.link, nodes))

    def name(self, node: NamedNode) -> Text:
        """Return the name of a node: the best label, else a prefixed name or its last part."""
        for predicate in LABELS:
            best = self.best(self._facts.literals(node, predicate))
            if best is not None:
                return best
        return Text(_short(node.value))

    def all(self, node: NamedNode) -> tuple[Text, ...]:
        """Return every name of a node once, the one to show first."""
        found = self._facts.literals(node, *LABELS)
        texts = [self.name(node), *(Text(one.value, one.language) for one in self.ranked(found))]
        return tuple(dict.fromkeys(texts))

    def best(self, literals: Iterable[Literal]) -> Text | None:
        """Return the text in the language of the page, else in English, else in any."""
        ranked = self.ranked(literals)
        return Text(ranked[0].value, ranked[0].language) if ranked else None

    def ranked(self, literals: Iterable[Literal]) -> list[Literal]:
        """Return literals, the language of the page first."""
        return sorted(literals, key=lambda one: (self._rank(one), one.language or "", one.value))

    def value(self, term: Term) -> Value:
        """Return a term as a value."""
        if isinstance(term, NamedNode):
            link = self.link(term)
            return Value(link.text, link)
        if isinstance(term, Literal):
            plain = term.datatype.value in _PLAIN
            datatype = None if plain else self.link(term.datatype)
            return Value(Text(term.value, term.language), datatype=datatype)
        return Value(Text("…" if isinstance(term, BlankNode) else str(term)))

    def _rank(self, literal: Literal) -> int:
        tag = (literal.language or "").partition("-")[0]
        return [self._language, _FALLBACK, tag].index(tag)


def _short(iri: str) -> str:
    short = shortened(iri, PREFIXES)
    if not short.startswith("<"):
        return short
    return unnamed(iri)
