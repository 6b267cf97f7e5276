"""`jinshan-kg release DIR [--force]`."""

from pathlib import Path

import click

from jinshan_kg.commands.file_progress import file_progress
from jinshan_kg.commands.termination import ended_in_order
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.publish.release import planned, write_release


@click.command
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--force",
    is_flag=True,
    help="Replace an earlier release in DIR. Files that no release wrote stay.",
)
def command(folder: Path, force: bool) -> None:
    """Write the dataset in every format to the folder DIR.

    RDF, ontology, tables, graphs and descriptions, with SHA256SUMS and an RO-Crate. The same
    dataset gives the same bytes. DIR has to be new or empty, and is there whole or not at all.

    HDT is not among them: rdflib-hdt only reads it. Convert jinshan-kg.nt with rdf2hdt.
    """
    paths = [file.path for file in planned()]
    with ended_in_order(), file_progress("Releasing", paths) as wrote:
        files = write_release(Layout.bundled(), folder, force=force, progress=wrote)
    size = sum(file.size for file in files)
    click.echo(f"{folder}: {len(files)} files, {size / 1e6:.1f} MB.")
