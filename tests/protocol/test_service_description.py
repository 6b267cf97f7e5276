"""A bare GET describes the service (SPARQL 1.1 Service Description, section 2)."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, Triple, parse

from jinshan_kg.publish.describe.functions import EXTENSION_FUNCTIONS

Serve = Callable[..., FlaskClient]

PREFIXES = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix format: <http://www.w3.org/ns/formats/> .
@prefix schema: <https://schema.org/> .
@prefix void: <http://rdfs.org/ns/void#> .
@base <https://w3id.org/jinshan-kg/sparql> .
"""
HERE = "http://localhost:8000"  # where the client of these tests has it from
DESCRIPTION = f"""{PREFIXES}
<> a sd:Service ;
  sd:endpoint <{HERE}/sparql> ;
  sd:supportedLanguage sd:SPARQL10Query , sd:SPARQL11Query ;
  sd:defaultEntailmentRegime <http://www.w3.org/ns/entailment/Simple> ;
  sd:extensionFunction {" , ".join(f"<{function}>" for function in EXTENSION_FUNCTIONS)} ;
  schema:additionalProperty <#timeout> , <#max-result> , <#max-query-length> ;
  sd:resultFormat format:SPARQL_Results_JSON , format:SPARQL_Results_XML ,
    format:SPARQL_Results_CSV , format:SPARQL_Results_TSV , format:Turtle , format:N-Triples ,
    format:JSON-LD , format:RDF_XML , format:N-Quads , format:TriG ;
  sd:defaultDataset <#dataset> .
<#dataset> a sd:Dataset ; sd:defaultGraph <#default-graph> .
<#default-graph> a sd:Graph , void:Dataset .
<#timeout> a schema:PropertyValue ; schema:propertyID "timeout" ; schema:maxValue 30 ;
  schema:name "Longest time for a query"@en , "查询最长时间"@zh ;
  schema:unitText "second" ; schema:unitCode "SEC" .
<#max-result> a schema:PropertyValue ; schema:propertyID "max_result" ; schema:maxValue 268435456 ;
  schema:name "Largest result"@en , "结果最大长度"@zh ;
  schema:unitText "byte" ; schema:unitCode "AD" .
<#max-query-length> a schema:PropertyValue ; schema:propertyID "max_query_length" ;
  schema:name "Longest query"@en , "查询最大长度"@zh ;
  schema:maxValue 262144 ; schema:unitText "character" .
"""
UNION = "<> sd:feature sd:UnionDefaultGraph .\n"
GRAPHS = """
<#dataset> sd:namedGraph <http://example.org/one> , <http://example.org/two> .
<http://example.org/one> a sd:NamedGraph , sd:Graph ; void:triples 2 ;
  sd:name <http://example.org/one> ; sd:graph <http://example.org/one> .
<http://example.org/two> a sd:NamedGraph , sd:Graph ; void:triples 1 ;
  sd:name <http://example.org/two> ; sd:graph <http://example.org/two> .
"""
ONE = "<#default-graph> void:triples 1 .\n"
TRIG = """@prefix ex: <http://example.org/> .
ex:a ex:b 1 .  ex:one { ex:a ex:b 1 , 2 }  ex:two { ex:a ex:b 3 }"""


def triples(text: bytes | str, syntax: RdfFormat = RdfFormat.TURTLE) -> set[Triple]:
    content = text if isinstance(text, bytes) else text.encode()
    quads = parse(input=content, format=syntax, base_iri=f"{HERE}/sparql/?format=x")
    return {quad.triple for quad in quads}


def without_address(described: set[Triple]) -> set[Triple]:
    return {triple for triple in described if not triple.predicate.value.endswith("#endpoint")}


def test_a_dataset_without_named_graphs(serve: Serve) -> None:
    answer = serve("<http://e.org/a> <http://e.org/b> 1 .").get("/sparql")

    assert (answer.status_code, answer.headers["Vary"]) == (200, "Accept, Accept-Encoding")
    assert answer.headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert triples(answer.data) == triples(DESCRIPTION + ONE)


