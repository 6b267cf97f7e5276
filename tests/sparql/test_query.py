import pytest

from jinshan_kg.sparql.errors import LimitError, QueryRefusedError
from jinshan_kg.sparql.form import Form
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import read_query


def test_what_is_known_of_a_query_before_it_is_asked() -> None:
    query = read_query("PREFIX e: <a:b> SELECT * FROM e:g { ?s ?p ?o }", Limits())
    assert query.form is Form.SELECT
    assert query.dataset.default_graphs == ("a:bg",)
    assert query.prefixes == {"e": "a:b"}


def test_service_may_be_allowed() -> None:
    text = "ASK { SERVICE <a:b> { ?s ?p ?o } }"
    assert read_query(text, Limits(), allow_service=True).form is Form.ASK
    with pytest.raises(QueryRefusedError):
        read_query(text, Limits())


@pytest.mark.parametrize(
    "limits", [Limits(length=9), Limits(tokens=2), Limits(nesting=0), Limits(steps=0)]
)
def test_every_limit_holds(limits: Limits) -> None:
    with pytest.raises(LimitError):
        read_query("ASK { {} }", limits)
