"""The W3C's cases for the evaluation of queries, each over its dataset as files give it."""

from collections.abc import Callable
from typing import Final

import pytest
from flask.testing import FlaskClient
from tests.protocol.serving import serve_file
from tests.protocol.w3c.endpoint import write_dataset
from tests.protocol.w3c.judging import accept, assert_right, param
from tests.protocol.w3c.suite import ABSENT, Case, cases

KINDS: Final = ("QueryEvaluationTest", "CSVResultFormatTest")
CASES: Final = [
    case for case in cases() if case.kind in KINDS and case.category != "sparql11/service"
]
if not CASES:
    pytest.skip(ABSENT, allow_module_level=True)

Dataset = tuple[frozenset[str], frozenset[str]]


@pytest.fixture(scope="module")
def client_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], FlaskClient]:
    """`client_of(case)` is a client of an endpoint over the dataset of a case."""
    folder = tmp_path_factory.mktemp("datasets")
    known: dict[Dataset, FlaskClient] = {}

    def client(case: Case) -> FlaskClient:
        dataset = frozenset(case.default), frozenset({*case.named, *case.from_clauses})
        if dataset not in known:
            path = folder / f"{len(known)}.nq"
            write_dataset(case, path)
            known[dataset] = serve_file(path)
        return known[dataset]

    return client


@pytest.mark.parametrize("case", [param(case) for case in CASES])
def test_evaluation(client_of: Callable[[Case], FlaskClient], case: Case) -> None:
    headers = {"Content-Type": "application/sparql-query", "Accept": accept(case)}
    response = client_of(case).post("/sparql", data=case.text.encode(), headers=headers)
    assert_right(case, response.status_code, response.data)
