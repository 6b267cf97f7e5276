"""What counts as the size of an answer, by the form of the query."""

import pytest
from benchmarks.queries import Form, count

ROWS = b'{"head": {"vars": ["n"]}, "results": {"bindings": [{}, {"n": {}}]}}'
TRIPLES = b"<urn:s> <urn:p> 1 .\n<urn:s> <urn:p> 1 .\n<urn:s> <urn:p> 2 .\n"


def test_a_select_counts_its_rows() -> None:
    assert count(Form.SELECT, ROWS) == 2


@pytest.mark.parametrize(("body", "expected"), [(b'{"boolean": true}', 1), (b'{"boolean": 0}', 0)])
def test_an_ask_counts_as_one_or_none(body: bytes, expected: int) -> None:
    assert count(Form.ASK, body) == expected


def test_a_construct_counts_distinct_triples() -> None:
    body = TRIPLES.replace(b" 1 ", b' "1" ').replace(b" 2 ", b' "2" ')
    assert count(Form.CONSTRUCT, body) == 2


@pytest.mark.parametrize("form", Form)
def test_another_format_is_not_counted(form: Form) -> None:
    with pytest.raises(ValueError, match=r"^(not |Expecting)"):
        count(form, b"<html>")
