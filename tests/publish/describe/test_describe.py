"""The description of a small dataset, statement by statement."""

import re

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple, parse
from tests.publish.describe.conftest import DESCRIPTION, LIMITS, asking, store_of

from jinshan_kg import __version__
from jinshan_kg.publish.describe.describe import describe
from jinshan_kg.publish.describe.functions import EXTENSION_FUNCTIONS

PREFIXES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix format: <http://www.w3.org/ns/formats/> .
@prefix geof: <http://www.opengis.net/def/function/geosparql/> .
@prefix graph: <https://w3id.org/jinshan-kg/graph/> .
@prefix id: <https://w3id.org/jinshan-kg/id/park/> .
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix void: <http://rdfs.org/ns/void#> .
@base <https://w3id.org/jinshan-kg/.well-known/void> .
"""
# A triple that stands in two graphs, a subject of somebody else's, and a class without a name.
TRIG = f"""{PREFIXES}
graph:one {{
  id:a a jk:Park ; rdfs:label "A" ; skos:exactMatch <http://www.wikidata.org/entity/Q1> .
  [] a [] . }}
graph:two {{
  id:a a jk:Park . id:b a jk:Park .
  <http://example.org/x> rdfs:label "A" ; owl:sameAs <http://www.wikidata.org/entity/Q2> . }}
"""
EXPECTED = f"""{PREFIXES}
<../dataset> a void:Dataset , sd:Dataset ;
  dcat:version "{__version__}" ;
  void:triples 7 ; void:entities 2 ; void:distinctSubjects 4 ; void:distinctObjects 5 ;
  void:classes 1 ; void:properties 4 ;
  void:classPartition <#class/jk:Park> ;
  void:propertyPartition <#property/rdf:type> , <#property/rdfs:label> ,
    <#property/skos:exactMatch> , <#property/owl:sameAs> ;
  void:vocabulary <../ontology> , <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ,
    <http://www.w3.org/2000/01/rdf-schema#> , <http://www.w3.org/2002/07/owl#> ,
    <http://www.w3.org/2004/02/skos/core#> ;
  void:subset <#links/wikidata/skos:exactMatch> ;
  sd:defaultGraph <#default-graph> ;
  sd:namedGraph graph:one , graph:two , graph:description .
<#class/jk:Park> void:class jk:Park ; void:entities 2 ;
  void:propertyPartition <#class/jk:Park/rdf:type> , <#class/jk:Park/rdfs:label> ,
    <#class/jk:Park/skos:exactMatch> .
<#class/jk:Park/rdf:type> void:property rdf:type ; void:triples 2 .
<#class/jk:Park/rdfs:label> void:property rdfs:label ; void:triples 1 .
<#class/jk:Park/skos:exactMatch> void:property skos:exactMatch ; void:triples 1 .
<#property/rdf:type> void:property rdf:type ; void:triples 3 .
<#property/rdfs:label> void:property rdfs:label ; void:triples 2 .
<#property/skos:exactMatch> void:property skos:exactMatch ; void:triples 1 .
<#property/owl:sameAs> void:property owl:sameAs ; void:triples 1 .
<#links/wikidata/skos:exactMatch> a void:Linkset ; void:linkPredicate skos:exactMatch ;
  void:subjectsTarget <../dataset> ; void:objectsTarget <#target/wikidata> ; void:triples 1 .
<#target/wikidata> a void:Dataset ; dcterms:title "Wikidata"@en ;
  void:uriSpace "http://www.wikidata.org/entity/" ; foaf:homepage <https://www.wikidata.org/> .
<#default-graph> a sd:Graph , void:Dataset ; void:triples 7 .

<../sparql> a sd:Service ; sd:endpoint <../sparql> ;
  sd:supportedLanguage sd:SPARQL10Query , sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat format:SPARQL_Results_JSON , format:SPARQL_Results_XML ,
    format:SPARQL_Results_CSV , format:SPARQL_Results_TSV , format:Turtle , format:N-Triples ,
    format:JSON-LD , format:RDF_XML , format:N-Quads , format:TriG ;
  sd:extensionFunction {" , ".join(f"<{function}>" for function in EXTENSION_FUNCTIONS)} ;
  sd:defaultEntailmentRegime <http://www.w3.org/ns/entailment/Simple> ;
  sd:defaultDataset <../dataset> ;
  schema:additionalProperty <../sparql#timeout> , <../sparql#max-result> ,
    <../sparql#max-query-length> .
<../sparql#timeout> a schema:PropertyValue ; schema:propertyID "timeout" ; schema:maxValue 30 ;
  schema:name "Longest time for a query"@en , "查询最长时间"@zh ;
  schema:unitText "second" ; schema:unitCode "SEC" .
<../sparql#max-result> a schema:PropertyValue ; schema:propertyID "max_result" ;
  schema:maxValue 1000 ; schema:name "Largest result"@en , "结果最大长度"@zh ;
  schema:unitText "byte" ; schema:unitCode "AD" .
<../sparql#max-query-length> a schema:PropertyValue ; schema:propertyID "max_query_length" ;
  schema:maxValue 200 ; schema:name "Longest query"@en , "查询最大长度"@zh ;
  schema:unitText "character" .

graph:one a sd:NamedGraph , sd:Graph , void:Dataset ; sd:name graph:one ; sd:graph graph:one ;
  void:triples 4 ; void:entities 1 ; void:distinctSubjects 2 ; void:distinctObjects 4 ;
  void:classes 1 ; void:properties 3 ;
  void:classPartition <#graph/one/class/jk:Park> ;
  void:propertyPartition <#graph/one/property/rdf:type> , <#graph/one/property/rdfs:label> ,
    <#graph/one/property/skos:exactMatch> .
<#graph/one/class/jk:Park> void:class jk:Park ; void:entities 1 .
<#graph/one/property/rdf:type> void:property rdf:type ; void:triples 2 .
<#graph/one/property/rdfs:label> void:property rdfs:label ; void:triples 1 .
<#graph/one/property/skos:exactMatch> void:property skos:exactMatch ; void:triples 1 .

graph:two a sd:NamedGraph , sd:Graph , void:Dataset ; sd:name graph:two ; sd:graph graph:two ;
  void:triples 4 ; void:entities 2 ; void:distinctSubjects 3 ; void:distinctObjects 3 ;
  void:classes 1 ; void:properties 3 ;
  void:classPartition <#graph/two/class/jk:Park> ;
  void:propertyPartition <#graph/two/property/rdf:type> , <#graph/two/property/rdfs:label> ,
    <#graph/two/property/owl:sameAs> .
<#graph/two/class/jk:Park> void:class jk:Park ; void:entities 2 .
<#graph/two/property/rdf:type> void:property rdf:type ; void:triples 2 .
<#graph/two/property/rdfs:label> void:property rdfs:label ; void:triples 1 .
<#graph/two/property/owl:sameAs> void:property owl:sameAs ; void:triples 1 .

graph:description a sd:NamedGraph , sd:Graph ;
  sd:name graph:description ; sd:graph graph:description ;
  rdfs:label "Description"@en , "描述"@zh ;
  dcterms:description "What was counted in the dataset as it is served. It is no part of the \
dataset, and is asked by its name only."@en ,
    "对所提供数据集的统计。不属于数据集，仅能以图名查询。"@zh .
"""


def triples(turtle: str) -> set[Triple]:
    return {quad.triple for quad in parse(input=turtle.encode(), format=RdfFormat.TURTLE)}


def canonical(quads: set[Triple]) -> Dataset:
    dataset = Dataset(Quad(t.subject, t.predicate, t.object) for t in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def test_a_small_dataset_is_described_so() -> None:
    said = {quad.triple for quad in describe(store_of(TRIG), LIMITS)}
    itself = f"<{DESCRIPTION}> <http://rdfs.org/ns/void#triples> {len(said)} ."

    assert canonical(said) == canonical(triples(EXPECTED) | triples(itself))


def test_all_of_it_stands_in_a_graph_of_its_own() -> None:
    assert {str(quad.graph_name) for quad in describe(store_of(TRIG), LIMITS)} == {
        f"<{DESCRIPTION}>"
    }


def test_without_a_union_the_dataset_is_counted_all_the_same() -> None:
    whole = {quad.triple for quad in describe(store_of(TRIG), LIMITS)}
    apart = {quad.triple for quad in describe(store_of(TRIG, union=False), LIMITS, union=False)}
    only_whole = triples(f"""{PREFIXES}
<../sparql> sd:feature sd:UnionDefaultGraph .
<#default-graph> void:triples 7 .
graph:description void:triples {len(whole)} .""")
    only_apart = triples(f"""{PREFIXES}
<#default-graph> void:triples 0 .
graph:description void:triples {len(apart)} .""")

    assert (whole - apart, apart - whole) == (only_whole, only_apart)


def test_an_empty_dataset_is_described_too() -> None:
    store = store_of("")
    store.extend(describe(store, LIMITS))

    assert (
        asking(store)(
            "PREFIX void: <http://rdfs.org/ns/void#>"
            "SELECT ?n { GRAPH ?g { <https://w3id.org/jinshan-kg/dataset> ?p ?n } FILTER(?p IN ("
            " void:triples, void:entities, void:distinctSubjects, void:classes)) }"
        )
        == [("0",)] * 4
    )


def test_the_store_is_left_as_it_is() -> None:
    store = store_of(TRIG)
    before = set(store)
    describe(store, LIMITS)

    assert set(store) == before


def test_a_name_that_no_prefix_suits_is_written_whole() -> None:
    odd = "GRAPH <urn:g> { <urn:s> a <urn:C> ; <http://example.org/p#q> 1 }"
    said = {str(quad.subject) for quad in describe(store_of(odd), LIMITS)}
    partitions = {subject for subject in said if re.search("[#/](class|property)/", subject)}

    assert partitions == {
        "<https://w3id.org/jinshan-kg/.well-known/void#class/urn:C>",
        "<https://w3id.org/jinshan-kg/.well-known/void#class/urn:C/rdf:type>",
        "<https://w3id.org/jinshan-kg/.well-known/void#class/urn:C/http://example.org/p%23q>",
        "<https://w3id.org/jinshan-kg/.well-known/void#property/rdf:type>",
        "<https://w3id.org/jinshan-kg/.well-known/void#property/http://example.org/p%23q>",
        "<https://w3id.org/jinshan-kg/.well-known/void#urn:g/class/urn:C>",
        "<https://w3id.org/jinshan-kg/.well-known/void#urn:g/property/rdf:type>",
        "<https://w3id.org/jinshan-kg/.well-known/void#urn:g/property/http://example.org/p%23q>",
    }
