"""The scope of a request, and its fields."""

import pytest

from jinshan_kg.web.http1.request import Ends, Fields, Head, ascii_only

ENDS = Ends("127.0.0.1:80", "127.0.0.1:4711")


def head(target: bytes, *lines: tuple[bytes, bytes]) -> Head:
    return Head("GET", target, "1.1", list(lines), ENDS)


def test_fields_have_names_in_lower_case_and_values_of_latin_1() -> None:
    fields = Fields([(b"X-A", b"B c"), (b"x-b", b"\xe9\xff"), (b"X-A", b"")])

    assert fields.items() == [("x-a", "B c"), ("x-b", "éÿ"), ("x-a", "")]


def test_fields_are_got_one_or_all() -> None:
    fields = Fields([(b"A", b"1"), (b"a", b"2"), (b"b", b"3")])

    assert (fields.get("a"), fields.get_all("a")) == ("1", ["1", "2"])
    assert (fields.get("c"), fields.get("c", "d"), fields.get_all("c")) == ("", "d", [])


def test_space_around_a_value_is_no_part_of_it() -> None:
    assert Fields([(b"a", b"b \t c\t "), (b"d", b" ")]).items() == [("a", "b \t c"), ("d", "")]


def test_what_there_are_thousands_of_names_of_is_told_apart() -> None:
    lines = [(b"X-%d" % n, b"%d" % n) for n in range(3000)]

    assert Fields(lines).items() == [(f"x-{n}", str(n)) for n in range(3000)]


def test_a_head_has_what_rsgi_wants() -> None:
    scope = head(b"/a%20b?c=%20#d", (b"Host", b"e"))

    assert (scope.method, scope.path, scope.query_string) == ("GET", "/a b", "c=%20")
    assert (scope.http_version, scope.scheme) == ("1.1", "http")
    assert (scope.server, scope.client) == ENDS
    assert scope.headers.items() == [("host", "e")]


def test_bytes_of_a_path_that_are_no_utf_8_stay_what_they_are() -> None:
    path = head(b"/%E9%87%91%E9%87").path

    assert path.encode(errors="surrogateescape") == b"/\xe9\x87\x91\xe9\x87"


def test_the_authority_of_an_absolute_target_takes_the_place_of_host() -> None:
    scope = head(b"http://a:1/b?c", (b"x", b"y"), (b"HOST", b"z"))

    assert (scope.path, scope.query_string) == ("/b", "c")
    assert scope.headers.items() == [("host", "a:1"), ("x", "y")]


@pytest.mark.parametrize("target", [b"*", b"a:80"])
def test_a_target_that_is_neither_path_nor_url_is_the_path(target: bytes) -> None:
    scope = head(target, (b"Host", b"e"))

    assert (scope.path, scope.headers.items()) == (target.decode(), [("host", "e")])


def test_an_absolute_target_that_is_no_url_is_an_error() -> None:
    with pytest.raises(ValueError, match="IPv6"):
        head(b"http://[::1/")


@pytest.mark.parametrize("end", ["", "\r", "\r\nX: é", "\r\n\r\né", "\nX: é"])
def test_only_the_first_line_is_percent_encoded(end: str) -> None:
    sent = f"GET /é%C3 HTTP/1.1{end}".encode()

    assert ascii_only(sent) == b"GET /%C3%A9%C3 HTTP/1.1" + end.encode()
