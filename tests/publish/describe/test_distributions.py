"""The files of the downloads: DCAT distributions, and documents about the data."""

from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from jinshan_kg.publish.describe.distributions import file_quads
from jinshan_kg.publish.distributions import Distribution, WrittenFile

DATASET = NamedNode("https://w3id.org/jinshan-kg/dataset")
DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
CONTENT = b"<s> <p> <o> .\n"
DUMP = WrittenFile(
    Distribution(
        path="jinshan-kg.ttl",
        title={"en": "Turtle", "zh": "Turtle 格式"},
        media_type="text/turtle; charset=utf-8",
        description={"en": "The whole.", "zh": "全部。"},
        kind="rdf",
        conforms_to="http://www.w3.org/TR/turtle/",
    ),
    size=len(CONTENT),
    sha256=sha256(CONTENT).hexdigest(),
)
TABLE = WrittenFile(
    Distribution(
        path="tables/figures 2023.parquet",
        title={"en": "Figures"},
        media_type="application/vnd.apache.parquet",
        description={"en": "The figures."},
        kind="table",
    ),
    size=12,
    sha256="0" * 64,
)
README = WrittenFile(
    Distribution(
        path="README.md",
        title={"en": "Read me"},
        media_type="text/markdown",
        description={"en": "What each file is."},
        kind="package",
        is_data=False,
    ),
    size=15,
    sha256="1" * 64,
)
HEAD = """
@prefix catalog: <https://w3id.org/jinshan-kg/catalog#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix iana: <https://www.iana.org/assignments/media-types/> .
@prefix eu: <http://publications.europa.eu/resource/authority/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/jinshan-kg/> .
"""
EXPECTED = f"""{HEAD}
<dataset> dcat:distribution <catalog#file/jinshan-kg.ttl> ;
  void:dataDump <downloads/jinshan-kg.ttl> .
<catalog#file/jinshan-kg.ttl> a dcat:Distribution ;
  rdfs:label "Turtle"@en , "Turtle 格式"@zh ; dcterms:title "Turtle"@en , "Turtle 格式"@zh ;
  dcterms:description "The whole."@en , "全部。"@zh ;
  dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
  dcterms:format <http://publications.europa.eu/resource/authority/file-type/RDF_TURTLE> ;
  dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle> ;
  dcatap:availability
    <http://publications.europa.eu/resource/authority/planned-availability/AVAILABLE> ;
  dcat:accessURL <downloads/> ; dcat:downloadURL <downloads/jinshan-kg.ttl> ;
  dcat:byteSize "14"^^xsd:nonNegativeInteger ;
  dcterms:conformsTo <http://www.w3.org/TR/turtle/> ;
  dcterms:issued "2026-11-23"^^xsd:date ; dcterms:modified "2026-11-24"^^xsd:date ;
  spdx:checksum <catalog#file/jinshan-kg.ttl/checksum> .
<catalog#file/jinshan-kg.ttl/checksum> a spdx:Checksum ;
  spdx:algorithm spdx:checksumAlgorithm_sha256 ;
  spdx:checksumValue "{sha256(CONTENT).hexdigest()}"^^xsd:hexBinary .
<https://www.iana.org/assignments/media-types/text/turtle> a dcterms:MediaType .
<http://publications.europa.eu/resource/authority/file-type/RDF_TURTLE>
  a dcterms:MediaTypeOrExtent .
<http://www.w3.org/TR/turtle/> a dcterms:Standard .
"""
DOCUMENT = f"""{HEAD}
<dataset> foaf:page <downloads/README.md> .
<downloads/README.md> a foaf:Document ; rdfs:label "Read me"@en ; dcterms:title "Read me"@en ;
  dcterms:description "What each file is."@en ;
  dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
  dcterms:format iana:text\\/markdown ; schema:contentSize "15 B" ;
  dcterms:issued "2026-11-23"^^xsd:date ; dcterms:modified "2026-11-24"^^xsd:date ;
  spdx:checksum <catalog#file/README.md/checksum> .
<catalog#file/README.md/checksum> a spdx:Checksum ;
  spdx:algorithm spdx:checksumAlgorithm_sha256 ;
  spdx:checksumValue "{"1" * 64}"^^xsd:hexBinary .
iana:text\\/markdown a dcterms:MediaTypeOrExtent .
"""


def dated() -> list[Triple]:
    issued, modified = (
        NamedNode(f"http://purl.org/dc/terms/{name}") for name in ("issued", "modified")
    )
    return [
        Triple(DATASET, issued, Literal("2026-11-23", datatype=DATE)),
        Triple(DATASET, modified, Literal("2026-11-24", datatype=DATE)),
        Triple(NamedNode("http://example.org/other"), issued, Literal("2001-01-01", datatype=DATE)),
    ]


def values(quads: list[Quad], name: str) -> list[str]:
    found = [quad.object for quad in quads if quad.predicate.value.endswith(name)]
    return [term.value for term in found if isinstance(term, NamedNode | Literal)]


def test_a_dump_is_described_so() -> None:
    said = {quad.triple for quad in file_quads([DUMP], dated())}

    assert said == {quad.triple for quad in parse(input=EXPECTED, format=RdfFormat.TURTLE)}


def test_a_file_about_the_data_is_a_document_and_no_distribution() -> None:
    said = {quad.triple for quad in file_quads([README], dated())}

    assert said == {quad.triple for quad in parse(input=DOCUMENT, format=RdfFormat.TURTLE)}


def test_what_does_not_hold_the_whole_dataset_is_no_dump() -> None:
    assert values(file_quads([TABLE], dated()), "dataDump") == []


def test_a_format_that_the_table_lacks_is_its_media_type() -> None:
    media_type = "https://www.iana.org/assignments/media-types/application/vnd.apache.parquet"
    quads = file_quads([TABLE], dated())

    assert (values(quads, "format"), values(quads, "mediaType")) == ([media_type], [media_type])


def test_the_address_of_a_file_is_an_iri_whatever_its_name() -> None:
    assert values(file_quads([TABLE], dated()), "downloadURL") == [
        "https://w3id.org/jinshan-kg/downloads/tables/figures%202023.parquet"
    ]


def test_without_dates_in_the_catalogue_none_are_said() -> None:
    assert values(file_quads([DUMP], []), "issued") == []


def test_no_files_no_statements() -> None:
    assert file_quads([], dated()) == []
