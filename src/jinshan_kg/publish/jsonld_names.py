"""The names that the JSON-LD context gives to IRIs. A name once published does not change."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jinshan_kg.namespaces import CONCEPT, JK, PREFIXES, UNIT

_QUDT_UNIT: Final = PREFIXES["unit"]

CONTEXT_PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    # `unit` is our own property, so QUDT's units take another prefix here.
    {"qudt-unit" if name == "unit" else name: iri for name, iri in PREFIXES.items()}
)
"""The prefixes of the context with their namespaces."""

# Terms of other vocabularies that go by their plain name; the others keep a prefix.
PLAIN: Final = (
    "rdfs:label",
    "rdfs:comment",
    "rdfs:seeAlso",
    "rdfs:isDefinedBy",
    "rdfs:domain",
    "rdfs:range",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
    "skos:altLabel",
    "skos:broader",
    "skos:closeMatch",
    "skos:definition",
    "skos:exactMatch",
    "skos:inScheme",
    "skos:notation",
    "skos:prefLabel",
    "skos:topConceptOf",
    "dcterms:description",
    "dcterms:license",
    "dcterms:publisher",
    "dcterms:title",
    "foaf:homepage",
    "foaf:page",
    "prov:wasDerivedFrom",
    "prov:wasQuotedFrom",
)

REVERSED: Final[Mapping[str, str]] = MappingProxyType(
    {"observations": "jk:subject", "tenures": "jk:official", "conferrals": "jk:recipient"}
)
"""Terms that read a property from its object: the observations of a thing, and so on."""

OF_DOCUMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcat:byteSize": "xsd:nonNegativeInteger",
        "dcat:downloadURL": "@id",
        "dcterms:hasFormat": "@id",
        "hydra:first": "@id",
        "hydra:last": "@id",
        "hydra:next": "@id",
        "hydra:previous": "@id",
        "hydra:totalItems": "xsd:integer",
        "hydra:view": "@id",
        "spdx:algorithm": "@id",
        "spdx:checksum": "@id",
        "spdx:checksumValue": "xsd:hexBinary",
        "void:inDataset": "@id",
    }
)
"""Properties that documents have and the data has not: of pages, of other formats, of files."""


def name_of(iri: str) -> str:
    """Return the term of a class or property: a plain name, or a prefixed one."""
    if iri.startswith(JK):
        return iri.removeprefix(JK)
    prefixed = compact(iri)
    return prefixed.partition(":")[2] if prefixed in PLAIN else prefixed


def compact(iri: str) -> str:
    """Return an IRI with a prefix of the context, or as it is where none fits."""
    for prefix, namespace in CONTEXT_PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def list_of(iri: str) -> str:
    """Return the scheme of a concept, or one name for all units; empty for what is neither."""
    if iri.startswith((UNIT, _QUDT_UNIT)):
        return UNIT
    return iri.rpartition("/")[0] if iri.startswith(CONCEPT) else ""
