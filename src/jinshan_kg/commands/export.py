"""`jinshan-kg export FORMAT [PATH…] [-o FILE] [--graph NAME] [--context inline|iri] [--force]`."""

import sys
from hashlib import sha256
from pathlib import Path

import click
from pyoxigraph import RdfFormat

from jinshan_kg.commands.file_progress import file_progress
from jinshan_kg.commands.progress import progress
from jinshan_kg.commands.termination import ended_in_order
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile, parse_with_prefixes
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.errors import UserError
from jinshan_kg.publish.export import JsonLdContext, export
from jinshan_kg.publish.export_formats import GROUPS, export_format
from jinshan_kg.publish.file_formats import FileFormat, write_files
from jinshan_kg.publish.files import write_all, write_whole
from jinshan_kg.publish.formats import NOT_WRITTEN, ExportFormat, View
from jinshan_kg.publish.jsonld_context import CONTEXT, read_context
from jinshan_kg.publish.material import Material, read_material
from jinshan_kg.publish.release_folder import whole_folder

_GROUPS = "\n\n".join(f"{group}: {', '.join(names)}." for group, names in GROUPS.items())


@click.command(
    epilog=f"{_GROUPS}\n\nTurtle, N-Triples and RDF/XML are of the union of the graphs;"
    " N-Quads, TriG and JSON-LD keep them apart. canonical is N-Quads by RDFC-1.0; entities is"
    " JSON-LD with the figures of each thing inside it; ontology and protege (ontology and data)"
    " are for Protégé. csv, parquet and neo4j are several files and need -o FOLDER. Tables and"
    f" networks are of the bundled dataset only. {' '.join(NOT_WRITTEN.values())}"
)
@click.argument("format_name", metavar="FORMAT")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, standard output if not given; or the folder for a format of several"
    " files, new or empty.",
)
@click.option("--graph", metavar="NAME", help="Only this named graph: a short name or an IRI.")
@click.option(
    "--context",
    type=click.Choice(["inline", "iri"]),
    help="JSON-LD only: write the context into the document (inline, the default), so that it can"
    f" be read offline, or its IRI, {CONTEXT}.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Write into a folder that is not empty; files of other names stay.",
)
def command(
    format_name: str,
    paths: tuple[Path, ...],
    output: Path | None,
    graph: str | None,
    context: str | None,
    force: bool,
) -> None:
    """Write the dataset in one format: RDF, tables, or the network of entities.

    RDF files and folders given as PATH are written instead of the bundled dataset, in RDF.

    The same input gives the same bytes: sorted, each blank node named by its place in the graph.
    Numbers of the bundled dataset have the form that the server gives (3216 for 3216.0); those of
    PATH are as the files write them.
    """
    to = export_format(format_name)
    terms = _context(to, context)
    with ended_in_order():
        if isinstance(to, FileFormat):
            _refuse_rdf_only(to, paths, graph)
            _write_files(to, output, force=force)
        else:
            _write_rdf(to, paths, output, graph, terms)


def _context(to: ExportFormat | FileFormat, how: str | None) -> JsonLdContext | None:
    if isinstance(to, FileFormat) or to.syntax != RdfFormat.JSON_LD:
        if how is not None:
            raise UserError(f"--context is for JSON-LD; {to.title} has none. Leave it out.")
        return None
    link = CONTEXT if how == "iri" else None
    return JsonLdContext(read_context(Layout.bundled()), link)


def _refuse_rdf_only(to: FileFormat, paths: tuple[Path, ...], graph: str | None) -> None:
    if paths:
        raise UserError(f"{to.name} is written of the bundled dataset only. Leave PATH out.")
    if graph is not None:
        raise UserError(f"{to.name} is written of the whole dataset. Leave --graph out.")


def _write_files(to: FileFormat, output: Path | None, *, force: bool) -> None:
    to_standard_output = output is None or str(output) == "-"
    if to.is_folder and to_standard_output:
        raise UserError(
            f"{to.name} is {len(to.paths)} files. Name a folder for them: jinshan-kg export"
            f" {to.name} -o FOLDER"
        )
    if not to.is_text and to_standard_output and sys.stdout.isatty():
        raise UserError(
            f"{to.title} is not for a terminal. Name a file: jinshan-kg export {to.name} -o FILE"
        )
    if output is not None and to.is_folder:
        _write_folder(to, output, force=force)
        return
    material = _material()
    with progress(f"Writing {to.title}"):
        (content,) = (make() for make in write_files(material, to).values())
    _put(content, output)


def _write_folder(to: FileFormat, folder: Path, *, force: bool) -> None:
    with whole_folder(folder, force=force) as beside:
        files = write_files(_material(), to)
        with file_progress("Writing", list(files)) as wrote:
            write_all(beside, ((name, make()) for name, make in files.items()), wrote)


def _material() -> Material:
    layout = Layout.bundled()
    with progress("Reading", len(layout.files())) as step:
        return read_material(layout, step)


def _write_rdf(
    to: ExportFormat,
    paths: tuple[Path, ...],
    output: Path | None,
    graph: str | None,
    terms: JsonLdContext | None,
) -> None:
    parsed = _parsed(paths) if paths else _material().files
    with progress(f"Writing {to.title}"):
        content = export(parsed, to, graph, terms)
    if _put(content, output) and to.view is View.CANONICAL:
        click.echo(f"SHA-256 (RDFC-1.0): {sha256(content).hexdigest()}", err=True)


def _parsed(paths: tuple[Path, ...]) -> list[ParsedFile]:
    files = files_at(paths)
    parsed = []
    with progress("Reading", len(files)) as step:
        for file in files:
            parsed.append(parse_with_prefixes(file))
            step()
    return parsed


def _put(content: bytes, output: Path | None) -> bool:
    """Write to a file, or to standard output; say whether it was a file."""
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()  # a reader that has left is noticed here, where it is handled
        return False
    write_whole(output, content)
    return True
