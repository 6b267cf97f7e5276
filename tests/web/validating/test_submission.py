"""What a request gives to be checked."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask, request

from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.web.validating.context import Context
from jinshan_kg.web.validating.submission import Submission, read_submission

Read = Callable[..., Submission]


@pytest.fixture
def read() -> Read:
    """`read(data=…)` is what a POST with that body gives."""
    app = Flask(__name__)

    def given(path: str = "/validate", **body: Any) -> Submission:
        with app.test_request_context(path, method="POST", **body):
            return read_submission(request)

    return given


def test_the_body_itself(read: Read) -> None:
    given = read("/validate?context=graph", data=b"<a:b> <a:c> 5 .", content_type="text/turtle")
    assert (given.data, given.syntax.suffix) == (b"<a:b> <a:c> 5 .", "ttl")
    assert (given.context, given.name) == (Context.GRAPH, "")
    assert given.shown_name == "input.ttl"


def test_what_was_typed_into_the_form(read: Read) -> None:
    given = read(data={"data": "line 1\r\nline 2", "syntax": "trig", "context": "graph"})
    assert (given.data, given.syntax.suffix) == (b"line 1\nline 2", "trig")
    assert given.context is Context.GRAPH


def test_the_form_alone_means_turtle_and_alone(read: Read) -> None:
    given = read(data={"data": "x"})
    assert (given.syntax.suffix, given.context) == ("ttl", Context.ALONE)


def test_a_file_goes_before_what_was_typed_and_its_name_before_the_syntax(read: Read) -> None:
    file = (BytesIO(b"{}"), "folder/data.jsonld")
    given = read(data={"data": "typed", "syntax": "ttl", "file": file})
    assert (given.data, given.syntax.suffix, given.name) == (b"{}", "jsonld", "data.jsonld")


def test_a_file_of_another_name_has_the_syntax_that_was_chosen(read: Read) -> None:
    given = read(data={"syntax": "nt", "file": (BytesIO(b"x"), "../data.txt")})
    assert (given.syntax.suffix, given.name) == ("nt", "data.txt")


def test_no_file_chosen_is_no_file(read: Read) -> None:
    given = read(
        data={"data": "typed", "file": (BytesIO(b""), "")}, content_type="multipart/form-data"
    )
    assert given.data == b"typed"


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_nothing_given(read: Read, data: bytes) -> None:
    with pytest.raises(SparqlError, match="There is nothing to check") as caught:
        read(data=data, content_type="text/turtle")
    assert caught.value.status == 400


@pytest.mark.parametrize("content_type", ["application/pdf", "text/html", None])
def test_what_is_no_rdf(read: Read, content_type: str | None) -> None:
    with pytest.raises(SparqlError, match=r"cannot be checked\. Give one of: Turtle") as caught:
        read(data=b"x", content_type=content_type)
    assert caught.value.status == 415
    assert caught.value.headers["Accept-Post"].startswith("text/turtle, application/trig,")


def test_an_unknown_context(read: Read) -> None:
    with pytest.raises(SparqlError, match="context=all: expected alone or graph"):
        read("/validate?context=all", data=b"x", content_type="text/turtle")


def test_an_unknown_syntax_of_the_form(read: Read) -> None:
    with pytest.raises(SparqlError, match="syntax=pdf cannot be checked"):
        read(data={"data": "x", "syntax": "pdf"})


def test_what_is_not_utf_8_can_be_shown(read: Read) -> None:
    given = read(data=b"\xef\xbb\xbfa\xff", content_type="text/turtle")
    assert given.text == "a\ufffd"
