import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.media import MediaType, parse_accept, parse_media_type


def accept(header: str) -> list[tuple[str, dict[str, str], float]]:
    return [(str(found), dict(found.parameters), q) for found, q in parse_accept(header)]


def test_a_media_type_has_a_type_a_subtype_and_parameters() -> None:
    assert parse_media_type('Text/HTML ; Charset="utf-8"; a=b') == MediaType(
        "text", "html", {"charset": "utf-8", "a": "b"}
    )


@pytest.mark.parametrize(
    "text", ["", "text", "text/", "/html", "text html", "text/html; =a", "a/b;c"]
)
def test_what_is_no_media_type_is_none(text: str) -> None:
    assert parse_media_type(text) is None


def test_ranges_have_weights() -> None:
    assert accept("text/html, text/*;q=0.5 , */*;q=0.125;a=b") == [
        ("text/html", {}, 1.0),
        ("text/*", {}, 0.5),
        ("*/*", {"a": "b"}, 0.125),
    ]


def test_a_comma_in_quotes_separates_nothing() -> None:
    assert accept('text/html;a="b, c;q=0";q=0.5') == [("text/html", {"a": "b, c;q=0"}, 0.5)]


def test_empty_elements_count_for_nothing() -> None:
    assert accept(", text/html,,") == [("text/html", {}, 1.0)]


@pytest.mark.parametrize(
    "header",
    ["json", "*/json", "text/html;q=2", "text/html;q=x", "text/html;q=-1", 'text/html;a="b'],
)
def test_malformed_elements_are_passed_over(header: str) -> None:
    assert accept(f"{header}, text/css") == [("text/css", {}, 1.0)]


def test_javas_default_header_is_read() -> None:
    assert accept("text/html, image/gif, *; q=.2, */*; q=.2") == [
        ("text/html", {}, 1.0),
        ("image/gif", {}, 1.0),
        ("*/*", {}, 0.2),
    ]


@given(st.text())
def test_any_header_is_read_without_an_error(header: str) -> None:
    assert all(0 <= weight <= 1 for _, weight in parse_accept(header))


TOKEN = st.text("abcxyz019!#$&^_.+-", min_size=1)


@given(st.lists(st.tuples(TOKEN, TOKEN, st.integers(0, 1000)), min_size=1))
def test_what_is_written_is_read(ranges: list[tuple[str, str, int]]) -> None:
    header = ", ".join(f"{kind}/{sub};q={weight / 1000:.3f}" for kind, sub, weight in ranges)
    assert accept(header) == [(f"{k}/{s}", {}, weight / 1000) for k, s, weight in ranges]
