"""The IRIs of the project, and the prefixes used for them, as plain strings.

Plain strings because importing rdflib costs a third of the server's start-up time; wrap one in
`rdflib.Namespace` or `pyoxigraph.NamedNode` where it is needed.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BASE: Final = "https://w3id.org/jinshan-kg/"
ONTOLOGY: Final = f"{BASE}ontology"
JK: Final = f"{ONTOLOGY}#"
ID: Final = f"{BASE}id/"
CONCEPT: Final = f"{BASE}concept/"
UNIT: Final = f"{BASE}unit/"
SOURCE: Final = f"{BASE}source/"
GRAPH: Final = f"{BASE}graph/"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcatap": "http://data.europa.eu/r5r/",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "hydra": "http://www.w3.org/ns/hydra/core#",
        "jk": JK,
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qb": "http://purl.org/linked-data/cube#",
        "qudt": "http://qudt.org/schema/qudt/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
        "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
        "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "spdx": "http://spdx.org/rdf/terms#",
        "spex": "https://purl.expasy.org/sparql-examples/ontology#",
        "time": "http://www.w3.org/2006/time#",
        "unit": "http://qudt.org/vocab/unit/",
        "vann": "http://purl.org/vocab/vann/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "void": "http://rdfs.org/ns/void#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Prefix to namespace: the standard vocabularies in use, and `jk` for our own."""

RDF_TYPE: Final = f"{PREFIXES['rdf']}type"
RDF_STATEMENT: Final = f"{PREFIXES['rdf']}Statement"
REIFICATION: Final = frozenset(
    f"{PREFIXES['rdf']}{name}" for name in ("subject", "predicate", "object")
)
"""The properties that say which triple an `rdf:Statement`, such as a claim, is about."""


def graph_iri(name: str) -> str:
    """Return the IRI of one of the project's named graphs.

    Args:
        name: The short name, such as `ontology` or `briefing-2023-10-17`.
    """
    return f"{GRAPH}{name}"


CATALOG_GRAPH: Final = graph_iri("catalog")
DERIVED_GRAPH: Final = graph_iri("derived")
ONTOLOGY_GRAPH: Final = graph_iri("ontology")
QUERIES_GRAPH: Final = graph_iri("queries")


def local_name(iri: str) -> str:
    """Return what an IRI or a path ends in: what follows its last `/` or `#`.

    `hasPart` of `…/ontology#hasPart`, and `land-freed` of `…/id/observation/land-freed`. One that
    ends in `/` or `#` is taken without these: `core` of `http://www.w3.org/2004/02/skos/core#`.

    Args:
        iri: The IRI, as it is written: what is percent-encoded stays so.

    Returns:
        The name; empty for what has no other characters than `/` and `#`.
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
