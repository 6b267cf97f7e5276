"""`jinshan-kg derive [--check]`."""

import click

from jinshan_kg.commands.progress import progress
from jinshan_kg.dataset import derive
from jinshan_kg.dataset.layout import Layout


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if it has to be computed.")
def command(check: bool) -> None:
    """Compute the derived graph from the asserted files and write it in its place.

    Conversions, changes and ratios against baselines, and the entailments of OWL 2 RL. Run it
    after every change to ontology/ or data/.
    """
    layout = Layout.bundled()
    if check:
        _check(layout)
        return
    with progress("Computing the derived graph"):
        path = derive.write(layout)
    click.echo(f"Wrote {path}")


def _check(layout: Layout) -> None:
    if derive.is_current(layout):
        click.echo("The derived graph is current.")
        return
    click.echo("The derived graph is out of date: run `jinshan-kg derive`.")
    raise click.exceptions.Exit(1)
