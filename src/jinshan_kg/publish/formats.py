"""The RDF formats that the dataset is exported in."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import RdfFormat

from jinshan_kg.errors import UserError


@dataclass(frozen=True)
class ExportFormat:
    """A format of the table.

    Attributes:
        name: What it is called on the command line.
        title: What the specification calls it.
        syntax: pyoxigraph's format; it knows the media type and whether graphs are kept.
        extension: The file extension, without the dot; it names the format too.
        aliases: Other names that people use.
    """

    name: str
    title: str
    syntax: RdfFormat
    extension: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the format answers to."""
        return tuple(dict.fromkeys((self.name, self.extension, *self.aliases)))


FORMATS: Final = (
    ExportFormat("turtle", "Turtle", RdfFormat.TURTLE, "ttl"),
    ExportFormat("ntriples", "N-Triples", RdfFormat.N_TRIPLES, "nt", ("n-triples",)),
    ExportFormat("nquads", "N-Quads", RdfFormat.N_QUADS, "nq", ("n-quads",)),
    ExportFormat("trig", "TriG", RdfFormat.TRIG, "trig"),
    ExportFormat("jsonld", "JSON-LD", RdfFormat.JSON_LD, "jsonld", ("json-ld",)),
    ExportFormat("rdfxml", "RDF/XML", RdfFormat.RDF_XML, "rdf", ("rdf-xml", "rdf/xml", "xml")),
)


def format_named(name: str) -> ExportFormat:
    """Return the format of a name, whatever its case.

    Args:
        name: A name, a file extension (with or without its dot) or an alias.

    Raises:
        UserError: If there is none; the message lists the formats.
    """
    wanted = name.lower().removeprefix(".")
    for candidate in FORMATS:
        if wanted in candidate.names:
            return candidate
    listed = ", ".join(f"{known.name} ({known.extension})" for known in FORMATS)
    raise UserError(f"Unknown format {name!r}. Formats: {listed}.")
