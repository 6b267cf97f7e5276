from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.engine.protocol import UnwritableError
from jinshan_kg.engine.xml import XmlSink


def written(content: bytes, size: int) -> bytes:
    to = BytesIO()
    sink = XmlSink(to, "XML")
    for start in range(0, len(content), size):
        sink.write(content[start : start + size])
    return to.getvalue()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])), st.integers(1, 20))
def test_what_xml_can_carry_goes_through(text: str, size: int) -> None:
    assert written(text.encode(), size) == text.encode()


@given(st.integers(1, 20))
def test_carriage_returns_are_escaped(size: int) -> None:
    assert written(b"<a>\r\n\t\r</a>", size) == b"<a>&#13;\n\t&#13;</a>"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
@given(size=st.integers(1, 20))
def test_what_it_cannot_carry_is_refused_wherever_it_is_cut(character: str, size: int) -> None:
    with pytest.raises(UnwritableError, match=f"U\\+{ord(character):04X}.*written in XML"):
        written(f"<a>金山{character}</a>".encode(), size)


@given(st.integers(1, 20))
def test_an_element_without_a_name_is_refused_wherever_it_is_cut(size: int) -> None:
    with pytest.raises(UnwritableError, match="XML name"):
        written(b'<a><oxprefix: xmlns:oxprefix="http://x/1">x</oxprefix:></a>', size)
