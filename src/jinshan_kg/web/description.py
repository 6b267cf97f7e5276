"""The description of the service (SPARQL 1.1 Service Description), as a query that constructs it.

A query, so that the backend writes it in any format that it can write. The address of the endpoint
is put into what was written (`at_this_server`): a server does not know by which name clients reach
it, and the IRI of the service may lead elsewhere, or nowhere yet.
"""

from typing import Final

from jinshan_kg.publish.describe import queries
from jinshan_kg.publish.describe.service import ServiceLimits, say_service
from jinshan_kg.publish.describe.statements import Statements
from jinshan_kg.settings import Settings
from jinshan_kg.sparql.formats import N_QUADS, N_TRIPLES, ResultFormat
from jinshan_kg.web.endpoint import PATHS
from jinshan_kg.web.loading import endpoint_iri, service_limits
from jinshan_kg.web.served import Served

_ENDPOINT: Final = "urn:x-jinshan-kg:endpoint-of-this-server"
_BY_LINE: Final = (N_TRIPLES, N_QUADS)
_PREFIXES: Final = """
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX void: <http://rdfs.org/ns/void#>"""


def service_description(settings: Settings, served: Served) -> str:
    """Return the query that constructs the description of the service; see `at_this_server`.

    The bundled dataset holds its description. Of files of the user's the graphs and their triples
    are counted when it is first asked for.

    Args:
        settings: The settings in force.
        served: What is served.
    """
    limits = service_limits(settings)
    if served.is_bundled:
        # The answer tells the limits, so the question has to.
        return f"# {limits}\n{queries.service_description(_ENDPOINT)}"
    return _counting(endpoint_iri(settings), limits, union=served.union_default_graph)


def at_this_server(description: bytes, result_format: ResultFormat) -> bytes:
    """Return a written description with the address of the endpoint.

    It is relative, so that it is right under each name of the server and in every cache. N-Triples
    and N-Quads know no relative IRI: there it is left out, and the client knows what it asked.

    Args:
        description: What the query of `service_description` constructs.
        result_format: The format that it is written in.
    """
    ours = _ENDPOINT.encode()
    if result_format in _BY_LINE:
        return b"".join(line for line in description.splitlines(keepends=True) if ours not in line)
    return description.replace(ours, PATHS[0].encode())


def _counting(service: str, limits: ServiceLimits, *, union: bool) -> str:
    said = Statements(service)
    dataset = f"{service}#dataset"
    say_service(said, service, dataset, limits, union=union, document=service, endpoint=_ENDPOINT)
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
