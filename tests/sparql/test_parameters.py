from urllib.parse import quote_from_bytes, unquote_to_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.parameters import parse_parameters

TEXT = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.tuples(TEXT.filter(bool), TEXT)))
def test_what_is_encoded_is_decoded(pairs: list[tuple[str, str]]) -> None:
    assert parse_parameters(urlencode(pairs).encode(), "The URL") == pairs


@pytest.mark.parametrize(
    ("encoded", "pairs"),
    [
        (b"", []),
        (b"a", [("a", "")]),
        (b"a=b=c", [("a", "b=c")]),
        (b"a=1&&a=2&", [("a", "1"), ("a", "2")]),
        (b"a=1+2%2B3", [("a", "1 2+3")]),
        (b"a=%2525", [("a", "%25")]),
        (b"a=100%&b=%zz", [("a", "100%"), ("b", "%zz")]),
        ("a=金".encode(), [("a", "金")]),
    ],
)
def test_each_is_decoded_once(encoded: bytes, pairs: list[tuple[str, str]]) -> None:
    assert parse_parameters(encoded, "The URL") == pairs


@given(st.text("%+\\xuN{}aB09é\n&", max_size=12).map(lambda text: text.replace("&", "")))
def test_whatever_stands_there_is_decoded_as_the_standard_library_does(text: str) -> None:
    encoded = text.encode()
    try:
        expected = unquote_to_bytes(encoded.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        with pytest.raises(SparqlError):
            parse_parameters(b"a=" + encoded, "The URL")
    else:
        assert parse_parameters(b"a=" + encoded, "The URL") == [("a", expected)]


@given(st.binary().filter(lambda content: not _is_utf8(content)))
def test_what_is_not_utf_8_is_refused(content: bytes) -> None:
    with pytest.raises(SparqlError, match=r"The URL is not UTF-8: byte \d+ is 0x") as caught:
        parse_parameters(b"query=" + quote_from_bytes(content).encode(), "The URL")
    assert caught.value.status == 400


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
