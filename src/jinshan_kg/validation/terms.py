"""Names of the project that are used and not defined, each with the nearest one that is.

Looked at are all IRIs below the project's base, in every place of a triple, and the `jk:` names
in the SPARQL texts of shapes and example queries: a misspelt name there fails nothing, it only
never matches.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from jinshan_kg.dataset.load import parse_file
from jinshan_kg.namespaces import BASE, CONCEPT, ID, JK, PREFIXES, RDF_TYPE, SOURCE, UNIT
from jinshan_kg.validation.material import Material, ParsedFile
from jinshan_kg.validation.report import Finding, Place, Severity
from jinshan_kg.validation.rules import shortened

_TYPE: Final = NamedNode(RDF_TYPE)
_SPARQL_TEXTS: Final = frozenset(
    PREFIXES["sh"] + name for name in ("select", "ask", "construct")
) | {PREFIXES["spex"] + "describe"}
_JK_NAME: Final = re.compile(r"(?<![\w?$:/#<])jk:(\w+)")
# Spelling out the nearest name of each of a thousand would take longer than all other checks.
_SUGGESTIONS: Final = 50

# How a name of the project goes on after the base.
_PARTS: Final = ("ontology", "ontology#", "id", "concept", "unit", "source", "graph", "dataset")


def check(material: Material) -> list[Finding]:
    """Return a finding for each file and each name in it that nothing defines.

    A term (`jk:`) is defined where it gets a type of OWL, any other name where it gets a type.
    Passages are left to the check of the evidence.

    Raises:
        UserError: If a shapes file is missing or does not parse.
    """
    shapes = [
        ParsedFile(file, tuple(parse_file(file)))
        for file in (material.layout.shape_files() if material.whole else ())
    ]
    defined = _defined(material.files)
    findings: list[Finding] = []
    for parsed in (*material.own, *shapes):
        for name in sorted(_used(parsed.quads) - defined):
            if not _needs_definition(name):
                continue
            near = _nearest(name, defined) if len(findings) < _SUGGESTIONS else None
            findings.append(_finding(material, parsed, name, near))
    return findings


def _finding(material: Material, parsed: ParsedFile, name: str, near: str | None) -> Finding:
    path = parsed.file.path
    lines = material.places.lines(path, name)
    advice = f"; did you mean {shortened(near)}?" if near else "."
    return Finding(
        check="terms",
        severity=Severity.VIOLATION,
        message=f"{shortened(name)} is not defined{advice}",
        source="terms",
        focus=name,
        place=Place(path, lines[0] if lines else None),
    )


def _defined(files: Iterable[ParsedFile]) -> set[str]:
    """Return the names that some file defines."""
    return {
        quad.subject.value
        for parsed in files
        for quad in parsed.quads
        if quad.predicate == _TYPE
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.subject.value.startswith(BASE)
        and (not quad.subject.value.startswith(JK) or quad.object.value.startswith(PREFIXES["owl"]))
    }


def _used(quads: Iterable[Quad]) -> set[str]:
    return {name for quad in quads for name in _names(quad) if name.startswith(BASE)}


def _names(quad: Quad) -> Iterator[str]:
    for term in (quad.subject, quad.predicate, quad.object):
        if isinstance(term, NamedNode):
            yield term.value
    if isinstance(quad.object, Literal):
        yield quad.object.datatype.value
        if quad.predicate.value in _SPARQL_TEXTS:
            yield from (JK + name for name in _JK_NAME.findall(quad.object.value))


def _needs_definition(name: str) -> bool:
    """Say whether a name below the base has to be defined in the files.

    Terms, entities, concepts, units and sources have to. Of the rest (graphs, versions, the
    addresses of services) only what looks like a slip in a prefix: `ontolgy#`, `concepts/`.
    """
    if name.startswith((JK, ID, CONCEPT, UNIT)):
        return True
    if name.startswith(SOURCE):
        return "/chars/" not in name
    part = re.split(r"(?<=#)|/", name.removeprefix(BASE), maxsplit=1)[0]
    return part not in _PARTS and bool(get_close_matches(part, _PARTS, n=1, cutoff=0.75))


def _nearest(name: str, defined: set[str]) -> str | None:
    """Return the defined name that is most alike: in the same folder, else anywhere."""
    folder = name[: max(name.rfind("/"), name.rfind("#")) + 1]
    inside = {known[len(folder) :]: known for known in defined if known.startswith(folder)}
    anywhere = {known[len(BASE) :]: known for known in defined}
    for wanted, known, cutoff in (
        (name[len(folder) :], inside, 0.6),
        (name[len(BASE) :], anywhere, 0.8),
    ):
        near = get_close_matches(wanted, sorted(known), n=1, cutoff=cutoff)
        if near:
            return known[near[0]]
    return None
