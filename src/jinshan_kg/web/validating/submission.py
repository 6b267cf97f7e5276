"""What a request gives to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PureWindowsPath
from typing import Final

from flask import Request

from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.web.validating.context import Context
from jinshan_kg.web.validating.syntaxes import (
    ACCEPTED,
    SYNTAXES,
    Syntax,
    by_suffix,
    of_file,
    of_media_type,
)

FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")
"""The media types of the page's own form."""

_LONGEST_NAME: Final = 100


@dataclass(frozen=True)
class Submission:
    """Data to be checked.

    Attributes:
        data: The bytes.
        syntax: How they are written.
        context: What they are read together with.
        name: The name of the file; empty for what was typed.
    """

    data: bytes
    syntax: Syntax
    context: Context
    name: str = ""

    @property
    def text(self) -> str:
        """The data as text, with what is not UTF-8 replaced."""
        return self.data.decode("utf-8", "replace").removeprefix("\ufeff")

    @property
    def shown_name(self) -> str:
        """What to call it in a message."""
        return self.name or f"input.{self.syntax.suffix}"


def is_form(request: Request) -> bool:
    """Say whether a request comes from the page's form."""
    return request.mimetype in FORMS


def read_submission(request: Request) -> Submission:
    """Return what a request gives.

    Args:
        request: A form (`file` or `data`, `syntax`, `context`), or RDF as the body itself with
            `context` in the query string.

    Raises:
        SparqlError: If it gives nothing (400), or something that is no RDF (415).
    """
    if is_form(request):
        return _of_form(request)
    context = _context(request.args.get("context", ""))
    syntax = of_media_type(request.content_type or "")
    if syntax is None:
        raise _unsupported(f"Content-Type: {(request.content_type or 'none')[:100]}")
    return _given(request.get_data(cache=False), syntax, context)


def _of_form(request: Request) -> Submission:
    form = request.form
    context = _context(form.get("context", ""))
    chosen = by_suffix(form.get("syntax", "") or SYNTAXES[0].suffix)
    if chosen is None:
        raise _unsupported(f"syntax={form['syntax'][:100]}")
    file = request.files.get("file")
    if file is not None and file.filename:
        name = PureWindowsPath(file.filename).name[:_LONGEST_NAME]  # some clients send a path
        return _given(file.read(), of_file(name) or chosen, context, name)
    typed = form.get("data", "").replace("\r\n", "\n")  # as forms end lines (HTML, 4.10.21.5)
    return _given(typed.encode("utf-8", "replace"), chosen, context)


def _given(data: bytes, syntax: Syntax, context: Context, name: str = "") -> Submission:
    if not data.strip():
        raise SparqlError("There is nothing to check: give some data, such as Turtle.")
    return Submission(data, syntax, context, name)


def _context(name: str) -> Context:
    try:
        return Context(name or Context.ALONE)
    except ValueError:
        known = " or ".join(Context)
        raise SparqlError(f"context={name[:100]}: expected {known}.") from None


def _unsupported(what: str) -> SparqlError:
    known = ", ".join(f"{one.label} ({one.media_types[0]})" for one in SYNTAXES)
    return SparqlError(
        f"{what} cannot be checked. Give one of: {known}.",
        status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        headers={"Accept-Post": ACCEPTED},
    )
