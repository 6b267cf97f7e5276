"""Write the results of Oxigraph with its own writers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import IO, Final, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)

from jinshan_kg.engine.csv import CsvSink
from jinshan_kg.engine.protocol import Sink, UnwritableError
from jinshan_kg.engine.turtle import PrefixSink
from jinshan_kg.engine.xml import XmlSink
from jinshan_kg.sparql import formats
from jinshan_kg.sparql.formats import ResultFormat

Results = QuerySolutions | QueryBoolean | QueryTriples

_TABULAR: Final[Mapping[str, QueryResultsFormat]] = MappingProxyType(
    {
        formats.JSON.name: QueryResultsFormat.JSON,
        formats.XML.name: QueryResultsFormat.XML,
        formats.CSV.name: QueryResultsFormat.TSV,  # from which CsvSink makes CSV
        formats.TSV.name: QueryResultsFormat.TSV,
    }
)
_GRAPH: Final[Mapping[str, RdfFormat]] = MappingProxyType(
    {
        formats.TURTLE.name: RdfFormat.TURTLE,
        formats.N_TRIPLES.name: RdfFormat.N_TRIPLES,
        formats.JSON_LD.name: RdfFormat.JSON_LD,
        formats.RDF_XML.name: RdfFormat.RDF_XML,
        formats.N_QUADS.name: RdfFormat.N_QUADS,
        formats.TRIG.name: RdfFormat.TRIG,
    }
)
_WITH_PREFIXES: Final = frozenset({formats.TURTLE.name, formats.TRIG.name})
_IS_XML: Final = frozenset({formats.XML.name, formats.RDF_XML.name})


def write_results(
    results: Results, result_format: ResultFormat, prefixes: Mapping[str, str], to: Sink
) -> None:
    """Write results in a format; to be called in the thread that made them.

    Args:
        results: What the store returned.
        result_format: One of those that suit the kind of result.
        prefixes: Prefixes for the formats that have them; those not used are left out.
        to: Where to write to. What its `write` raises ends the evaluation.

    Raises:
        UnwritableError: If the format cannot carry the results.
        RuntimeError: If the query cannot be evaluated, since evaluation goes on while writing.
        OSError: If the store cannot be read, or a SERVICE cannot be reached.
    """
    name = result_format.name
    if name in _IS_XML:
        to = XmlSink(to, result_format.label)
    elif name == formats.CSV.name and isinstance(results, QuerySolutions):
        to = CsvSink(to)
    if not isinstance(results, QueryTriples):
        results.serialize(_file(to), format=_TABULAR[name])
    elif name in _WITH_PREFIXES:
        sink = PrefixSink(to)
        serialize(results, _file(sink), format=_GRAPH[name], prefixes=dict(prefixes))
        sink.finish()
    else:
        _write_plain(results, name, to)


def _write_plain(results: QueryTriples, name: str, to: Sink) -> None:
    try:
        results.serialize(_file(to), format=_GRAPH[name])
    except OSError as error:
        if "JSON-LD does not support" in str(error):
            raise UnwritableError(
                "JSON-LD 1.1 cannot carry the triple terms of this result. Ask for Turtle."
            ) from error
        raise


def _file(sink: Sink) -> IO[bytes]:
    # Oxigraph calls `write` and `flush` and nothing else of a file.
    return cast("IO[bytes]", sink)
