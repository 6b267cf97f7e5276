"""The RDF formats that the dataset is exported in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from pyoxigraph import RdfFormat


class View(Enum):
    """What of the dataset a format holds."""

    WHOLE = "the whole dataset"
    CANONICAL = "the whole dataset in canonical form"
    ENTITIES = "each thing with its figures"
    ONTOLOGY = "the ontology with its concepts"
    OWL = "the ontology and the data, as far as OWL 2 DL can say them"


@dataclass(frozen=True)
class ExportFormat:
    """A format of the table.

    Attributes:
        name: What it is called on the command line.
        title: What the specification calls it.
        syntax: pyoxigraph's format; it knows the media type and whether graphs are kept.
        extension: The file extension, without the dot; it names the format too.
        aliases: Other names that people use.
        view: What of the dataset it holds.
    """

    name: str
    title: str
    syntax: RdfFormat
    extension: str
    aliases: tuple[str, ...] = ()
    view: View = View.WHOLE

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
    ExportFormat(
        "canonical",
        "canonical N-Quads",
        RdfFormat.N_QUADS,
        "canonical.nq",
        ("rdfc-1.0", "rdfc10", "c14n"),
        View.CANONICAL,
    ),
    ExportFormat(
        "entities",
        "JSON-LD framed by entity",
        RdfFormat.JSON_LD,
        "entities.jsonld",
        ("framed",),
        View.ENTITIES,
    ),
    ExportFormat(
        "ontology",
        "OWL ontology in RDF/XML",
        RdfFormat.RDF_XML,
        "ontology.owl",
        (),
        View.ONTOLOGY,
    ),
    ExportFormat(
        "protege", "OWL ontology with data in RDF/XML", RdfFormat.RDF_XML, "owl", (), View.OWL
    ),
)

NOT_WRITTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hdt": "HDT is not written: rdflib-hdt only reads it, and has no wheel for every platform."
        " Export ntriples, then convert with hdt-cpp: rdf2hdt -f ntriples FILE.nt FILE.hdt",
    }
)
"""Formats that people ask for and that are not written, with the reason and the next step."""


def format_named(name: str) -> ExportFormat:
    """Return the format of one of its names, as the program writes it.

    What a user writes is for `export_formats.export_format`.

    Raises:
        KeyError: If there is none.
    """
    for candidate in FORMATS:
        if name in candidate.names:
            return candidate
    raise KeyError(name)
