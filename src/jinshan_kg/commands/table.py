"""Show an answer to a reader on a terminal."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.prefixes import own_prefixes
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.sparql.form import Form
from jinshan_kg.sparql.query import Query
from jinshan_kg.sparql.solutions import Solutions, Term, read_boolean, read_solutions

_GAP: Final = 3  # a space, a line and a space between two columns


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
    console = Console()
    rows = [
        tuple("" if term is None else term.shown(prefixes) for term in row)
        for row in solutions.rows
    ]
    width = _column_width([solutions.variables, *rows], console.width)
    table = Table(show_edge=False, pad_edge=False)
    for variable in solutions.variables:
        table.add_column(Text(f"?{variable}"), overflow="fold")
    for terms, row in zip(solutions.rows, rows, strict=True):
        # Text, since brackets in a plain string would be read as markup.
        table.add_row(*(Text(_folded(*cell, width)) for cell in zip(terms, row, strict=True)))
    if solutions.variables:
        console.print(table)
    count = len(solutions.rows)
    console.print(f"{count:,} {'row' if count == 1 else 'rows'}", style="dim", highlight=False)


def _column_width(rows: Sequence[Sequence[str]], available: int) -> int:
    """Return the width that no column may exceed so that all of them fit side by side.

    Args:
        rows: The names of the variables (which a question mark precedes) and the cells.
        available: The width of the terminal.
    """
    natural = sorted(max(map(cell_len, column)) + 1 for column in zip(*rows, strict=True))
    left = available - _GAP * (len(natural) - 1)
    for index, width in enumerate(natural):
        share = left // (len(natural) - index)
        if width > share:
            return max(share, 1)
        left -= width
    return available


def _folded(term: Term | None, shown: str, width: int) -> str:
    """Return a cell, a long IRI folded at its hyphens where it has them."""
    if term is None or term.kind != "uri":
        return shown
    return "\n".join(wrap(shown, width))
