"""`jinshan-kg evidence`: the passages of the data against the source document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import click
from pyoxigraph import Store

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.errors import UserError
from jinshan_kg.evidence.check import check_evidence
from jinshan_kg.evidence.document import Document, read_document
from jinshan_kg.evidence.locate import Search, search
from jinshan_kg.evidence.sources import WrongDocumentError, how_to_get, read_sources, source_of

_source_option = click.option(
    "--source",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The source document as it was published (UTF-8). Always needed.",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for machines.")


@click.group()
def command() -> None:
    """Check the passages against the source document, or find the passage to write."""


@command.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@_source_option
@_json_option
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], source: Path | None, as_json: bool
) -> None:
    """Check every passage and value, and that no figure or name of the document is left out.

    Checks the bundled data, or the RDF files and folders given. Exit code 1 if a passage does not
    hold (offsets, token, digest), a value is not the number that its token writes, evidence leads
    to no passage, a passage is unused, or a figure or a capitalised name of the document lies in no
    passage.
    """
    store = load_store(files_at(paths) if paths else Layout.bundled().files())
    document = _document(source, store)
    try:
        report = check_evidence(store, document)
    except WrongDocumentError as error:
        _wrong_document(context, error, as_json, {"good": False})
    if as_json:
        _print_json(report.as_json())
    else:
        from jinshan_kg.evidence.render import print_report

        print_report(report)
    context.exit(0 if report.good else 1)


@command.command()
@click.argument("text")
@_source_option
@_json_option
@click.pass_context
def locate(context: click.Context, text: str, source: Path | None, as_json: bool) -> None:
    """Print the passage to write for TEXT: every place where it stands, in Turtle.

    White space, straight and curly quotation marks, and hyphens and dashes match each other. Exit
    code 1 if TEXT is nowhere in the document; what is most like it is then shown.
    """
    if not text.strip():
        raise UserError("TEXT is empty: give a figure, a name or a clause of the document.")
    store = load_store(Layout.bundled().files())
    document = _document(source, store)
    try:
        iri = source_of(document, read_sources(store)).iri
    except WrongDocumentError as error:
        _wrong_document(context, error, as_json, {"text": text, "places": [], "nearest": None})
    found = search(text, document, iri)
    if as_json:
        _print_json(found.as_json())
    elif found.places:
        click.echo("\n".join(place.turtle() for place in found.places), nl=False)
    else:
        click.echo(f"Error: {_not_found(found)}", err=True)
    context.exit(0 if found.places else 1)


def _document(path: Path | None, store: Store) -> Document:
    if path is None:
        raise UserError(f"give the document with --source FILE. {how_to_get(read_sources(store))}")
    return read_document(path)


def _wrong_document(
    context: click.Context, error: WrongDocumentError, as_json: bool, content: Mapping[str, Any]
) -> NoReturn:
    """End with exit code 1: a file that is not the document is a failed check, not wrong use.

    Args:
        context: Of the command.
        error: What is wrong.
        as_json: Whether to print JSON: the content, the digests, and the finding `document`.
        content: How the JSON object of the command begins.
    """
    if as_json:
        finding: dict[str, Any] = {"code": "document", "iri": None}
        finding |= {"message": str(error), "suggestions": []}
        _print_json({**content, **error.as_json(), "findings": [finding]})
    else:
        click.echo(f"Error: {error}", err=True)
    context.exit(1)


def _not_found(found: Search) -> str:
    message = f"“{found.text}” is nowhere in the document."
    if (near := found.nearest) is None:
        return f"{message} Nothing in it is alike."
    return (
        f"{message} The nearest is “{near.shown}”, {near.start}-{near.end} (line {near.line}): "
        f"<{near.iri}>."
    )


def _print_json(content: Mapping[str, Any]) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
