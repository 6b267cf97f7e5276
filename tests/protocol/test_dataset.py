"""The dataset that a request asks for (SPARQL 1.1, section 13; Protocol, section 2.1.4)."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

Serve = Callable[..., FlaskClient]

TRIG = """
@prefix ex: <http://example.org/> .
ex:in ex:graph "default" .
ex:one { ex:in ex:graph "one" . ex:twice ex:is "here" . _:same ex:is "shared" }
ex:two { ex:in ex:graph "two" . ex:twice ex:is "here" . _:same ex:was "shared" }
ex:three { ex:in ex:graph "three" }
"""
ONE, TWO, THREE = (f"http://example.org/{name}" for name in ("one", "two", "three"))
DEFAULT = "{ ?s <http://example.org/graph> ?o }"
NAMED = "{ GRAPH ?g { ?s <http://example.org/graph> ?o } }"

Graphs = Sequence[str]


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve(TRIG)


@pytest.fixture
def union(serve: Serve) -> FlaskClient:
    return serve(TRIG, union=True)


def asked(client: FlaskClient, query: str, default: Graphs = (), named: Graphs = ()) -> list[str]:
    """Return the first column, sorted: the same by GET, by a form and by a direct POST."""
    graphs = [("default-graph-uri", iri) for iri in default]
    graphs += [("named-graph-uri", iri) for iri in named]
    fields, csv = urlencode([("query", query), *graphs]), {"Accept": "text/csv"}
    by_get = client.get(f"/sparql?{fields}", headers=csv)
    by_form = client.post(
        "/sparql", data=fields, headers=csv, content_type="application/x-www-form-urlencoded"
    )
    direct = client.post(
        f"/sparql?{urlencode(graphs)}",
        data=query,
        headers=csv,
        content_type="application/sparql-query",
    )
    assert by_get.status_code == 200, by_get.text
    rows = [sorted(answer.text.split("\r\n")[1:-1]) for answer in (by_get, by_form, direct)]
    assert rows[0] == rows[1] == rows[2]
    return rows[0]


def in_default(client: FlaskClient, clause: str = "", **dataset: Graphs) -> list[str]:
    return asked(client, f"SELECT ?o {clause} {DEFAULT}", **dataset)


def in_named(client: FlaskClient, clause: str = "", **dataset: Graphs) -> list[str]:
    return asked(client, f"SELECT ?g {clause} {NAMED}", **dataset)


def test_none_given_is_the_dataset_as_loaded(client: FlaskClient) -> None:
    assert in_default(client) == ["default"]
    assert in_named(client) == [ONE, THREE, TWO]


def test_none_given_where_the_default_graph_is_the_union(union: FlaskClient) -> None:
    assert in_default(union) == ["default", "one", "three", "two"]
    assert in_named(union) == [ONE, THREE, TWO]


def test_only_a_default_graph_leaves_no_named_graph(client: FlaskClient) -> None:
    assert in_default(client, default=[ONE]) == ["one"]
    assert in_named(client, default=[ONE]) == []
    assert in_default(client, f"FROM <{ONE}>") == ["one"]
    assert in_named(client, f"FROM <{ONE}>") == []


def test_only_named_graphs_leave_the_default_graph_empty(client: FlaskClient) -> None:
    assert in_default(client, named=[ONE, TWO]) == []
    assert in_named(client, named=[ONE, TWO]) == [ONE, TWO]
    assert in_default(client, f"FROM NAMED <{ONE}> FROM NAMED <{TWO}>") == []
    assert in_named(client, f"FROM NAMED <{ONE}> FROM NAMED <{TWO}>") == [ONE, TWO]


def test_both_given(client: FlaskClient) -> None:
    assert in_default(client, default=[ONE], named=[TWO]) == ["one"]
    assert in_named(client, default=[ONE], named=[TWO]) == [TWO]
    assert in_default(client, f"FROM <{ONE}> FROM NAMED <{TWO}>") == ["one"]
    assert in_named(client, f"FROM <{ONE}> FROM NAMED <{TWO}>") == [TWO]


def test_one_graph_may_be_both(client: FlaskClient) -> None:
    assert in_default(client, default=[ONE], named=[ONE]) == ["one"]
    assert in_named(client, default=[ONE], named=[ONE]) == [ONE]
    assert in_default(client, default=[ONE, TWO], named=[ONE]) == ["one", "two"]
    assert in_named(client, default=[ONE, TWO], named=[ONE]) == [ONE]


def test_several_default_graphs_are_merged(client: FlaskClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s <http://example.org/is> 'here' }"

    assert in_default(client, default=[ONE, TWO]) == ["one", "two"]
    assert asked(client, count, default=[ONE, TWO]) == ["1"]
    assert in_default(client, f"FROM <{ONE}> FROM <{TWO}>") == ["one", "two"]
    assert in_named(client, default=[ONE, TWO]) == []


def test_the_union_counts_a_triple_of_two_graphs_once(union: FlaskClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s <http://example.org/is> 'here' }"

    assert asked(union, count) == ["1"]


def test_a_blank_node_of_two_graphs_is_one_in_their_merge(client: FlaskClient) -> None:
    query = """SELECT (COUNT(*) AS ?n) {
        ?s <http://example.org/is> 'shared' ; <http://example.org/was> 'shared' }"""

    assert asked(client, query, default=[ONE, TWO]) == ["1"]
    assert asked(client, query, default=[ONE]) == ["0"]


def test_a_path_goes_from_one_default_graph_into_another(serve: Serve) -> None:
    client = serve("""@prefix ex: <http://example.org/> .
        ex:one { ex:a ex:to ex:b }  ex:two { ex:b ex:to ex:c }""")
    query = "SELECT ?x { <http://example.org/a> <http://example.org/to>+ ?x }"

    found = asked(client, query, default=[ONE, TWO])

    assert found == ["http://example.org/b", "http://example.org/c"]
    assert asked(client, query, default=[ONE]) == ["http://example.org/b"]


def test_the_same_graph_twice_is_one(client: FlaskClient) -> None:
    assert in_default(client, default=[ONE, ONE]) == ["one"]
    assert in_named(client, named=[ONE, ONE]) == [ONE]
    assert in_default(client, f"FROM <{ONE}> FROM <{ONE}>") == ["one"]


def test_a_graph_that_is_not_there_is_empty(client: FlaskClient) -> None:
    nowhere = "http://example.org/nowhere"

    assert in_default(client, default=[nowhere]) == []
    assert in_default(client, default=[nowhere, ONE]) == ["one"]
    assert in_named(client, named=[nowhere]) == []
    assert in_default(client, f"FROM <{nowhere}>") == []


@pytest.mark.parametrize(
    "query_dataset", [f"FROM <{TWO}>", f"FROM NAMED <{TWO}>", f"FROM <{TWO}> FROM NAMED <{TWO}>"]
)
def test_the_request_goes_before_the_query(client: FlaskClient, query_dataset: str) -> None:
    assert in_default(client, query_dataset, default=[ONE]) == ["one"]
    assert in_named(client, query_dataset, default=[ONE]) == []
    assert in_default(client, query_dataset, named=[ONE]) == []
    assert in_named(client, query_dataset, named=[ONE]) == [ONE]


def test_the_request_and_the_query_go_before_the_union(union: FlaskClient) -> None:
    assert in_default(union, default=[ONE]) == ["one"]
    assert in_named(union, default=[ONE]) == []
    assert in_default(union, named=[ONE]) == []
    assert in_default(union, f"FROM <{ONE}>") == ["one"]


def test_graphs_named_by_prefix_and_base(client: FlaskClient) -> None:
    by_prefix = f"PREFIX ex: <http://example.org/> SELECT ?o FROM ex:one {DEFAULT}"
    by_base = f"BASE <http://example.org/> SELECT ?o FROM <one> FROM <./two> {DEFAULT}"
    first_base = "BASE <http://example.org/> PREFIX : <> BASE <http://example.com/>"

    assert asked(client, by_prefix) == ["one"]
    assert asked(client, by_base) == ["one", "two"]
    assert asked(client, f"{first_base} SELECT ?o FROM :one {DEFAULT}") == ["one"]


def test_nothing_is_fetched(client: FlaskClient) -> None:
    # Neither address would answer; a graph that is not loaded is an empty one.
    assert in_default(client, "FROM <http://127.0.0.1:9/data.ttl>") == []
    assert in_default(client, default=["file:///etc/hostname"]) == []


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("value", ["", "one", "/one", "<http://example.org/one>", "http://a b/"])
def test_what_is_not_an_absolute_iri_is_refused(client: FlaskClient, name: str, value: str) -> None:
    answer = client.get("/sparql", query_string={"query": "ASK {}", name: value})

    reason = f"{name}={value} is not an absolute IRI."
    assert (answer.status_code, answer.get_json()["detail"]) == (400, reason)


def test_the_dataset_of_an_update_is_not_the_dataset_of_a_query(client: FlaskClient) -> None:
    query = urlencode({"query": f"SELECT ?o {DEFAULT}", "using-graph-uri": ONE, "format": "csv"})

    assert client.get(f"/sparql?{query}").data == b"o\r\ndefault\r\n"


def test_construct_and_describe_have_the_dataset_as_well(client: FlaskClient) -> None:
    triple = b'<http://example.org/in> <http://example.org/graph> "three" .\n'

    for query in (f"CONSTRUCT WHERE {DEFAULT}", "DESCRIBE <http://example.org/in>"):
        fields = {"query": query, "default-graph-uri": THREE, "format": "nt"}
        assert client.get("/sparql", query_string=fields).data == triple
