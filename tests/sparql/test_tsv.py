"""A table in TSV, as Oxigraph writes it, says what the same in JSON says."""

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.sparql.solutions import Term, read_solutions
from jinshan_kg.sparql.tsv import read_tsv

XSD = "http://www.w3.org/2001/XMLSchema#"


def written(store: Store, query: str, form: QueryResultsFormat) -> bytes:
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    body = solutions.serialize(format=form)
    assert body is not None
    return body


@pytest.mark.parametrize(
    "term",
    [
        "<http://example.org/a,b>",
        "<http://example.org/金山>",
        '""',
        '"plain"',
        '"金山"@zh',
        '"left to right"@en--ltr',
        r'"tab \t feed \n return \r quote \" backslash \\ \u0001 \u007F \u2028"',
        '"2023-10-17"^^xsd:date',
        "1",
        "+1",
        "1.0",
        "1e6",
        "true",
        '"01"^^xsd:integer',
        '"many"^^xsd:integer',
        '"INF"^^xsd:double',
        '"1"^^xsd:boolean',
        '"5."^^xsd:decimal',
        '<<( <http://example.org/s> <http://example.org/p> "a \\"b\\" c"@en )>>',
        "<<( <http://example.org/s> <http://example.org/p>"
        " <<( <http://example.org/s> <http://example.org/p> 5 )>> )>>",
    ],
)
def test_every_kind_of_term(term: str) -> None:
    query = (
        f"PREFIX xsd: <{XSD}> SELECT ?x ?none ?y {{ VALUES (?x ?none ?y) {{ ({term} UNDEF 1) }} }}"
    )
    rows = read_tsv(written(Store(), query, QueryResultsFormat.TSV))
    assert rows == read_solutions(written(Store(), query, QueryResultsFormat.JSON)).rows
    assert rows[0][1] is None


def test_the_projects_own_graph() -> None:
    store = load_store(Layout.bundled().files())
    query = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?p ?s ?o"
    rows = read_tsv(written(store, query, QueryResultsFormat.TSV))
    assert rows == read_solutions(written(store, query, QueryResultsFormat.JSON)).rows
    assert len(rows) > 10_000


def test_no_solution_and_one_that_binds_nothing_are_not_the_same() -> None:
    assert read_tsv(b"?x\n") == ()
    assert read_tsv(b"?x\n\n") == ((None,),)
    assert read_tsv(b"?x\t?y\n\t<a:b>\n") == ((None, Term("uri", "a:b")),)
