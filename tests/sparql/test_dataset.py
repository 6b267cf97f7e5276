import pytest

from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import read_query


def dataset(text: str) -> DatasetClause:
    return read_query(text, Limits()).dataset


def test_no_clause_asks_for_no_dataset() -> None:
    assert dataset("ASK {}") == DatasetClause()
    assert not DatasetClause().is_given


def test_from_and_from_named() -> None:
    found = dataset("SELECT * FROM <a:1> FROM NAMED <a:2> FROM <a:3> FROM <a:1> WHERE {}")
    assert found == DatasetClause(("a:1", "a:3"), ("a:2",))
    assert found.is_given


def test_prefixes_base_and_escapes_are_resolved() -> None:
    found = dataset(
        r"BASE <http://example.org/x/> PREFIX : <y#> PREFIX e: <http://example.org/>"
        r" ASK FROM <z> FROM :a FROM e:b\-c FROM <http://example.org/\u0041> FROM </w> {}"
    )
    assert found.default_graphs == (
        "http://example.org/x/z",
        "http://example.org/x/y#a",
        "http://example.org/b-c",
        "http://example.org/A",
        "http://example.org/w",
    )


@pytest.mark.parametrize("clause", ["FROM <relative>", "FROM ex:undeclared", "FROM FROM", "FROM"])
def test_what_cannot_be_resolved_is_left_to_the_engine(clause: str) -> None:
    assert dataset(f"ASK FROM <a:1> {clause} {{}}") == DatasetClause()
