"""The description of the service (SPARQL 1.1 Service Description), as a query that constructs it.

A query, so that the backend writes it in any format that it can write.
"""

from typing import Final

from jinshan_kg.publish.describe.queries import SERVICE_DESCRIPTION
from jinshan_kg.publish.describe.service import ServiceLimits, say_service
from jinshan_kg.publish.describe.statements import Statements
from jinshan_kg.settings import Settings
from jinshan_kg.web.loading import endpoint_iri, service_limits
from jinshan_kg.web.served import Served

_PREFIXES: Final = """
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX void: <http://rdfs.org/ns/void#>"""


def service_description(settings: Settings, served: Served) -> str:
    """Return the query that constructs the description of the service.

    The bundled dataset holds its description. Of files of the user's the graphs and their triples
    are counted when it is first asked for.

    Args:
        settings: The settings in force.
        served: What is served.
    """
    limits = service_limits(settings)
    if served.is_bundled:
        # The answer tells the limits, so the question has to.
        return f"# {limits}\n{SERVICE_DESCRIPTION}"
    return _counting(endpoint_iri(settings), limits, union=served.union_default_graph)


def _counting(service: str, limits: ServiceLimits, *, union: bool) -> str:
    said = Statements(service)
    say_service(said, service, f"{service}#dataset", limits, union=union, document=service)
    template = "\n  ".join(f"{quad.triple} ." for quad in said.quads)
    return f"""{_PREFIXES}
CONSTRUCT {{
  {template}
  <{service}#default-graph> void:triples ?triples .
  <{service}#dataset> sd:namedGraph ?graph .
  ?graph a sd:NamedGraph , sd:Graph ; sd:name ?graph ; sd:graph ?graph ; void:triples ?n .
}} WHERE {{
  {{ SELECT (COUNT(*) AS ?triples) {{ ?s ?p ?o }} }}
  UNION {{
    SELECT ?graph (COUNT(?s) AS ?n) {{
      GRAPH ?graph {{}} OPTIONAL {{ GRAPH ?graph {{ ?s ?p ?o }} }} }} GROUP BY ?graph }}
}}"""
