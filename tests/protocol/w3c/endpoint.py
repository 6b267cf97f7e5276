"""One server process over all files of the suite; each case names the graphs that it wants."""

from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize
from tests.protocol.w3c.suite import Case

_FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".n3": RdfFormat.N3,
}
_NO_GRAPH: Final = "urn:none"
_NOWHERE: Final = "http://127.0.0.1:9/"  # a port that HTTP is never asked at
_INVALID: Final = "http://invalid.endpoint.org/sparql"


def write_all(cases: Sequence[Case], to: Path) -> None:
    """Write the files that some cases need, each as two named graphs, as N-Quads.

    One is named as the file, the other is what a default graph is made of: a file that is both
    must not share blank nodes with itself.
    """
    wanted = {iri: case.path(iri) for case in cases for iri in case.files}
    quads: list[Quad] = []
    for iri, path in sorted(wanted.items()):
        for name in (iri, _as_default(iri)):
            quads += _read(iri, path, NamedNode(name))
    serialize(quads, to, format=RdfFormat.N_QUADS)


def write_dataset(case: Case, to: Path) -> None:
    """Write the dataset of one case as it is to be loaded, as N-Quads."""
    quads: list[Quad] = []
    for iri in case.default:
        quads += _read(iri, case.path(iri), DefaultGraph())
    for iri in {*case.named, *case.from_clauses}:
        if case.path(iri).is_file():
            quads += _read(iri, case.path(iri), NamedNode(iri))
    serialize(quads, to, format=RdfFormat.N_QUADS)


def _read(iri: str, path: Path, graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    data, rdf_format = path.read_bytes(), _FORMATS[path.suffix]
    for quad in parse(data, format=rdf_format, base_iri=iri, rename_blank_nodes=True):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


class Endpoint:
    """A client of the server over all files."""

    def __init__(self, port: int) -> None:
        """Take the port."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._iri = f"http://127.0.0.1:{port}/sparql"

    def ask(self, case: Case, accept: str) -> tuple[int, bytes]:
        """Ask what a case asks, of the dataset that it says; return the status and the body."""
        text = case.text.replace(_INVALID, _NOWHERE)
        for endpoint, file in case.services:
            text = text.replace(f"<{endpoint}>", f"<{self._service(file)}>")
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        target = f"/sparql?{urlencode(_dataset(case))}"
        self._connection.request("POST", target, text.encode(), headers)
        response = self._connection.getresponse()
        return response.status, response.read()

    def services(self, cases: Sequence[Case]) -> list[str]:
        """Return the endpoints that the server may ask for some cases.

        They are the same server, which then asks itself.
        """
        files = {file for case in cases for _, file in case.services}
        return [_NOWHERE, *(self._service(file) for file in sorted(files))]

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def _service(self, file: str) -> str:
        return f"{self._iri}?{urlencode({'default-graph-uri': _as_default(file)})}"


def _dataset(case: Case) -> list[tuple[str, str]]:
    named = [("named-graph-uri", iri) for iri in case.named]
    default = [("default-graph-uri", _as_default(iri)) for iri in case.default]
    if default or named or case.from_clauses:
        return [*default, *named]
    return [("default-graph-uri", _NO_GRAPH)]


def _as_default(iri: str) -> str:
    return f"{iri}#default"
