"""The dataset for search engines: schema.org `Dataset` as JSON-LD, read from the catalogue."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from jinshan_kg.publish.describe.statements import expanded
from jinshan_kg.publish.describe.void import DATASET

_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"


def schema_org_dataset(
    catalogue: Iterable[Triple | Quad], language: str, local: Callable[[str], str] = str
) -> dict[str, Any]:
    """Return the description of the dataset that search engines for data read.

    Args:
        catalogue: The triples of the catalogue (`queries.CATALOG`).
        language: The language of its texts, `en` or `zh`.
        local: Gives the address at which a reader of the page finds what an IRI of ours names.

    Returns:
        An object to be written as JSON-LD, with the context of schema.org; its keys are always in
        the same order.
    """
    about = _Catalogue(catalogue, language)
    publisher = about.one(DATASET, "dcterms:publisher")
    period = about.one(DATASET, "dcterms:temporal")
    start, end = about.one(period, "dcat:startDate"), about.one(period, "dcat:endDate")
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": DATASET,
        "name": about.one(DATASET, "dcterms:title"),
        "description": about.one(DATASET, "dcterms:description"),
        "url": local(about.one(DATASET, "dcat:landingPage")),
        "identifier": about.one(DATASET, "dcterms:identifier"),
        "version": about.one(DATASET, "dcat:version"),
        "datePublished": about.one(DATASET, "dcterms:issued"),
        "dateModified": about.one(DATASET, "dcterms:modified"),
        "license": about.one(DATASET, "dcterms:license"),
        "isAccessibleForFree": True,
        "inLanguage": ["en", "zh"],
        "keywords": about.all(DATASET, "dcat:keyword"),
        "creator": {
            "@type": "Organization",
            "@id": publisher,
            "name": about.one(publisher, "foaf:name"),
        },
        "temporalCoverage": f"{start}/{end}",
        "spatialCoverage": [
            {"@type": "Place", "@id": place} for place in about.all(DATASET, "dcterms:spatial")
        ],
        "isBasedOn": about.one(DATASET, "dcterms:source"),
        "distribution": [
            _download(about, file, local) for file in about.all(DATASET, "dcat:distribution")
        ],
    }


class _Catalogue:
    def __init__(self, triples: Iterable[Triple | Quad], language: str) -> None:
        self._language = language
        self._said: dict[tuple[str, str], list[NamedNode | Literal]] = {}
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._said.setdefault((subject.value, triple.predicate.value), []).append(value)

    def all(self, subject: str, predicate: str) -> list[str]:
        """Return the values, sorted; of texts those in the language."""
        values = self._said.get((subject, expanded(predicate)), [])
        return sorted(value.value for value in values if self._is_wanted(value))

    def one(self, subject: str, predicate: str) -> str:
        """Return the first value; empty if there is none."""
        return next(iter(self.all(subject, predicate)), "")

    def _is_wanted(self, value: NamedNode | Literal) -> bool:
        return not (isinstance(value, Literal) and value.language not in (None, self._language))


def _download(about: _Catalogue, file: str, local: Callable[[str], str]) -> dict[str, Any]:
    media_type = about.one(file, "dcat:mediaType").removeprefix(_MEDIA_TYPES)
    url = about.one(file, "dcat:downloadURL") or about.one(file, "dcat:accessURL")
    size = about.one(file, "dcat:byteSize")
    found: dict[str, Any] = {
        "@type": "DataDownload",
        "name": about.one(file, "dcterms:title"),
        "contentUrl": local(url),
        "encodingFormat": media_type or "application/sparql-results+json",
        "contentSize": f"{size} B" if size else "",
        "sha256": about.one(f"{file}/checksum", "spdx:checksumValue"),
    }
    return {key: value for key, value in found.items() if value}
