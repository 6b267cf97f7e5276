"""The formats of answers: one table for the server, the command line and the docs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jinshan_kg.sparql.form import Result

_TABULAR: Final = frozenset({Result.SOLUTIONS, Result.BOOLEAN})
_GRAPH: Final = frozenset({Result.GRAPH})


@dataclass(frozen=True)
class ResultFormat:
    """A format in which an answer is written.

    Attributes:
        name: Its short name: `format=` in a URL and `--format` on the command line.
        label: Its name in a sentence.
        media_type: Its media type, as in the Content-Type of an answer.
        results: What it can write.
        aliases: Other media types for the same bytes, by which a client may ask for it; the
            answer then carries the one asked for.
        names: Other short names.
    """

    name: str
    label: str
    media_type: str
    results: frozenset[Result]
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def media_types(self) -> tuple[str, ...]:
        """Its media type and the aliases."""
        return (self.media_type, *self.aliases)


JSON: Final = ResultFormat(
    "json", "JSON", "application/sparql-results+json", _TABULAR, aliases=("application/json",)
)
XML: Final = ResultFormat(
    "xml",
    "XML",
    "application/sparql-results+xml",
    _TABULAR,
    aliases=("application/xml", "text/xml; charset=utf-8"),
)
CSV: Final = ResultFormat("csv", "CSV", "text/csv; charset=utf-8", _TABULAR)
TSV: Final = ResultFormat("tsv", "TSV", "text/tab-separated-values; charset=utf-8", _TABULAR)
TURTLE: Final = ResultFormat(
    "ttl", "Turtle", "text/turtle; charset=utf-8", _GRAPH, names=("turtle", "n3")
)
N_TRIPLES: Final = ResultFormat(
    "nt", "N-Triples", "application/n-triples", _GRAPH, names=("ntriples", "n-triples")
)
JSON_LD: Final = ResultFormat(
    "jsonld",
    "JSON-LD",
    "application/ld+json",
    _GRAPH,
    aliases=("application/json",),
    names=("json-ld", "json"),
)
RDF_XML: Final = ResultFormat(
    "rdf",
    "RDF/XML",
    "application/rdf+xml",
    _GRAPH,
    aliases=("application/xml", "text/xml; charset=utf-8"),
    names=("rdfxml", "rdf-xml", "xml"),
)
N_QUADS: Final = ResultFormat(
    "nq", "N-Quads", "application/n-quads", _GRAPH, names=("nquads", "n-quads")
)
TRIG: Final = ResultFormat("trig", "TriG", "application/trig", _GRAPH)

FORMATS: Final = (JSON, XML, CSV, TSV, TURTLE, N_TRIPLES, JSON_LD, RDF_XML, N_QUADS, TRIG)
"""In the order in which the server prefers them, where a client is content with several."""

BY_NAME: Final[Mapping[str, ResultFormat]] = MappingProxyType({it.name: it for it in FORMATS})
"""The same by their short names."""


def formats_for(result: Result) -> tuple[ResultFormat, ...]:
    """Return the formats that can write a result, the preferred first."""
    return tuple(form for form in FORMATS if result in form.results)


def named(name: str, among: Iterable[ResultFormat] = FORMATS) -> ResultFormat | None:
    """Return the format of a short name or a media type; None if there is none.

    Args:
        name: A short name (`ttl`, `turtle`) or a media type, in any case.
        among: The formats to choose from, since a name such as `json` may suit several.
    """
    wanted = name.strip().lower()
    for form in among:
        types = [media_type.partition(";")[0] for media_type in form.media_types]
        if wanted in (form.name, *form.names, *types):
            return form
    return None
