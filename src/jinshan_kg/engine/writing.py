"""Write the results of Oxigraph in any format, with its own writers or from what they write."""

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
from jinshan_kg.engine.json import JsonSink, JsonTerms
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
        formats.CSV.name: QueryResultsFormat.CSV,
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


class ResultWriter:
    """Writes results in any format; to be called in the thread that made them."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Take the prefixes for the formats that have them; those not used are left out."""
        self._prefixes = dict(prefixes)
        self._terms = JsonTerms()

    def write(self, results: Results, result_format: ResultFormat, to: Sink) -> None:
        """Write results in a format.

        Args:
            results: What the store returned.
            result_format: One of those that suit the kind of result.
            to: Where to write to. What its `write` raises ends the evaluation.

        Raises:
            UnwritableError: If the format cannot carry the results.
            RuntimeError: If the query cannot be evaluated, since evaluation goes on while writing.
            OSError: If the store cannot be read, or a SERVICE cannot be reached.
        """
        if result_format.name in _IS_XML:
            to = XmlSink(to, result_format.label)
        if isinstance(results, QuerySolutions):
            self._write_solutions(results, result_format.name, to)
        elif isinstance(results, QueryTriples):
            self._write_triples(results, result_format.name, to)
        else:
            results.serialize(_file(to), format=_TABULAR[result_format.name])

    def _write_solutions(self, solutions: QuerySolutions, name: str, to: Sink) -> None:
        if name == formats.JSON.name:
            sink = JsonSink(to, self._terms)
            solutions.serialize(_file(sink), format=QueryResultsFormat.TSV)
            sink.finish()
        elif name == formats.CSV.name:
            solutions.serialize(_file(CsvSink(to)), format=QueryResultsFormat.TSV)
        else:
            solutions.serialize(_file(to), format=_TABULAR[name])

    def _write_triples(self, triples: QueryTriples, name: str, to: Sink) -> None:
        if name in _WITH_PREFIXES:
            sink = PrefixSink(to)
            serialize(triples, _file(sink), format=_GRAPH[name], prefixes=self._prefixes)
            sink.finish()
        else:
            _write_plain(triples, name, to)


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
