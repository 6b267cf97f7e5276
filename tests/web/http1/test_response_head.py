"""The bytes of a response's head, and what cannot be one."""

import pytest
from tests.web.http1.serving import DATE

from jinshan_kg.web.http1.head import response_head


def test_a_head_is_a_status_line_the_fields_in_their_order_and_the_date() -> None:
    head = response_head(200, [("x-b", "1"), ("x-a", "é; 2"), ("x-b", "")], "a: b\r\n", "c: d\r\n")

    expected = b"HTTP/1.1 200 OK\r\nx-b: 1\r\nx-a: \xe9; 2\r\nx-b: \r\na: b\r\nc: d\r\nDATE\r\n"
    assert DATE.sub(b"DATE", head) == expected


def test_a_head_may_have_no_fields_but_for_the_date() -> None:
    assert DATE.sub(b"", response_head(204, [])) == b"HTTP/1.1 204 No Content\r\n\r\n"


@pytest.mark.parametrize("status", [299, 599, 999])
def test_a_status_without_a_name_has_the_space_before_it(status: int) -> None:
    assert DATE.sub(b"", response_head(status, [])) == b"HTTP/1.1 %d \r\n\r\n" % status


def test_the_date_is_that_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 784111777.9)

    head = response_head(204, [])

    assert head == b"HTTP/1.1 204 No Content\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n"


@pytest.mark.parametrize("text", ["\n", "\r", "\r\n", "\r\n\r\n", "a\r\nset-cookie: b", "\n\r"])
@pytest.mark.parametrize("place", ["the name", "the value"])
def test_a_line_break_in_a_field_is_an_error(text: str, place: str) -> None:
    field = (f"x{text}", "y") if place == "the name" else ("x", f"y{text}")

    with pytest.raises(ValueError, match="has a line break in it"):
        response_head(200, [("a", "b"), field])


def test_what_latin_1_has_not_is_an_error() -> None:
    with pytest.raises(UnicodeEncodeError):
        response_head(200, [("x", "金")])
