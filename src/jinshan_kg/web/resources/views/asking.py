"""The query about a thing that its page offers to go on from."""

from __future__ import annotations

from jinshan_kg.namespaces import PREFIXES


def statements_query(iri: str) -> str:
    """Return the query for what is said of a thing, for people to go on from."""
    return (
        f"PREFIX rdfs: <{PREFIXES['rdfs']}>\n\n"
        "SELECT ?property ?value ?name WHERE {\n"
        f"  <{iri}> ?property ?value .\n"
        '  OPTIONAL { ?value rdfs:label ?name FILTER(LANG(?name) = "en") }\n'
        "}\nORDER BY ?property ?value\n"
    )
