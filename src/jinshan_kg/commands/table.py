"""Show an answer to a reader on a terminal."""

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.prefixes import own_prefixes
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.sparql.form import Form
from jinshan_kg.sparql.query import Query
from jinshan_kg.sparql.solutions import Solutions, read_boolean, read_solutions


def show(body: bytes, query: Query) -> None:
    """Print an answer: a table for a SELECT, true or false for an ASK, Turtle for a graph.

    Args:
        body: The answer, in JSON or in Turtle.
        query: What was asked.
    """
    if query.form is Form.SELECT:
        _show_table(read_solutions(body), query)
    elif query.form is Form.ASK:
        click.echo("true" if read_boolean(body) else "false")
    else:
        click.echo(body.decode("utf-8"), nl=False)


def _show_table(solutions: Solutions, query: Query) -> None:
    prefixes = {**own_prefixes(Layout.bundled()), **PREFIXES, **query.prefixes}
    table = Table(show_edge=False, pad_edge=False)
    for variable in solutions.variables:
        table.add_column(Text(f"?{variable}"), overflow="fold")
    for row in solutions.rows:
        # Text, since brackets in a plain string would be read as markup.
        table.add_row(*(Text("" if term is None else term.shown(prefixes)) for term in row))
    console = Console()
    if solutions.variables:
        console.print(table)
    count = len(solutions.rows)
    console.print(f"{count:,} {'row' if count == 1 else 'rows'}", style="dim", highlight=False)
