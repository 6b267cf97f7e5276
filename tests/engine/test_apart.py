"""The default graph in a store of its own: faster, and in nothing else different."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, RdfFormat, Store

from jinshan_kg.engine import apart
from jinshan_kg.engine.apart import default_graph_apart
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.formats import JSON, N_TRIPLES, ResultFormat

QUADS = """
<http://e/s> <http://e/p> 1, 2, 3, <http://e/graph>, [ <http://e/from> <http://e/s> ] .
<http://e/g> { <http://e/s> <http://e/p> 4, 5 . <http://e/only> <http://e/in> <http://e/g> }
<http://e/h> { <http://e/s> <http://e/p> 1 }
"""
FORMS = (
    ("SELECT*", JSON),
    ("SELECT*{", JSON),
    ("SELECT?x{ ?s?p?x", JSON),
    ("ASK{", JSON),
    ("CONSTRUCT{?s?p?o}", N_TRIPLES),
    ("CONSTRUCT", N_TRIPLES),
    ("DESCRIBE<http://e/s>", N_TRIPLES),
    ("DESCRIBE*", N_TRIPLES),
)
PARTS = (
    "FROM<http://e/g> FROM NAMED<http://e/g> FROMe:g WHERE{ { } } ?s?p?o ?s?p?x e:s e:p e:graph"
    " e:from true 1 . ; , GRAPH?g{ GRAPH<http://e/g>{ GRAPHe:g{ GRAPH#\n?g{ graph$g{ Graph e:h{"
    " FILTER EXISTS{ MINUS{ OPTIONAL{ UNION LIMIT 1 '' \"GRAPH\" #GRAPH?g{\n"
).split(" ")


def store() -> Store:
    result = Store()
    result.load(input=QUADS, format=RdfFormat.TRIG)
    return result


def test_it_has_the_default_graph_in_the_same_order() -> None:
    whole = store()
    assert list(default_graph_apart(whole)) == list(
        whole.quads_for_pattern(None, None, None, DefaultGraph())
    )


def test_a_store_without_named_graphs_is_asked_itself() -> None:
    whole = Store()
    whole.load(input="<http://e/s> <http://e/p> 1 .", format=RdfFormat.TURTLE)
    assert default_graph_apart(whole) is whole


def test_a_very_large_store_is_asked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = store()
    monkeypatch.setattr(apart, "_AT_MOST", len(whole) - 1)
    assert default_graph_apart(whole) is whole


@pytest.mark.parametrize(
    ("where", "dataset", "count"),
    [
        ("{ ?s ?p ?o }", DatasetClause(), 6),
        ("{ GRAPH ?g { ?s ?p ?o } }", DatasetClause(), 4),
        ("FROM <http://e/g> { ?s ?p ?o }", DatasetClause(), 3),
        ("{ ?s ?p ?o }", DatasetClause(default_graphs=("http://e/h",)), 1),
        ("{ ?s ?p ?o }", DatasetClause(default_graphs=("http://e/g", "http://e/h")), 4),
        ("{ ?s ?p ?o }", DatasetClause(named_graphs=("http://e/h",)), 0),
    ],
)
def test_each_query_asks_the_graphs_that_it_means(
    where: str, dataset: DatasetClause, count: int
) -> None:
    backend = EmbeddedBackend(store())
    backend.set_default_graph_apart()
    answer = backend.query(f"SELECT * {where}", dataset=dataset, result_format=JSON).read()
    assert answer.count(b'"s":') == count


@settings(max_examples=1_000)
@given(
    st.sampled_from(FORMS),
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", " "])), max_size=8),
)
def test_whatever_is_asked_the_answer_is_the_same(
    form: tuple[str, ResultFormat], parts: list[tuple[str, str]]
) -> None:
    opening, result_format = form
    text = f"PREFIX e:<http://e/>{opening}" + "".join(part + gap for part, gap in parts)
    text += "}" * max(0, text.count("{") - text.count("}"))
    whole = EmbeddedBackend(store())
    parted = EmbeddedBackend(whole.store)
    parted.set_default_graph_apart()
    assert _answer(parted, text, result_format) == _answer(whole, text, result_format)


def _answer(backend: EmbeddedBackend, text: str, result_format: ResultFormat) -> bytes | str:
    try:
        return backend.query(text, dataset=DatasetClause(), result_format=result_format).read()
    except SparqlError as error:
        return str(error)
