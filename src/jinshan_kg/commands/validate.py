"""`jinshan-kg validate [PATH…]`: check ontology, data and evidence, and report."""

from __future__ import annotations

from pathlib import Path

import click

from jinshan_kg.commands.progress import progress
from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.validation.report import Report
from jinshan_kg.validation.run import CHECKS, validate

_EPILOG = "Checks: " + "; ".join(f"{name} ({check.title})" for name, check in CHECKS.items()) + "."


@click.command(epilog=_EPILOG)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "shacl"]),
    default="text",
    help="Readable text, JSON, or a SHACL validation report in Turtle.  [default: text]",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(list(CHECKS)),
    metavar="CHECK",
    help="Make only this check; may be given more than once.",
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    format_name: str,
    as_json: bool,
    only: tuple[str, ...],
) -> None:
    """Check the bundled dataset, or the RDF files and folders given.

    Files of your own are read together with the bundled ontology and data: a node that they type
    takes the place of the bundled description of it. Only what concerns your files is reported.

    Exit code 0 if nothing is violated (warnings are allowed), 1 if something is, 2 for wrong use.
    """
    layout = Layout.bundled()
    own = _own_files(layout, paths) if paths else None
    with progress("Validating", len(only) or len(CHECKS)) as step:
        report = validate(layout, own, only or None, step)
    _print(report, "json" if as_json else format_name)
    context.exit(0 if report.conforms else 1)


def _own_files(layout: Layout, paths: tuple[Path, ...]) -> list[DataFile]:
    """Return the files at some paths; those of the dataset keep their named graph."""
    bundled = {file.path.resolve(): file for file in layout.files()}
    return [bundled.get(file.path.resolve(), file) for file in files_at(paths)]


def _print(report: Report, format_name: str) -> None:
    if format_name == "json":
        from jinshan_kg.validation import render_json

        click.echo(render_json.render(report))
    elif format_name == "shacl":
        from jinshan_kg.validation import render_shacl

        click.echo(render_shacl.render(report), nl=False)
    else:
        from jinshan_kg.validation.render_text import print_report

        print_report(report)
