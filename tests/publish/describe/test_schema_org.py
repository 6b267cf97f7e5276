"""The dataset as search engines for data read it."""

from pyoxigraph import RdfFormat, parse

from jinshan_kg.publish.describe.schema_org import schema_org_dataset

CATALOGUE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/jinshan-kg/> .

<dataset> dcterms:title "Figures"@en , "数字"@zh ; dcterms:description "All."@en , "全部。"@zh ;
  dcterms:identifier "x" ; dcterms:issued "2026-11-23"^^xsd:date ;
  dcterms:modified "2026-11-24"^^xsd:date ; dcterms:license <http://example.org/by> ;
  dcterms:publisher <us> ; dcterms:temporal <time> ; dcterms:spatial <http://example.org/place> ;
  dcterms:source <source> ; dcat:landingPage <> ; dcat:version "1.0.0" ;
  dcat:keyword "b"@en , "a"@en , "词"@zh ; dcat:distribution <#one> , <#two> .
<us> foaf:name "We"@en , "我们"@zh .
<time> dcat:startDate "2015"^^xsd:gYear ; dcat:endDate "2023-10-17"^^xsd:date .
<#one> dcterms:title "Turtle"@en , "Turtle 格式"@zh ; dcat:downloadURL <downloads/x.ttl> ;
  dcat:accessURL <downloads/> ; dcat:byteSize 14 ;
  dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle> .
<#one/checksum> spdx:checksumValue "ab"^^xsd:hexBinary .
<#two> dcterms:title "By query"@en ; dcat:accessURL <sparql> .
"""


def local(iri: str) -> str:
    return iri.replace("https://w3id.org/jinshan-kg/", "http://localhost:8000/")


def test_the_dataset_in_english() -> None:
    catalogue = parse(input=CATALOGUE.encode(), format=RdfFormat.TURTLE)

    assert schema_org_dataset(catalogue, "en", local) == {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": "https://w3id.org/jinshan-kg/dataset",
        "name": "Figures",
        "description": "All.",
        "url": "http://localhost:8000/",
        "identifier": "x",
        "version": "1.0.0",
        "datePublished": "2026-11-23",
        "dateModified": "2026-11-24",
        "license": "http://example.org/by",
        "isAccessibleForFree": True,
        "inLanguage": ["en", "zh"],
        "keywords": ["a", "b"],
        "creator": {
            "@type": "Organization",
            "@id": "https://w3id.org/jinshan-kg/us",
            "name": "We",
        },
        "temporalCoverage": "2015/2023-10-17",
        "spatialCoverage": [{"@type": "Place", "@id": "http://example.org/place"}],
        "isBasedOn": "https://w3id.org/jinshan-kg/source",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": "Turtle",
                "contentUrl": "http://localhost:8000/downloads/x.ttl",
                "encodingFormat": "text/turtle",
                "contentSize": "14 B",
                "sha256": "ab",
            },
            {
                "@type": "DataDownload",
                "name": "By query",
                "contentUrl": "http://localhost:8000/sparql",
                "encodingFormat": "application/sparql-results+json",
            },
        ],
    }


def test_the_same_in_chinese() -> None:
    catalogue = parse(input=CATALOGUE.encode(), format=RdfFormat.TURTLE)
    found = schema_org_dataset(catalogue, "zh")

    assert (found["name"], found["creator"]["name"], found["keywords"]) == ("数字", "我们", ["词"])
    assert found["url"] == "https://w3id.org/jinshan-kg/"
