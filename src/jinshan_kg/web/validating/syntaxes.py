"""The syntaxes in which data may be given."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from jinshan_kg.sparql.media import parse_media_type


@dataclass(frozen=True)
class Syntax:
    """A syntax of RDF.

    Attributes:
        suffix: The extension of its files, without the dot; its name in the form, too.
        label: Its name in a sentence.
        media_types: The media types that say it, the registered one first.
    """

    suffix: str
    label: str
    media_types: tuple[str, ...]


SYNTAXES: Final = (
    Syntax("ttl", "Turtle", ("text/turtle", "application/x-turtle")),
    Syntax("trig", "TriG", ("application/trig", "application/x-trig")),
    Syntax("nt", "N-Triples", ("application/n-triples", "text/plain")),
    Syntax("nq", "N-Quads", ("application/n-quads", "text/x-nquads")),
    Syntax("jsonld", "JSON-LD", ("application/ld+json", "application/json")),
    Syntax("rdf", "RDF/XML", ("application/rdf+xml", "application/xml", "text/xml")),
)
"""Every syntax, the usual one first."""

ACCEPTED: Final = ", ".join(syntax.media_types[0] for syntax in SYNTAXES)
"""What a request may carry, as the header Accept-Post lists it."""


def by_suffix(suffix: str) -> Syntax | None:
    """Return the syntax with a suffix, if there is one."""
    return next((syntax for syntax in SYNTAXES if syntax.suffix == suffix.lower()), None)


def of_file(name: str) -> Syntax | None:
    """Return the syntax that the name of a file tells, if it does."""
    return by_suffix(PurePath(name).suffix.removeprefix("."))


def of_media_type(content_type: str) -> Syntax | None:
    """Return the syntax that a Content-Type tells, whatever its parameters."""
    found = parse_media_type(content_type)
    return next((one for one in SYNTAXES if found and str(found) in one.media_types), None)
