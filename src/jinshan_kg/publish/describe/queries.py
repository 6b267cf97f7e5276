"""The documents that describe the bundled dataset, as queries that construct them.

Each takes what was written by hand from the graph of the catalogue, and what was counted from the
graph of the description. Queries, so that a backend writes them in any format that it can write.
"""

from typing import Final

from jinshan_kg.namespaces import CATALOG_GRAPH, PREFIXES, QUERIES_GRAPH
from jinshan_kg.publish.describe.void import DESCRIPTION

_NAMES: Final = (
    "dcat",
    "dcterms",
    "foaf",
    "qb",
    "rdf",
    "rdfs",
    "schema",
    "sd",
    "sh",
    "spdx",
    "void",
)
_PREFIXES: Final = "\n".join(f"PREFIX {name}: <{PREFIXES[name]}>" for name in _NAMES)
_ORDER: Final = "ORDER BY ?s ?p ?o"  # what is said of one thing stands together
# Of the Data Cube structure, which stands in the same graph, nothing is told.
_HAND_WRITTEN: Final = f"""
    GRAPH <{CATALOG_GRAPH}> {{ ?s ?p ?o }}
    FILTER(ISIRI(?s) && !STRSTARTS(STR(?p), STR(qb:)))
    FILTER NOT EXISTS {{
      GRAPH <{CATALOG_GRAPH}> {{ ?s a ?kind }}
      FILTER(STRSTARTS(STR(?kind), STR(qb:))) }}"""
_NO_PREFIXES: Final = f"""
    FILTER(?p != sh:declare)
    FILTER NOT EXISTS {{ GRAPH <{CATALOG_GRAPH}> {{ ?s a sh:PrefixDeclaration }} }}"""


def service_description(endpoint: str) -> str:
    """Return the query for the endpoint, its dataset and graphs with their counts, and its limits.

    Args:
        endpoint: The IRI at which the endpoint is asked, which the store knows by its name only.
    """
    return f"""{_PREFIXES}
CONSTRUCT {{ ?s ?p ?said }} WHERE {{
  {{
    GRAPH <{DESCRIPTION}> {{ ?s ?p ?o }}
    FILTER(?p NOT IN (void:classPartition, void:propertyPartition, void:subset, void:vocabulary,
      void:dataDump, dcat:distribution))
    FILTER EXISTS {{
      GRAPH <{DESCRIPTION}> {{ ?s a ?kind }}
      FILTER(?kind IN (sd:Service, sd:Dataset, sd:Graph, sd:NamedGraph, schema:PropertyValue)) }}
  }} UNION {{
    GRAPH <{CATALOG_GRAPH}> {{ ?s a sd:NamedGraph ; ?p ?o }}
    FILTER(?p IN (rdfs:label, dcterms:description))
  }}
  BIND(IF(?p = sd:endpoint, <{endpoint}>, ?o) AS ?said) }} {_ORDER}"""


VOID: Final = f"""{_PREFIXES}
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ GRAPH <{DESCRIPTION}> {{ ?s ?p ?o }} }} UNION {{ {_HAND_WRITTEN} {_NO_PREFIXES} }}
  }} {_ORDER}"""
"""All that is said of the dataset, with its partitions and linksets."""

CATALOG: Final = f"""{_PREFIXES}
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ {_HAND_WRITTEN} }} UNION {{
    GRAPH <{DESCRIPTION}> {{ ?s ?p ?o }}
    FILTER(?p NOT IN (void:classPartition, void:propertyPartition, void:subset, void:vocabulary))
    FILTER EXISTS {{
      GRAPH <{DESCRIPTION}> {{ ?s a ?kind }}
      FILTER(?kind IN (sd:Dataset, dcat:Distribution, foaf:Document, spdx:Checksum)) }}
  }} }} {_ORDER}"""
"""The catalogue, its datasets, the files and services in which they are to be had, the prefixes."""

EXAMPLES: Final = f"""{_PREFIXES}
CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{QUERIES_GRAPH}> {{ ?s ?p ?o }} }} {_ORDER}"""
"""The example queries."""
