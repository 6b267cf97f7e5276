"""The W3C's cases for queries of SPARQL 1.0 and 1.1, asked of a server process over HTTP.

Not asked are those of entailment regimes, which this endpoint does not offer (what follows from
the bundled graph is written into it), and those of updates.
"""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.protocol.w3c.endpoint import Endpoint, write_all
from tests.protocol.w3c.judging import accept, assert_right, param
from tests.protocol.w3c.suite import ABSENT, Case, cases

CASES: Final = cases()
if not CASES:
    pytest.skip(ABSENT, allow_module_level=True)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    data: Path = tmp_path_factory.mktemp("w3c") / "suite.nq"
    write_all(CASES, data)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    client = Endpoint(port)
    serve = [sys.executable, "-m", "jinshan_kg", "serve", str(data), "--port", str(port)]
    serve += ["--services", " ".join(client.services(CASES)), "--workers", "3"]
    with subprocess.Popen([*serve, "--log-level", "warning"], stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert b"is at" in server.stdout.readline()
        yield client
        client.close()
        server.terminate()


def of_kind(*kinds: str) -> list[object]:
    return [param(case) for case in CASES if case.kind in kinds]


@pytest.mark.parametrize("case", of_kind("QueryEvaluationTest", "CSVResultFormatTest"))
def test_evaluation(endpoint: Endpoint, case: Case) -> None:
    assert_right(case, *endpoint.ask(case, accept(case)))


@pytest.mark.parametrize("case", of_kind("PositiveSyntaxTest", "PositiveSyntaxTest11"))
def test_what_is_well_formed(endpoint: Endpoint, case: Case) -> None:
    status, body = endpoint.ask(case, "*/*")
    if status != 200:
        # Some call functions or ask endpoints that are none: they are understood, and refused.
        assert (status, json.loads(body)["detail"].partition(" <")[0]) in (
            (400, "The query cannot be evaluated: The custom function"),
            (403, "SERVICE is refused here: this endpoint asks no other servers than those of a"
                  " list, and each by its whole IRI. Write SERVICE"),
        )  # fmt: skip


@pytest.mark.parametrize("case", of_kind("NegativeSyntaxTest", "NegativeSyntaxTest11"))
def test_what_is_not(endpoint: Endpoint, case: Case) -> None:
    status, body = endpoint.ask(case, "*/*")
    assert status == 400
    assert "line" in json.loads(body)
