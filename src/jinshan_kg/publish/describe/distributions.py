"""The files of a release as DCAT distributions, with their weight and checksum."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.describe.statements import Statements, expanded, typed
from jinshan_kg.publish.describe.void import DATASET, DESCRIPTION
from jinshan_kg.publish.distributions import Distribution, WrittenFile

DOWNLOADS: Final = f"{BASE}downloads/"
"""The folder of the downloads."""

FILES: Final = f"{BASE}catalog#file/"
"""What the IRIs of the files, as distributions, begin with."""

_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_EU: Final = "http://publications.europa.eu/resource/authority/"
# Where the EU's table of file types has one; else the media type is the format.
_FILE_TYPES: Final = {
    "application/ld+json": "JSON_LD",
    "application/n-quads": "RDF_N_QUADS",
    "application/n-triples": "RDF_N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/trig": "RDF_TRIG",
    "application/json": "JSON",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/zip": "ZIP",
    "text/csv": "CSV",
    "text/html": "HTML",
    "text/plain": "TXT",
    "text/turtle": "RDF_TURTLE",
}
_WHOLE: Final = "rdf"  # the kind of a file that holds the whole dataset


def file_quads(files: Iterable[WrittenFile], known: Iterable[Triple | Quad]) -> list[Quad]:
    """Return what there is to say of the files of the downloads.

    Each says what it is, where it is, what it weighs, and its checksum. A form of the data is a
    distribution of the dataset; a file about them is a document that the dataset names.

    Args:
        files: The files, as they lie in the folder of the downloads.
        known: What the catalogue says of the dataset, whose dates hold for its files too.
    """
    into = Statements(DESCRIPTION)
    dates = [
        (name, said.object)
        for name in ("dcterms:issued", "dcterms:modified")
        for said in known
        if said.predicate.value == expanded(name) and said.subject == NamedNode(DATASET)
    ]
    for file in files:
        say = _say_distribution if file.distribution.is_data else _say_document
        iri = say(into, file)
        _say_file(into, iri, file)
        for name, date in dates:
            assert isinstance(date, Literal)
            into.say(iri, name, date)
    return into.quads


def _say_distribution(into: Statements, file: WrittenFile) -> str:
    """Say that a file is a form of the data; return its IRI as such."""
    planned = file.distribution
    iri, url = FILES + quote(planned.path), _url(planned)
    into.say(DATASET, "dcat:distribution", iri)
    if planned.kind == _WHOLE:
        into.say(DATASET, "void:dataDump", url)
    into.say(iri, "rdf:type", "dcat:Distribution")
    into.say(iri, "dcatap:availability", f"{_EU}planned-availability/AVAILABLE")
    into.say(iri, "dcat:accessURL", DOWNLOADS)
    into.say(iri, "dcat:downloadURL", url)
    media_type = _media_type(planned)
    into.say(iri, "dcat:mediaType", media_type)
    into.say(media_type, "rdf:type", "dcterms:MediaType")
    into.say(iri, "dcat:byteSize", typed(str(file.size), "xsd:nonNegativeInteger"))
    return iri


def _say_document(into: Statements, file: WrittenFile) -> str:
    """Say that a file is about the data; return its IRI, which is its address."""
    url = _url(file.distribution)
    into.say(DATASET, "foaf:page", url)
    into.say(url, "rdf:type", "foaf:Document")
    into.say(url, "schema:contentSize", Literal(f"{file.size} B"))
    return url


def _say_file(into: Statements, iri: str, file: WrittenFile) -> None:
    planned = file.distribution
    for label in ("rdfs:label", "dcterms:title"):
        into.say_in_words(iri, label, **planned.title)
    into.say_in_words(iri, "dcterms:description", **planned.description)
    into.say(iri, "dcterms:license", _LICENCE)
    form = _format(planned)
    into.say(iri, "dcterms:format", form)
    into.say(form, "rdf:type", "dcterms:MediaTypeOrExtent")
    if planned.conforms_to:
        into.say(iri, "dcterms:conformsTo", planned.conforms_to)
        into.say(planned.conforms_to, "rdf:type", "dcterms:Standard")
    checksum = f"{FILES}{quote(planned.path)}/checksum"
    into.say(iri, "spdx:checksum", checksum)
    into.say(checksum, "rdf:type", "spdx:Checksum")
    into.say(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256")
    into.say(checksum, "spdx:checksumValue", typed(file.sha256, "xsd:hexBinary"))


def _url(planned: Distribution) -> str:
    return DOWNLOADS + quote(planned.path)


def _media_type(planned: Distribution) -> str:
    return _IANA + planned.media_type.partition(";")[0]


def _format(planned: Distribution) -> str:
    known = _FILE_TYPES.get(planned.media_type.partition(";")[0])
    return f"{_EU}file-type/{known}" if known else _media_type(planned)
