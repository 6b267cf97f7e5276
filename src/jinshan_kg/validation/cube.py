"""The integrity constraints IC-0 to IC-21 of the RDF Data Cube Vocabulary (section 11).

The cube is normalized first (the Recommendation's algorithm, in `rules/cube/*.ru`), with types
closed under `rdfs:subClassOf` before that, because the constraints see only what is typed
`qb:Observation` and `skos:Concept`. Then each constraint is a query that must return no rows.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, QuerySolutions, Store

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.validation.material import Material, ParsedFile, merged_store
from jinshan_kg.validation.places import node_name
from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.rules import Rule, apply_rules, load_rules, shortened

if TYPE_CHECKING:
    import rdflib

_SLOT: Final = "$property"
_HIERARCHIES: Final = f"""
PREFIX owl: <{PREFIXES["owl"]}>
PREFIX qb: <{PREFIXES["qb"]}>
SELECT DISTINCT ?property WHERE {{
  ?list qb:parentChildProperty ?link .
  OPTIONAL {{ ?link owl:inverseOf ?inverse FILTER isBlank(?link) }}
  BIND (COALESCE(?inverse, ?link) AS ?property)
  FILTER isIRI(?property)
}}
ORDER BY ?property"""


def check(material: Material) -> list[Finding]:
    """Return what breaks an integrity constraint, over all files merged."""
    return cube_findings(material.files, material.places.holder)


def cube_findings(
    files: Iterable[ParsedFile], holder: Callable[[str], str] | None = None
) -> list[Finding]:
    """Return what breaks an integrity constraint in the files, merged and normalized.

    Args:
        files: The parsed files.
        holder: Names the node that a blank node hangs from; findings are about that one.
    """
    files = list(files)
    store = merged_store(files)
    normalize(store)
    return [
        *_ill_typed(files),
        *apply_rules("cube", _instantiated(load_rules("cube"), store), store, holder),
    ]


def normalize(store: Store) -> None:
    """Expand abbreviated cubes in the default graph: phases 1 and 2, after closing the types."""
    folder = files("jinshan_kg.validation") / "rules" / "cube"
    for name in ("normalize-0-classes", "normalize-1-types", "normalize-2-attachments"):
        store.update((folder / f"{name}.ru").read_text(encoding="utf-8"))


def _instantiated(rules: Iterable[Rule], store: Store) -> Iterator[Rule]:
    """Fill in the templates IC-20 and IC-21, once for each hierarchy of codes."""
    solutions = store.query(_HIERARCHIES)
    assert isinstance(solutions, QuerySolutions)
    hierarchies = [solution["property"].value for solution in solutions]
    for rule in rules:
        if _SLOT not in rule.query:
            yield rule
            continue
        for hierarchy in hierarchies:
            yield replace(rule, query=rule.query.replace(_SLOT, hierarchy))


def _ill_typed(files: Iterable[ParsedFile]) -> Iterator[Finding]:
    """IC-0, datatype consistency: the one that is no query, as in the Recommendation."""
    for parsed in files:
        for quad in parsed.quads:
            if isinstance(quad.object, Literal) and _is_ill_typed(quad.object):
                yield Finding(
                    check="cube",
                    severity=Severity.VIOLATION,
                    message=(
                        f"{shortened(node_name(quad.subject))} has"
                        f' "{quad.object.value}" for {shortened(quad.predicate.value)}, which'
                        f" is no {shortened(quad.object.datatype.value)}."
                    ),
                    source="cube/00",
                    focus=node_name(quad.subject),
                    path=quad.predicate.value,
                    value=str(quad.object),
                )


def _is_ill_typed(literal: Literal) -> bool:
    if not literal.datatype.value.startswith(PREFIXES["xsd"]):
        return False
    return bool(_rdflib_literal(literal).ill_typed)


def _rdflib_literal(literal: Literal) -> "rdflib.Literal":
    import rdflib

    datatype = rdflib.URIRef(literal.datatype.value)
    return rdflib.Literal(literal.value, datatype=datatype, normalize=False)
