import pickle

import pytest

from jinshan_kg.sparql.errors import LimitError, QueryRefusedError, QuerySyntaxError, SparqlError
from jinshan_kg.sparql.negotiation import NotAcceptableError
from jinshan_kg.sparql.position import Position


@pytest.mark.parametrize(
    "error",
    [
        SparqlError("why", status=503, details={"a": 1}, headers={"Retry-After": "1"}),
        QuerySyntaxError("why", Position.at("ASK", 1)),
        QueryRefusedError("why"),
        LimitError("why", limit="max", value=3),
        NotAcceptableError("that", ["text/html"]),
    ],
)
def test_errors_go_from_one_process_to_another(error: SparqlError) -> None:
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)
