"""Whose fault it is where a query with SERVICE fails."""

import errno
import os

import pytest

from jinshan_kg.engine.federation import service_failure

ASKS = "SELECT * { service <http://a.example/> { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError("Error 500 returned by http://a.example/ with payload:\n<script>"),
         "Error 500 returned by http://a.example/"),
        (ConnectionRefusedError("Connection refused (os error 111)"),
         "Connection refused (os error 111)"),
        (RuntimeError("Parser error at line 1 column 60: Unexpected end of file"),
         "Parser error at line 1 column 60: Unexpected end of file"),
        (OSError("x" * 1000), "x" * 300),
    ],
)  # fmt: skip
def test_the_endpoint_failed(error: RuntimeError | OSError, said: str) -> None:
    failure = service_failure(ASKS, error)
    assert failure is not None
    assert failure.status == 502
    assert failure.reason == f"An endpoint that the query asks with SERVICE gave no result: {said}."


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("SELECT * { ?s ?p ?o }", OSError("disk")),
        (ASKS, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))),
        (ASKS, RuntimeError("The custom function <http://a.example/> is not supported")),
    ],
)
def test_nobody_else_failed(text: str, error: RuntimeError | OSError) -> None:
    assert service_failure(text, error) is None
