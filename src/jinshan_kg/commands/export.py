"""`jinshan-kg export FORMAT [PATH…] [-o FILE] [--graph NAME]`."""

import sys
from pathlib import Path

import click

from jinshan_kg.commands.progress import progress
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import parse_with_prefixes
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.publish.export import export
from jinshan_kg.publish.files import write_whole
from jinshan_kg.publish.formats import FORMATS, format_named

_FORMATS = ", ".join(f"{known.name} ({known.extension})" for known in FORMATS)


@click.command(
    epilog=f"Formats: {_FORMATS}. Turtle, N-Triples and RDF/XML are of the union of the graphs;"
    " N-Quads, TriG and JSON-LD keep them apart."
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
def command(
    format_name: str, paths: tuple[Path, ...], output: Path | None, graph: str | None
) -> None:
    """Write the dataset, or the RDF files and folders given, in one RDF format.

    The same input gives the same bytes: sorted, each blank node named by its place in the graph,
    numbers as the files write them.
    """
    to = format_named(format_name)
    files = files_at(paths) if paths else Layout.bundled().files()
    parsed = []
    with progress("Reading", len(files)) as step:
        for file in files:
            parsed.append(parse_with_prefixes(file))
            step()
    with progress(f"Writing {to.title}"):
        content = export(parsed, to, graph)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()  # a reader that has left is noticed here, where it is handled
    else:
        write_whole(output, content)
