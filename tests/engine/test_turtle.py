from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.engine.turtle import PrefixSink

HEAD = b"@prefix b: <http://b/> .\n@prefix a: <http://a/> .\n@prefix c-b: <http://c/> .\n"


def written(content: bytes, size: int) -> bytes:
    to = BytesIO()
    sink = PrefixSink(to)
    for start in range(0, len(content), size):
        assert sink.write(content[start : start + size]) == len(content[start : start + size])
    sink.finish()
    return to.getvalue()


@given(st.integers(1, 100))
def test_unused_prefixes_are_dropped_and_the_others_sorted(size: int) -> None:
    body = b"c-b:x a:y <http://b/z> .\n"
    assert written(HEAD + body, size) == (
        b"@prefix a: <http://a/> .\n@prefix c-b: <http://c/> .\n" + body
    )


def test_nothing_is_nothing() -> None:
    assert written(b"", 1) == b""
    assert written(HEAD, 10) == b""


def test_a_large_document_keeps_them_all() -> None:
    body = b"a:y a:y a:y .\n" * 100_000
    head = b"".join(sorted(HEAD.splitlines(keepends=True)))
    assert written(HEAD + body, 8_192) == head + body
