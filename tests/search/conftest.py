"""Indexes to search in."""

import io

import pyoxigraph
import pytest

from jinshan_kg.namespaces import BASE
from jinshan_kg.search.entry import Entry
from jinshan_kg.search.index import SearchIndex
from jinshan_kg.search.rows import Scope, names_query, read_entries


@pytest.fixture(scope="session")
def bundled_entries(bundled_store: pyoxigraph.Store) -> tuple[Entry, ...]:
    """What can be found in the project's own graph."""
    query = names_query(named_graphs=False)
    solutions = bundled_store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    csv = solutions.serialize(format=pyoxigraph.QueryResultsFormat.CSV)
    assert csv is not None
    return tuple(read_entries(io.StringIO(csv.decode(), newline=""), Scope(BASE)))


@pytest.fixture(scope="session")
def bundled_index(bundled_entries: tuple[Entry, ...]) -> SearchIndex:
    """The index of the project's own graph; it may be searched only."""
    return SearchIndex.build(bundled_entries)
