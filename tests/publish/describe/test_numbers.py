"""Every number of the description is what a query counts in the dataset that is served."""

import pytest
from pyoxigraph import Store
from tests.publish.describe.conftest import DESCRIPTION, Ask

PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX void: <http://rdfs.org/ns/void#>
"""
DATASET = "https://w3id.org/jinshan-kg/dataset"
GRAPHS = [
    f"https://w3id.org/jinshan-kg/graph/{name}"
    for name in ("authorities", "briefing-2023-10-17", "catalog", "concepts", "derived")
] + ["https://w3id.org/jinshan-kg/graph/ontology", "https://w3id.org/jinshan-kg/graph/queries"]
PARTS = {DATASET: "{}", **{graph: f"GRAPH <{graph}> {{{{ {{}} }}}}" for graph in GRAPHS}}
"""Each described part of the dataset, with the pattern that asks it."""

COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { %s }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { %s }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { %s }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { %s }",
    "classes": "SELECT (COUNT(DISTINCT ?o) AS ?n) { %s FILTER(?p = rdf:type) }",
    "entities": """SELECT (COUNT(DISTINCT ?s) AS ?n) { %s
        FILTER(ISIRI(?s) && STRSTARTS(STR(?s), "https://w3id.org/jinshan-kg/")) }""",
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", COUNTS)
def test_a_count_is_what_its_query_counts(ask: Ask, part: str, name: str) -> None:
    counted = ask(PREFIXES + COUNTS[name] % PARTS[part].format("?s ?p ?o"))
    said = f"SELECT ?n {{ GRAPH <{DESCRIPTION}> {{ <{part}> void:{name} ?n }} }}"

    assert ask(PREFIXES + said) == counted != [("0",)]


@pytest.mark.parametrize("part", PARTS)
def test_each_class_has_as_many_entities_as_its_query_counts(ask: Ask, part: str) -> None:
    pattern = PARTS[part].format("?s a ?class")
    counted = f"SELECT ?class (COUNT(DISTINCT ?s) AS ?n) {{ {pattern} }} GROUP BY ?class"
    said = f"""SELECT ?class ?n {{ GRAPH <{DESCRIPTION}> {{
        <{part}> void:classPartition ?p . ?p void:class ?class ; void:entities ?n }} }}"""

    assert sorted(ask(PREFIXES + said)) == sorted(ask(PREFIXES + counted)) != []


@pytest.mark.parametrize("part", PARTS)
def test_each_property_has_as_many_triples_as_its_query_counts(ask: Ask, part: str) -> None:
    pattern = PARTS[part].format("?s ?property ?o")
    counted = f"SELECT ?property (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?property"
    said = f"""SELECT ?property ?n {{ GRAPH <{DESCRIPTION}> {{
        <{part}> void:propertyPartition ?p . ?p void:property ?property ; void:triples ?n }} }}"""

    assert sorted(ask(PREFIXES + said)) == sorted(ask(PREFIXES + counted)) != []


def test_the_properties_of_each_class_are_counted_too(ask: Ask) -> None:
    counted = """SELECT ?class ?property (COUNT(*) AS ?n) {
        ?s a ?class . ?s ?property ?o } GROUP BY ?class ?property"""
    said = f"""SELECT ?class ?property ?n {{ GRAPH <{DESCRIPTION}> {{
        <{DATASET}> void:classPartition ?p . ?p void:class ?class ; void:propertyPartition ?q .
        ?q void:property ?property ; void:triples ?n }} }}"""

    assert sorted(ask(PREFIXES + said)) == sorted(ask(PREFIXES + counted)) != []


def test_the_links_are_those_that_a_query_counts(ask: Ask) -> None:
    linksets = ask(f"""{PREFIXES}
SELECT ?space ?property ?n {{ GRAPH <{DESCRIPTION}> {{
  <{DATASET}> void:subset ?l . ?l a void:Linkset ; void:subjectsTarget <{DATASET}> ;
    void:linkPredicate ?property ; void:triples ?n ;
    void:objectsTarget ?t . ?t void:uriSpace ?space }} }}""")
    for space, predicate, number in linksets:
        assert ask(f"""{PREFIXES} SELECT (COUNT(*) AS ?n) {{ ?s <{predicate}> ?o FILTER(
  STRSTARTS(STR(?s), "https://w3id.org/jinshan-kg/") && STRSTARTS(STR(?o), "{space}")) }}""") == [
            (number,)
        ]
    assert {space for space, _, _ in linksets} == {
        "http://qudt.org/vocab/",
        "http://www.wikidata.org/entity/",
        "https://sws.geonames.org/",
    }


def test_every_link_to_these_datasets_is_in_a_linkset(ask: Ask) -> None:
    found = ask("""SELECT DISTINCT ?p {
  ?s ?p ?o FILTER(ISIRI(?o) && REGEX(STR(?o), "^(http://qudt.org/vocab/|https?://(www|sws)[.](wikidata|geonames)[.]org/)"))
  FILTER(STRSTARTS(STR(?s), "https://w3id.org/jinshan-kg/")) }""")
    said = ask(f"{PREFIXES} SELECT ?p {{ GRAPH <{DESCRIPTION}> {{ ?l void:linkPredicate ?p }} }}")
    about_links = {"http://www.w3.org/1999/02/22-rdf-syntax-ns#object"}

    assert {p for (p,) in found} - about_links == {p for (p,) in said}


def test_the_default_graph_has_the_triples_of_the_dataset(ask: Ask) -> None:
    said = f"""SELECT ?n {{ GRAPH <{DESCRIPTION}> {{
        <{DATASET}> sd:defaultGraph ?default . ?default void:triples ?n }} }}"""

    assert ask(PREFIXES + said) == ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


def test_the_description_counts_itself(ask: Ask) -> None:
    said = f"SELECT ?n {{ GRAPH <{DESCRIPTION}> {{ <{DESCRIPTION}> void:triples ?n }} }}"
    counted = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{DESCRIPTION}> {{ ?s ?p ?o }} }}"

    assert ask(PREFIXES + said) == ask(counted)


def test_the_named_graphs_are_those_there_are(ask: Ask) -> None:
    said = f"SELECT ?g {{ GRAPH <{DESCRIPTION}> {{ ?d sd:namedGraph ?g }} }}"

    assert set(ask(PREFIXES + said)) == set(ask("SELECT DISTINCT ?g { GRAPH ?g {} }"))
    assert {graph for (graph,) in ask(PREFIXES + said)} == {*GRAPHS, DESCRIPTION}


def test_the_description_is_not_in_the_default_graph(described: Store, ask: Ask) -> None:
    assert ask(f"{PREFIXES} SELECT ?p {{ ?d void:classPartition ?p }}") == []
    assert ask(f"{PREFIXES} SELECT ?n {{ <{DATASET}> void:triples ?n }}") == []
