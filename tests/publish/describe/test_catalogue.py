"""What is written by hand in `data/catalog.ttl` fits the dataset and the program."""

from tests.publish.describe.conftest import Ask

from jinshan_kg.namespaces import BASE, PREFIXES

DATASET = f"{BASE}dataset"
HEAD = "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())


def test_the_declared_prefixes_are_those_of_the_program(ask: Ask) -> None:
    found = ask(f"""{HEAD} SELECT ?prefix ?namespace {{
        <{BASE}ontology> sh:declare ?d . ?d sh:prefix ?prefix ; sh:namespace ?namespace }}""")

    assert len(found) == len(PREFIXES)
    assert {row[0]: row[1] for row in found} == dict(PREFIXES)


def test_the_temporal_coverage_is_from_the_first_period_to_the_end_of_the_last(ask: Ask) -> None:
    covered = ask(f"""{HEAD} SELECT (STR(?from) AS ?f) (STR(?to) AS ?t) {{
        <{DATASET}> dcterms:temporal ?p . ?p dcat:startDate ?from ; dcat:endDate ?to }}""")
    first = ask(f"{HEAD} SELECT (STR(?d) AS ?s) {{ ?p jk:from ?d }} ORDER BY STR(?d) LIMIT 1")
    last = ask(f"{HEAD} SELECT (STR(?d) AS ?s) {{ ?p jk:to ?d }} ORDER BY DESC(STR(?d)) LIMIT 1")

    assert covered == [(*first[0], *last[0])]


def test_the_example_resources_are_described(ask: Ask) -> None:
    examples = ask(f"{HEAD} SELECT ?e {{ <{DATASET}> void:exampleResource ?e }}")

    assert len(examples) == 3
    for (example,) in examples:
        assert ask(f"SELECT ?p {{ <{example}> ?p ?o }}") != []


def test_the_subsets_are_the_named_graphs_of_the_files(ask: Ask) -> None:
    subsets = ask(f"{HEAD} SELECT ?g {{ <{DATASET}> void:subset ?g }}")
    graphs = ask(f"{HEAD} SELECT ?g {{ <{DATASET}> sd:namedGraph ?g }}")
    filled = ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    description = (f"{BASE}graph/description",)

    assert sorted(subsets) == sorted(graphs) == sorted({*filled} - {description})


def test_every_iri_of_ours_in_it_names_a_thing_that_is_described(ask: Ask) -> None:
    named = ask(f"""SELECT DISTINCT ?o {{ GRAPH <{BASE}graph/catalog> {{ ?s ?p ?o }}
        FILTER(ISIRI(?o) && STRSTARTS(STR(?o), "{BASE}"))
        FILTER NOT EXISTS {{ GRAPH ?g {{ ?o ?q ?v }} }} }}""")

    assert named == []
