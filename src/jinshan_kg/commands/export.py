"""`jinshan-kg export FORMAT [PATH…] [-o FILE] [--graph NAME] [--context inline|iri]`."""

import sys
from hashlib import sha256
from pathlib import Path

import click
from pyoxigraph import RdfFormat

from jinshan_kg.commands.progress import progress
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import parse_with_prefixes
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.errors import UserError
from jinshan_kg.publish.export import JsonLdContext, export
from jinshan_kg.publish.files import write_whole
from jinshan_kg.publish.formats import FORMATS, NOT_WRITTEN, ExportFormat, View, format_named
from jinshan_kg.publish.jsonld_context import CONTEXT, read_context

_FORMATS = ", ".join(f"{known.name} ({known.extension})" for known in FORMATS)


@click.command(
    epilog=f"Formats: {_FORMATS}. Turtle, N-Triples and RDF/XML are of the union of the graphs;"
    " N-Quads, TriG and JSON-LD keep them apart. canonical is N-Quads by RDFC-1.0; entities is"
    " JSON-LD with the figures of each thing inside it; ontology and protege (ontology and data)"
    f" are for Protégé. {' '.join(NOT_WRITTEN.values())}"
)
@click.argument("format_name", metavar="FORMAT")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write; standard output if not given.",
)
@click.option("--graph", metavar="NAME", help="Only this named graph: a short name or an IRI.")
@click.option(
    "--context",
    type=click.Choice(["inline", "iri"]),
    help="JSON-LD only: write the context into the document (inline, the default), so that it can"
    f" be read offline, or its IRI, {CONTEXT}.",
)
def command(
    format_name: str,
    paths: tuple[Path, ...],
    output: Path | None,
    graph: str | None,
    context: str | None,
) -> None:
    """Write the dataset, or the RDF files and folders given, in one RDF format.

    The same input gives the same bytes: sorted, each blank node named by its place in the graph,
    numbers as the files write them (JSON-LD: whole numbers as JSON numbers).
    """
    to = format_named(format_name)
    terms = _context(to, context)
    files = files_at(paths) if paths else Layout.bundled().files()
    parsed = []
    with progress("Reading", len(files)) as step:
        for file in files:
            parsed.append(parse_with_prefixes(file))
            step()
    with progress(f"Writing {to.title}"):
        content = export(parsed, to, graph, terms)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()  # a reader that has left is noticed here, where it is handled
        return
    write_whole(output, content)
    if to.view is View.CANONICAL:
        click.echo(f"SHA-256 (RDFC-1.0): {sha256(content).hexdigest()}", err=True)


def _context(to: ExportFormat, how: str | None) -> JsonLdContext | None:
    if to.syntax != RdfFormat.JSON_LD:
        if how is not None:
            raise UserError(f"--context is for JSON-LD; {to.title} has none. Leave it out.")
        return None
    link = CONTEXT if how == "iri" else None
    return JsonLdContext(read_context(Layout.bundled()), link)
