"""The endpoint in the vocabulary of the SPARQL 1.1 Service Description, with its limits."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal

from jinshan_kg.publish.describe.functions import EXTENSION_FUNCTIONS
from jinshan_kg.publish.describe.statements import Statements

_FORMAT: Final = "http://www.w3.org/ns/formats/"
_FORMATS: Final = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV"
    " Turtle N-Triples JSON-LD RDF_XML N-Quads TriG"
).split()
# No graph is asked under an entailment regime: what follows is in the graph …/graph/derived.
_SIMPLE: Final = "http://www.w3.org/ns/entailment/Simple"


@dataclass(frozen=True)
class ServiceLimits:
    """What a query may be and use at most.

    Attributes:
        seconds: How long it may take.
        result_bytes: How large its result may be.
        characters: How long its text may be.
    """

    seconds: int
    result_bytes: int
    characters: int


def say_service(
    into: Statements,
    service: str,
    dataset: str,
    limits: ServiceLimits,
    *,
    union: bool,
    document: str,
    endpoint: str | None = None,
) -> None:
    """Describe an endpoint; what its dataset holds is not described here.

    Args:
        into: Where to.
        service: The IRI of the endpoint.
        dataset: The IRI of its default dataset.
        limits: What a query may be and use.
        union: Whether the default graph is the union of the named graphs.
        document: The IRI of the document that describes the dataset.
        endpoint: The IRI at which it is asked; its own IRI if None.
    """
    into.say(service, "rdf:type", "sd:Service")
    into.say(service, "sd:endpoint", endpoint or service)
    into.say(service, "sd:supportedLanguage", "sd:SPARQL10Query", "sd:SPARQL11Query")
    if union:
        into.say(service, "sd:feature", "sd:UnionDefaultGraph")
    into.say(service, "sd:resultFormat", *(f"{_FORMAT}{name}" for name in _FORMATS))
    into.say(service, "sd:extensionFunction", *EXTENSION_FUNCTIONS)
    into.say(service, "sd:defaultEntailmentRegime", _SIMPLE)
    into.say(service, "sd:defaultDataset", dataset)
    into.say(dataset, "rdf:type", "sd:Dataset")
    into.say(dataset, "sd:defaultGraph", default_graph(document))
    into.say(default_graph(document), "rdf:type", "sd:Graph", "void:Dataset")
    _say_limits(into, service, limits)


def default_graph(document: str) -> str:
    """Return the IRI by which a document speaks of the default graph of its dataset."""
    return f"{document}#default-graph"


def _say_limits(into: Statements, service: str, limits: ServiceLimits) -> None:
    # The vocabulary of the service description has no term for a limit, so schema.org's general
    # ones are taken, with the unit codes of UN/CEFACT.
    rows = (
        ("timeout", limits.seconds, "second", "SEC", "Longest time for a query", "查询最长时间"),
        ("max_result", limits.result_bytes, "byte", "AD", "Largest result", "结果最大长度"),
        ("max_query_length", limits.characters, "character", "", "Longest query", "查询最大长度"),
    )
    for name, most, unit, code, english, chinese in rows:
        limit = f"{service}#{name.replace('_', '-')}"
        into.say(service, "schema:additionalProperty", limit)
        into.say(limit, "rdf:type", "schema:PropertyValue")
        into.say(limit, "schema:propertyID", Literal(name))
        into.say_in_words(limit, "schema:name", en=english, zh=chinese)
        into.say(limit, "schema:maxValue", most)
        into.say(limit, "schema:unitText", Literal(unit))
        if code:
            into.say(limit, "schema:unitCode", Literal(code))
