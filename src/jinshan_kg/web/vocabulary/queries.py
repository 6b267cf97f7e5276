"""What is asked of the dataset for the documentation of its vocabulary."""

from typing import Final

from jinshan_kg.namespaces import BASE, CONCEPT, JK, ONTOLOGY, ONTOLOGY_GRAPH, PREFIXES

HEAD: Final = "".join(
    f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n"
    for prefix in ("jk", "owl", "qudt", "rdf", "rdfs", "skos")
)
_GRAPH: Final = f"<{ONTOLOGY_GRAPH}>"
_KINDS: Final = "owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty"
_DECLARED: Final = f"GRAPH {_GRAPH} {{ ?term a ?kind VALUES ?kind {{ {_KINDS} }} }}"

ABOUT: Final = f"{HEAD}SELECT ?property ?value {{ <{ONTOLOGY}> ?property ?value }}"
"""What the ontology says of itself."""

TERMS: Final = f"""{HEAD}
SELECT DISTINCT ?term ?property ?value {{
  {_DECLARED}
  GRAPH {_GRAPH} {{ ?term ?property ?value }}
}} ORDER BY ?term ?property ?value"""
"""What the ontology says of each term."""

INSTANCES: Final = f"""{HEAD}
SELECT ?class (COUNT(DISTINCT ?x) AS ?uses) (MIN(?ours) AS ?example) {{
  GRAPH {_GRAPH} {{ ?class a owl:Class }}
  ?x a ?class
  BIND(IF(STRSTARTS(STR(?x), "{BASE}"), ?x, ?none) AS ?ours)
}} GROUP BY ?class"""
"""How many instances each class has, and one of them that has a page here."""

STATEMENTS: Final = f"""{HEAD}
SELECT ?term ?uses ?subject (MIN(?value) AS ?first) {{
  {{ SELECT ?term (COUNT(*) AS ?uses) (MIN(?ours) AS ?subject) {{
    {{ SELECT DISTINCT ?term {{ {_DECLARED} }} }}
    ?s ?term ?o
    BIND(IF(STRSTARTS(STR(?s), "{BASE}"), ?s, ?none) AS ?ours)
  }} GROUP BY ?term }}
  OPTIONAL {{ ?subject ?term ?value }}
}} GROUP BY ?term ?uses ?subject"""
"""How many statements use each property, and one of them."""

CONCEPTS: Final = f"""{HEAD}
SELECT ?concept ?property ?value {{
  ?concept skos:inScheme ?scheme ; ?property ?value
  FILTER(STRSTARTS(STR(?concept), "{CONCEPT}"))
  VALUES ?property {{ skos:inScheme skos:definition }}
}} ORDER BY ?concept ?property ?value"""
"""The concepts of our own schemes."""

CONCEPT_USES: Final = f"""{HEAD}
SELECT ?concept (COUNT(DISTINCT ?x) AS ?uses) {{
  ?concept skos:inScheme ?scheme . ?x ?property ?concept FILTER(STRSTARTS(STR(?property), "{JK}"))
}} GROUP BY ?concept"""
"""How many things point at each concept with a property of our own."""

UNITS: Final = f"""{HEAD}
SELECT ?unit ?property ?value {{
  ?unit a qudt:Unit ; ?property ?value
  VALUES ?property {{ skos:definition qudt:symbol qudt:ucumCode qudt:conversionMultiplier
    qudt:hasQuantityKind }}
}} ORDER BY ?unit ?property ?value"""
"""The units of measure."""

UNIT_USES: Final = f"{HEAD}SELECT ?unit (COUNT(*) AS ?uses) {{ ?x jk:unit ?unit }} GROUP BY ?unit"
"""How many figures are in each unit."""


def labels(iris: list[str]) -> str:
    """Return the query for the names of some things."""
    values = " ".join(f"<{iri}>" for iri in iris)
    return f"{HEAD}SELECT ?thing ?label {{ VALUES ?thing {{ {values} }} ?thing rdfs:label ?label }}"


def instances_of(name: str, language: str) -> str:
    """Return the example query of a class: its instances with their names.

    Args:
        name: The class, as a prefixed name of `jk:`.
        language: The language of the names.
    """
    return (
        f"PREFIX jk: <{JK}>\nPREFIX rdfs: <{PREFIXES['rdfs']}>\n\n"
        f"SELECT ?thing ?name WHERE {{\n  ?thing a {name} .\n"
        f'  OPTIONAL {{ ?thing rdfs:label ?name FILTER(LANG(?name) = "{language}") }}\n'
        "}\nORDER BY ?name"
    )


def statements_with(name: str) -> str:
    """Return the example query of a property: the statements that use it.

    Args:
        name: The property, as a prefixed name of `jk:`.
    """
    where = f"WHERE {{ ?thing {name} ?value }} ORDER BY ?thing"
    return f"PREFIX jk: <{JK}>\n\nSELECT ?thing ?value {where}"


def with_concept(iri: str, language: str) -> str:
    """Return the example query of a concept: what points at it, and how.

    Args:
        iri: The concept.
        language: The language of the names.
    """
    return (
        f"PREFIX rdfs: <{PREFIXES['rdfs']}>\n\n"
        f"SELECT ?thing ?name ?property WHERE {{\n  ?thing ?property <{iri}> .\n"
        f'  OPTIONAL {{ ?thing rdfs:label ?name FILTER(LANG(?name) = "{language}") }}\n'
        "}\nORDER BY ?name"
    )
