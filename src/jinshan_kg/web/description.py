"""The description of the service (SPARQL 1.1 Service Description), as a query that constructs it.

A query, so that the backend writes it in any format that it can write.
"""

from typing import Final

_PREFIX: Final = """
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX format: <http://www.w3.org/ns/formats/>"""
_FORMATS: Final = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV"
    " Turtle N-Triples JSON-LD RDF_XML N-Quads TriG"
).split()


def description_query(base_iri: str, *, union_default_graph: bool) -> str:
    """Return the query that constructs the description.

    Args:
        base_iri: Start of the project's IRIs; the service is `sparql` below it.
        union_default_graph: Whether the default graph is the union of the named graphs.
    """
    service = f"{base_iri}sparql"
    formats = " , ".join(f"format:{name}" for name in _FORMATS)
    feature = "sd:feature sd:UnionDefaultGraph ;" if union_default_graph else ""
    return f"""{_PREFIX}
CONSTRUCT {{
  <{service}> a sd:Service ;
    sd:endpoint <{service}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat {formats} ;
    {feature}
    sd:defaultDataset <{service}#dataset> .
  <{service}#dataset> a sd:Dataset ;
    sd:defaultGraph <{service}#default-graph> ;
    sd:namedGraph ?graph .
  <{service}#default-graph> a sd:Graph .
  ?graph a sd:NamedGraph ; sd:name ?graph .
}} WHERE {{ OPTIONAL {{ GRAPH ?graph {{}} }} }}"""
