"""Read the values of one thing from the union of a store's graphs, as plain strings."""

from __future__ import annotations

from fractions import Fraction

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from jinshan_kg.namespaces import JK, PREFIXES, RDF_TYPE

TYPE = NamedNode(RDF_TYPE)
_INTEGERS = frozenset(
    PREFIXES["xsd"] + name for name in ("integer", "nonNegativeInteger", "positiveInteger")
)
_NUMBERS = _INTEGERS | {PREFIXES["xsd"] + "decimal"}

Node = NamedNode | BlankNode | Literal | Triple


def instances(store: Store, name: str) -> list[NamedNode]:
    """Return the things of a class of the ontology that have an IRI, sorted by it."""
    quads = store.quads_for_pattern(None, TYPE, NamedNode(JK + name), None)
    things = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(things, key=lambda thing: thing.value)


def values(store: Store, subject: NamedNode | BlankNode, predicate: str) -> list[Node]:
    """Return the distinct objects, whatever graph says so, in a stable order.

    Args:
        store: The dataset.
        subject: The thing.
        predicate: The IRI of the property.
    """
    quads = store.quads_for_pattern(subject, NamedNode(predicate), None, None)
    return sorted({quad.object for quad in quads}, key=str)


def lexical(node: Node) -> str:
    """Return an IRI, or the characters of a literal."""
    return str(node) if isinstance(node, Triple) else node.value


def integer(node: Node) -> int | None:
    """Return the number that an xsd:integer (or a non-negative one) says, else None."""
    if isinstance(node, Literal) and node.datatype.value in _INTEGERS and node.value.isdecimal():
        return int(node.value)
    return None


def number(node: Node) -> Fraction | None:
    """Return the number that an xsd:decimal or an integer says, else None."""
    if not isinstance(node, Literal) or node.datatype.value not in _NUMBERS:
        return None
    try:
        return Fraction(node.value)
    except ValueError:
        return None
