"""Queries that the clients send, and what they should get."""

from typing import Final

PARKS: Final = """PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?park ?label WHERE { ?park a jk:IndustrialPark ; rdfs:label ?label
FILTER(LANG(?label) = "en") } ORDER BY ?label LIMIT 2"""
FIRST: Final = "https://w3id.org/jinshan-kg/id/park/bay-area-biopharma-harbor"
LABELS: Final = ["Bay Area Biopharma Harbor", "Carbon Valley Green Bay Industrial Park"]
GRAPH: Final = f"CONSTRUCT WHERE {{ <{FIRST}> a ?type }}"
