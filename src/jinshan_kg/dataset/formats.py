"""The RDF files that can be read: by extension, with pyoxigraph's parsers, which never fetch."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pyoxigraph import RdfFormat

from jinshan_kg.errors import UserError

FORMATS: Final[Mapping[str, RdfFormat]] = MappingProxyType(
    {
        ".ttl": RdfFormat.TURTLE,
        ".nt": RdfFormat.N_TRIPLES,
        ".nq": RdfFormat.N_QUADS,
        ".trig": RdfFormat.TRIG,
        ".rdf": RdfFormat.RDF_XML,
        ".jsonld": RdfFormat.JSON_LD,
        ".owl": RdfFormat.RDF_XML,
    }
)
"""File extension (lower case) to syntax. An `.owl` file may be Turtle too: see `format_of`."""


def is_supported(path: Path) -> bool:
    """Say whether the extension of a file is one that can be read."""
    return path.suffix.lower() in FORMATS


def format_of(path: Path, content: bytes) -> RdfFormat:
    """Return the syntax of a file.

    The extension decides; only `.owl`, which people write in RDF/XML and in Turtle, is looked
    into: RDF/XML begins with an XML declaration, a document type, a comment or `rdf:RDF`.

    Args:
        path: The file.
        content: Its bytes.

    Raises:
        UserError: If the extension is not supported; the message lists those that are.
    """
    extension = path.suffix.lower()
    if extension not in FORMATS:
        raise UserError(
            f"{path}: unsupported file extension {path.suffix!r}. Supported: {', '.join(FORMATS)}."
        )
    if extension == ".owl" and not content.lstrip().startswith((b"<?xml", b"<!", b"<rdf:RDF")):
        return RdfFormat.TURTLE
    return FORMATS[extension]
