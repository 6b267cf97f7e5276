"""A small dataset: two named graphs that share a triple, and a default graph."""

from collections.abc import Callable

import pytest
from pyoxigraph import RdfFormat, Store

from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.union import add_union_to_default
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import formats_for, named
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import read_query

TRIG = b"""
PREFIX : <http://example.org/>
:s :p "default" .
GRAPH :one { :s :p "shared" , "one" . }
GRAPH :two { :s :p "shared" , "two" . }
"""

Ask = Callable[..., str]


@pytest.fixture
def store() -> Store:
    """The dataset as written."""
    store = Store()
    store.load(TRIG, format=RdfFormat.TRIG)
    return store


@pytest.fixture
def ask(store: Store) -> Ask:
    """`ask(text, name)` is the answer in the format of a short name (CSV if none) as text.

    With `union=True` the default graph is the union of all; `default` and `named_` are the
    graphs that the request names.
    """

    def answer(
        text: str,
        name: str | None = None,
        *,
        union: bool = False,
        default: tuple[str, ...] = (),
        named_: tuple[str, ...] = (),
    ) -> str:
        if union:
            add_union_to_default(store)
        query = read_query(f"PREFIX : <http://example.org/> {text}", Limits(), allow_service=True)
        formats = formats_for(query.form.result)
        result_format = named(name or "csv", formats) or formats[0]
        given = DatasetClause(default, named_)
        dataset = given if given.is_given else query.dataset
        backend = EmbeddedBackend(store)
        answer = backend.query(query.text, dataset=dataset, result_format=result_format)
        return answer.read().decode()

    return answer
