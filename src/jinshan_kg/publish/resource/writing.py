"""Write a description in one of the RDF formats."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.engine.protocol import UnwritableError
from jinshan_kg.errors import UserError
from jinshan_kg.publish.export import export
from jinshan_kg.publish.formats import format_named
from jinshan_kg.publish.order import merged
from jinshan_kg.publish.resource.description import Description
from jinshan_kg.publish.resource.document import document_quads, view_of
from jinshan_kg.publish.resource.json_ld import write_json_ld
from jinshan_kg.publish.resource.prefixes import local_prefixes
from jinshan_kg.sparql.formats import JSON_LD, ResultFormat


def write(description: Description, to: ResultFormat, base: str) -> bytes:
    """Return a description in a format, UTF-8: the same bytes each time.

    TriG and N-Quads keep the named graphs; what the document says of itself is in the default
    graph. The other formats get the merge.

    Args:
        description: What is known of a thing.
        to: One of the formats that carry a graph.
        base: What the IRIs of the dataset begin with.

    Raises:
        UnwritableError: If the format cannot carry it (406).
    """
    document = document_quads(description, to.name)
    # What is asked for, then the document about it, then the rest.
    first = (description.node, view_of(description, to.name))
    return write_quads((*description.quads, *document), to, base, first)


def write_quads(
    quads: Iterable[Quad], to: ResultFormat, base: str, first: Iterable[NamedNode] = ()
) -> bytes:
    """Return quads in a format, in one order and with the prefixes that they use.

    TriG and N-Quads keep the graphs, the other formats get their merge: JSON-LD too, since most of
    its readers look at the default graph only.

    Args:
        quads: The quads.
        to: The format.
        base: What the IRIs of the dataset begin with.
        first: The subjects that go before the others.

    Raises:
        UnwritableError: If the format cannot carry them (406).
    """
    listed = merged(quads) if to is JSON_LD else list(quads)
    try:
        document = write_json_ld(listed, first) if to is JSON_LD else None
        parsed = ParsedFile(listed, local_prefixes(listed, base))
        return document or export([parsed], format_named(to.name), first=first)
    except UserError as error:
        raise UnwritableError(str(error)) from error