def test_named_graphs_are_listed_once_each(serve: Serve) -> None:
    answer = serve(TRIG).get("/sparql")

    assert triples(answer.data) == triples(DESCRIPTION + GRAPHS + ONE)


def test_a_union_default_graph_is_a_feature(serve: Serve) -> None:
    answer = serve(TRIG, union=True).get("/sparql")

    assert triples(answer.data) == triples(
        DESCRIPTION + UNION + GRAPHS + "<#default-graph> void:triples 3 ."
    )


def test_an_empty_dataset_is_described_too(serve: Serve) -> None:
    none = "<#default-graph> void:triples 0 ."
    assert triples(serve().get("/sparql").data) == triples(DESCRIPTION + none)


@pytest.mark.parametrize(
    ("accept", "media_type", "syntax"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("*/*", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_it_comes_in_any_rdf_format(
    serve: Serve, accept: str, media_type: str, syntax: RdfFormat
) -> None:
    answer = serve(TRIG).get("/sparql", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, media_type)
    assert triples(answer.data, syntax) == triples(DESCRIPTION + GRAPHS + ONE)


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [("application/n-triples", RdfFormat.N_TRIPLES), ("application/n-quads", RdfFormat.N_QUADS)],
)
def test_a_format_without_relative_iris_says_all_but_the_address(
    serve: Serve, accept: str, syntax: RdfFormat
) -> None:
    answer = serve(TRIG).get("/sparql", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, accept)
    assert triples(answer.data, syntax) == without_address(triples(DESCRIPTION + GRAPHS + ONE))


@pytest.mark.parametrize(
    ("name", "media_type", "syntax"),
    [
        ("ttl", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
        ("trig", "application/trig", RdfFormat.TRIG),
        ("application/rdf%2Bxml", "application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize("accept", ["text/html,*/*;q=0.8", "text/csv"])
def test_the_short_parameter_goes_before_the_header(
    serve: Serve, name: str, media_type: str, syntax: RdfFormat, accept: str
) -> None:
    answer = serve(TRIG).get(f"/sparql?format={name}", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, media_type)
    assert triples(answer.data, syntax) == triples(DESCRIPTION + GRAPHS + ONE)


@pytest.mark.parametrize(
    ("formats", "refused"),
    [
        (
            "format=nope",
            (
                406,
                "No format on offer matches format=nope for a graph result. On offer: ttl, nt,"
                " jsonld, rdf, nq, trig.",
            ),
        ),
        ("format=ttl&format=nt", (400, "The parameter format is given twice: send one.")),
    ],
)
def test_a_format_that_there_is_not(serve: Serve, formats: str, refused: tuple[int, str]) -> None:
    answer = serve(TRIG).get(f"/sparql?{formats}")

    assert (answer.status_code, answer.get_json()["detail"]) == refused


def test_void_of_files_of_ones_own_has_the_address_too(serve: Serve) -> None:
    answer = serve(TRIG).get("/.well-known/void", headers={"Accept": "text/turtle"})

    assert triples(answer.data) == triples(DESCRIPTION + GRAPHS + ONE)


def test_it_is_the_same_at_both_addresses_and_for_head(serve: Serve) -> None:
    client = serve(TRIG)
    bare, slash, head = client.get("/sparql"), client.get("/sparql/"), client.head("/sparql")

    assert triples(bare.data) == triples(slash.data)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Type"] == bare.headers["Content-Type"]


def test_a_browser_gets_the_form(serve: Serve) -> None:
    answer = serve(TRIG).get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (
        200,
        "text/html; charset=utf-8",
    )
    assert 'action="/sparql" method="get"' in answer.text


def test_who_takes_no_rdf_is_told_what_there_is(serve: Serve) -> None:
    answer = serve(TRIG).get("/sparql", headers={"Accept": "text/csv"})

    assert (answer.status_code, answer.get_json()["offers"][0]) == (
        406,
        "text/turtle; charset=utf-8",
    )


def test_its_host_is_not_that_of_the_request(serve: Serve) -> None:
    answer = serve(TRIG).get("/sparql", headers={"Host": "attacker.example"})

    assert b"attacker" not in answer.data
