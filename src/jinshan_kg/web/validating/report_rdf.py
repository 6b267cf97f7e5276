"""The result of a check as a SHACL validation report (SHACL, section 3.6) in any RDF format."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, Quad, RdfFormat, parse, serialize

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.jsonld import compacted, expanded
from jinshan_kg.sparql.formats import JSON_LD, TURTLE, ResultFormat
from jinshan_kg.validation.render_shacl import render
from jinshan_kg.web.validating.checked import Checked

_CONFORMS: Final = "    sh:conforms "
_COMMENT: Final = f"    <{PREFIXES['rdfs']}comment> "
_CONTEXT: Final = MappingProxyType({name: PREFIXES[name] for name in ("jk", "rdfs", "sh", "xsd")})


def write_report(checked: Checked, to: ResultFormat) -> bytes:
    """Return the report in one of the formats that carry a graph, UTF-8.

    Where it does not have all that was found, a comment on it says so.
    """
    turtle = render(checked.report)
    given = len(checked.report.findings)
    if given < checked.found:
        said = Literal(f"The first {given} of {checked.found} results, the gravest first.")
        turtle = turtle.replace(_CONFORMS, f"{_COMMENT}{said} ;\n{_CONFORMS}", 1)
    if to is TURTLE:
        return turtle.encode()
    known = RdfFormat.from_media_type(to.media_type)
    assert known is not None
    quads = _together(parse(input=turtle, format=RdfFormat.TURTLE))
    if to is JSON_LD:
        return compacted(expanded(quads), _CONTEXT)
    written = serialize(quads, format=known, prefixes=dict(_CONTEXT))
    assert written is not None
    return written


def _together(quads: Iterable[Quad]) -> list[Quad]:
    """Return quads so that those of a subject follow each other, the subjects as they come."""
    by_subject: dict[object, list[Quad]] = {}
    for quad in quads:
        by_subject.setdefault(quad.subject, []).append(quad)
    return [quad for same in by_subject.values() for quad in same]
