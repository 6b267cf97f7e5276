"""Statements grouped by property, each value with the graphs that say so."""

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import BlankNode, NamedNode, Quad

from jinshan_kg.publish.resource.reading import Term
from jinshan_kg.web.resources.views.names import Names
from jinshan_kg.web.resources.views.view import Link, PropertyGroup, Value

_Grouped = dict[NamedNode, dict[Term, dict[NamedNode, None]]]


def outgoing(quads: Iterable[Quad], subject: Term, names: Names) -> tuple[PropertyGroup, ...]:
    """Return what is said of a node, by property; nodes without a name with what is said of them.

    Args:
        quads: The statements, those of nodes without a name as well.
        subject: The node.
        names: What names nodes.
    """
    return _outgoing(list(quads), subject, names, frozenset())


def incoming(quads: Iterable[Quad], names: Names) -> tuple[PropertyGroup, ...]:
    """Return what points at a node, by property."""
    grouped: _Grouped = {}
    for quad in quads:
        _add(grouped, quad, quad.subject)
    return _groups(grouped, names, {})


def _outgoing(
    quads: list[Quad], subject: Term, names: Names, above: frozenset[Term]
) -> tuple[PropertyGroup, ...]:
    grouped: _Grouped = {}
    nested: dict[Term, tuple[PropertyGroup, ...]] = {}
    for quad in quads:
        if quad.subject == subject:
            _add(grouped, quad, quad.object)
            if isinstance(quad.object, BlankNode) and quad.object not in above:
                below = above | {subject, quad.object}
                nested[quad.object] = _outgoing(quads, quad.object, names, below)
    return _groups(grouped, names, nested)


def _add(grouped: _Grouped, quad: Quad, value: Term) -> None:
    graphs = grouped.setdefault(quad.predicate, {}).setdefault(value, {})
    if isinstance(quad.graph_name, NamedNode):
        graphs[quad.graph_name] = None


def _groups(
    grouped: _Grouped, names: Names, nested: dict[Term, tuple[PropertyGroup, ...]]
) -> tuple[PropertyGroup, ...]:
    groups = []
    for predicate, values in grouped.items():
        found = [
            _with(names.value(term), names.links(sorted(graphs, key=str)), nested.get(term, ()))
            for term, graphs in values.items()
        ]
        found.sort(key=lambda value: (value.text.text, value.text.language or ""))
        groups.append(PropertyGroup(names.link(predicate), tuple(found)))
    return tuple(sorted(groups, key=lambda group: (group.predicate.text.text, group.predicate.iri)))


def _with(value: Value, graphs: tuple[Link, ...], nested: tuple[PropertyGroup, ...]) -> Value:
    return replace(value, graphs=graphs, nested=nested)
