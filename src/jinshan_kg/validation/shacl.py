"""SHACL validation by pyshacl, and its report as findings.

All files of the material, derived ones included, are one data graph; nothing is inferred. SPARQL
constraints and targets are allowed (SHACL, section 5; SHACL Advanced Features, section 3.1),
rules and functions are not used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import rdflib
from pyoxigraph import NamedNode, Quad
from rdflib import SH

from jinshan_kg.dataset.load import to_rdflib_graph
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import JK
from jinshan_kg.validation.material import Material
from jinshan_kg.validation.paths import path_text
from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.sparql_graph import SparqlGraph, to_oxigraph

if TYPE_CHECKING:
    from rdflib.term import Node

_SEVERITIES: Final[Mapping[Node, Severity]] = MappingProxyType(
    {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
)

_METRIC: Final = NamedNode(JK + "metric")
_SUBJECT: Final = NamedNode(JK + "subject")

# pyshacl searches a list of focus nodes from its start for each target: beyond this many it is
# quicker to look at everything.
_MANY: Final = 500


def check(material: Material) -> list[Finding]:
    """Return what the shapes of the dataset find wrong.

    Where the own files are not the whole dataset, only the nodes that they speak of need looking
    at, and those that are judged by them; what is found about others is for the caller to leave
    out.

    Raises:
        UserError: If a shapes file is missing, does not parse, or holds a malformed shape.
    """
    shapes = to_rdflib_graph(material.layout.shape_files())
    focus = None if material.whole else _focus(material)
    return shacl_findings(SparqlGraph(material.graph, material.store), shapes, focus)


def _focus(material: Material) -> frozenset[str] | None:
    """Return the IRIs to look at, or None if they are so many that all are looked at.

    To the nodes of the own files belong those that refer to them (a figure whose baseline or total
    they describe), and the figures of the same subject and metric as theirs.
    """
    own = material.own_nodes
    if len(own) > _MANY:
        return None
    store = material.store
    around = {
        quad.subject.value
        for iri in own
        for quad in store.quads_for_pattern(None, None, NamedNode(iri), None)
        if isinstance(quad.subject, NamedNode)
    }
    beside = {
        quad.subject.value
        for iri in own
        for metric in store.quads_for_pattern(NamedNode(iri), _METRIC, None, None)
        for subject in store.quads_for_pattern(NamedNode(iri), _SUBJECT, None, None)
        for quad in store.quads_for_pattern(None, _METRIC, metric.object, None)
        if isinstance(quad.subject, NamedNode)
        and Quad(quad.subject, _SUBJECT, subject.object) in store
    }
    every = own | around | beside
    return None if len(every) > _MANY else every


def shacl_findings(
    data: rdflib.Graph, shapes: rdflib.Graph, focus: Iterable[str] | None = None
) -> list[Finding]:
    """Validate a graph and return the results.

    Args:
        data: The data graph.
        shapes: The shapes graph.
        focus: The IRIs of the only nodes to look at; None for all that the shapes target.

    Raises:
        UserError: If a shape, or the SPARQL text in one, is not well-formed.
    """
    import pyshacl
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError

    try:
        _, results, _ = pyshacl.validate(
            data,
            shacl_graph=shapes,
            advanced=True,
            inference="none",
            inplace=True,  # nothing is inferred, so the graph is not changed and needs no copy
            focus_nodes=None if focus is None else sorted(focus),
        )
    except (ConstraintLoadError, ReportableRuntimeError, ShapeLoadError, SyntaxError) as error:
        # A SyntaxError is of the SPARQL text of a constraint or a target.
        raise UserError(f"the shapes are wrong: {error}") from error
    if not isinstance(results, rdflib.Graph):
        raise UserError(f"the shapes are wrong: {results}")
    return [_finding(results, result, shapes) for result in results.objects(None, SH.result)]


def _finding(results: rdflib.Graph, result: Node, shapes: rdflib.Graph) -> Finding:
    severity = results.value(result, SH.resultSeverity)
    path = results.value(result, SH.resultPath)
    return Finding(
        check="shacl",
        severity=_SEVERITIES.get(severity, Severity.VIOLATION) if severity else Severity.VIOLATION,
        message=_message(results, result),
        source=_named_shape(shapes, results.value(result, SH.sourceShape)),
        focus=_name(results.value(result, SH.focusNode)),
        path=None if path is None else path_text(results, path),
        value=_value(results.value(result, SH.value)),
        component=_name(results.value(result, SH.sourceConstraintComponent)),
    )


def _message(results: rdflib.Graph, result: Node) -> str:
    """Return the messages of a result: the English ones where the shape has several languages."""
    messages = [
        (message.language or "en", str(message))
        for message in results.objects(result, SH.resultMessage)
        if isinstance(message, rdflib.Literal)
    ]
    english = sorted(text for language, text in messages if language == "en")
    return "; ".join(english or sorted(text for _, text in messages)) or "The shape is not met."


def _named_shape(shapes: rdflib.Graph, shape: Node | None) -> str:
    """Return the IRI of a shape, or of the nearest named shape that an anonymous one is part of."""
    seen: set[Node] = set()
    while shape is not None and isinstance(shape, rdflib.BNode) and shape not in seen:
        seen.add(shape)
        shape = next(iter(shapes.subjects(None, shape)), None)
    return "anonymous shape" if shape is None or isinstance(shape, rdflib.BNode) else str(shape)


def _name(node: Node | None) -> str | None:
    if isinstance(node, rdflib.BNode):
        return f"_:{node}"
    return None if node is None else str(node)


def _value(node: Node | None) -> str | None:
    # The name of a blank node changes with each reading: it would tell nobody anything.
    if isinstance(node, rdflib.URIRef | rdflib.Literal):
        return str(to_oxigraph(node))
    return None
