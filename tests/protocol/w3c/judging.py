"""What to ask for in a case, and whether what came is what the case expects."""

import csv
import re
from collections import Counter
from decimal import Decimal
from typing import Final

import pytest
from tests.protocol.w3c import results
from tests.protocol.w3c.deviations import DEVIATIONS
from tests.protocol.w3c.suite import Case

_XML: Final = "application/sparql-results+xml"
_JSON: Final = "application/sparql-results+json"
_ASKED_AS: Final = {
    ".srx": _XML,
    ".srj": _JSON,
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".ttl": f"{_JSON}, text/turtle;q=0.9",
    ".rdf": f"{_XML}, application/rdf+xml;q=0.9",
}
_READ_AS: Final = {".ttl": ".srj", ".rdf": ".srx"}
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def param(case: Case) -> object:
    """Return a case as a parameter of a test; where it is known to fail, with the reason."""
    reason = DEVIATIONS.get(str(case))
    marks = [pytest.mark.xfail(reason=reason)] if reason else []
    return pytest.param(case, id=str(case), marks=marks)


def accept(case: Case) -> str:
    """Return the Accept header to send, by the format of the file that has the result."""
    assert case.result is not None
    return _ASKED_AS[case.path(case.result).suffix]


def assert_right(case: Case, status: int, body: bytes) -> None:
    """Fail if an answer is not the one that a case expects."""
    assert status == 200, body.decode()
    assert case.result is not None
    path = case.path(case.result)
    if path.suffix == ".csv":
        assert _rows(body) == _rows(path.read_bytes())
        return
    expected = results.read(path, case.result)
    if isinstance(expected, frozenset):
        found = results.graph(body, path.suffix, "urn:base")
    else:
        found = results.tabular(body, _READ_AS.get(path.suffix, path.suffix))
    assert results.same(found, expected, is_lax=case.is_lax), (found, expected)
    if case.category.endswith("/sort"):
        assert isinstance(found, results.Solutions)
        assert isinstance(expected, results.Solutions)
        assert results.in_order(found, expected)


def _rows(data: bytes) -> Counter[frozenset[tuple[str, str | Decimal]]]:
    """Return the rows of CSV: the order of the columns of SELECT * is the engine's to choose."""
    reader = csv.DictReader(data.decode().splitlines())
    rows = (frozenset((name, _value(text)) for name, text in row.items()) for row in reader)
    return Counter(rows)


def _value(text: str) -> str | Decimal:
    if text.startswith("_:"):
        return "_:"
    return Decimal(text) if _NUMBER.fullmatch(text) else text
