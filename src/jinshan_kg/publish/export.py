"""A dataset written in one RDF format: the same bytes each time, lexical forms as given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from xml.parsers import expat

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.canonical import canonical_nquads
from jinshan_kg.publish.formats import ExportFormat, View
from jinshan_kg.publish.jsonld import compacted, expanded
from jinshan_kg.publish.jsonld_context import read_context
from jinshan_kg.publish.jsonld_entities import entities
from jinshan_kg.publish.order import canonical, merged, only_graph
from jinshan_kg.publish.prefixes import known_prefixes, tidy_turtle, tidy_xml
from jinshan_kg.publish.protege import ontology, ontology_with_data

T = TypeVar("T")

_LONGEST_EXCERPT: Final = 200


@dataclass(frozen=True)
class JsonLdContext:
    """How a JSON-LD document names its terms.

    Attributes:
        terms: The terms of the context.
        link: Its IRI, to write instead of the terms; a reader then has to fetch it.
    """

    terms: Mapping[str, Any]
    link: str | None = None


def export(
    parsed: Iterable[ParsedFile],
    to: ExportFormat,
    graph: str | None = None,
    context: JsonLdContext | None = None,
    first: Iterable[NamedNode] = (),
) -> bytes:
    """Return a dataset in a format, UTF-8.

    A format of triples (Turtle, N-Triples, RDF/XML) gets the union of the graphs; a format of
    quads (N-Quads, TriG, JSON-LD) keeps them.

    Args:
        parsed: The files of the dataset as parsed; their lexical forms stay.
        to: The format.
        graph: Only this named graph: a short name such as `ontology`, or an IRI.
        context: The context of JSON-LD; the published one, written out, if None.
        first: The subjects that go before the others.

    Raises:
        UserError: If there is no such graph, the dataset has nothing of what the format is for, or
            the format cannot carry it (RDF/XML cannot write a control character, nor a predicate
            or a class whose IRI does not end in a name; JSON-LD cannot write RDF 1.2).
    """
    files = list(parsed)
    quads = [quad for file in files for quad in file.quads]
    if graph is not None:
        quads = only_graph(quads, graph)
    match to.view:
        case View.CANONICAL:
            return canonical_nquads(quads)
        case View.ENTITIES:
            return _json_ld(_some(entities(quads), to), context)
        case View.ONTOLOGY:
            quads = _some(ontology(quads), to)
        case View.OWL:
            quads = _some(ontology_with_data(quads), to)
    quads = canonical(quads if to.syntax.supports_datasets else merged(quads), first)
    match to.syntax:
        case RdfFormat.TURTLE | RdfFormat.TRIG:
            prefixes = known_prefixes(file.prefixes for file in files)
            return tidy_turtle(_written(quads, to, prefixes), prefixes).encode()
        case RdfFormat.RDF_XML:
            # A carriage return that is not escaped is a line feed to every XML reader.
            xml = tidy_xml(_written(quads, to, PREFIXES)).replace("\r", "&#13;")
            return _well_formed(xml.encode())
        case RdfFormat.JSON_LD:
            return _json_ld(expanded(quads), context)
        case _:
            return _written(quads, to).encode()


def _some(found: list[T], to: ExportFormat) -> list[T]:
    if not found:
        raise UserError(
            f"The format {to.name} is for {to.view.value}: nothing of it is here. Use turtle, or"
            " name no PATH to export the dataset that comes with this program."
        )
    return found


def _json_ld(nodes: list[Any], context: JsonLdContext | None) -> bytes:
    context = context or JsonLdContext(read_context(Layout.bundled()))
    return compacted(nodes, context.terms, context.link)


def _written(quads: list[Quad], to: ExportFormat, prefixes: Mapping[str, str] | None = None) -> str:
    statements = quads if to.syntax.supports_datasets else [quad.triple for quad in quads]
    try:
        written = serialize(statements, format=to.syntax, prefixes=dict(prefixes or {}))
    except (OSError, ValueError) as error:
        raise UserError(f"{to.title} cannot carry this dataset: {error}. Use N-Quads.") from error
    assert written is not None  # it is returned where no output file is named
    return written.decode()


def _well_formed(xml: bytes) -> bytes:
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(xml, True)
    except expat.ExpatError as error:
        line = xml.split(b"\n")[error.lineno - 1].decode().strip()
        raise UserError(
            "RDF/XML cannot carry this dataset: no XML writes"
            f" {line[:_LONGEST_EXCERPT]!r}. Use Turtle or N-Triples."
        ) from error
    return xml
