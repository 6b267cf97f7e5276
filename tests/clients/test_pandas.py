"""pandas reads CSV and TSV from the endpoint, by GET."""

from urllib.parse import urlencode

import pytest
from tests.clients.queries import LABELS, PARKS

pandas = pytest.importorskip("pandas")
NUMBERS = "SELECT * { VALUES (?a ?b ?c) { (1 1.5 'x,\"y\"\\n金') (-2 1e3 UNDEF) } }"


def test_csv(endpoint: str) -> None:
    found = pandas.read_csv(f"{endpoint}?{urlencode({'query': PARKS, 'format': 'csv'})}")
    assert list(found.columns) == ["park", "label"]
    assert list(found["label"]) == LABELS


def test_numbers_text_and_gaps(endpoint: str) -> None:
    found = pandas.read_csv(f"{endpoint}?{urlencode({'query': NUMBERS, 'format': 'csv'})}")
    assert list(found["a"]) == [1, -2]
    assert list(found["b"]) == [1.5, 1000.0]
    assert found["c"][0] == 'x,"y"\n金'
    assert pandas.isna(found["c"][1])


def test_the_format_by_the_header(endpoint: str) -> None:
    found = pandas.read_csv(
        f"{endpoint}?{urlencode({'query': PARKS})}", storage_options={"Accept": "text/csv"}
    )
    assert len(found) == 2
