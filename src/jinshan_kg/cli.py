"""The command line `jinshan-kg`: a table of commands, each imported only when it is asked for.

Exit codes: 0 good; 1 the thing checked is not good; 2 wrong use. A user's mistake
(`UserError`, or what click finds wrong with the arguments) is one clear message on standard
error, never a traceback.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import IO, Any, Final, NamedTuple

import click

from jinshan_kg import __version__
from jinshan_kg.errors import UserError


class _Entry(NamedTuple):
    """A command in the table: its module in `jinshan_kg.commands`, and a line for `--help`."""

    module: str
    summary: str


COMMANDS: Final[Mapping[str, _Entry]] = MappingProxyType(
    {
        "serve": _Entry("serve", "Serve the graph, or RDF files of yours, as a SPARQL endpoint."),
        "query": _Entry("query", "Ask the graph, RDF files or an endpoint in SPARQL."),
        "export": _Entry("export", "Write the dataset in one format: RDF, tables, a network."),
        "release": _Entry("release", "Write the dataset in every format, with checksums."),
        "validate": _Entry("validate", "Check ontology, data and evidence: one report."),
        "evidence": _Entry("evidence", "Check the passages against the source document."),
        "derive": _Entry("derive", "Compute the derived graph from the data."),
    }
)


class _CleanError(click.ClickException):
    """A `UserError` as click reports it: `Error: <message>` and exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Error: {self.message}", file=file, err=file is None)


class LazyGroup(click.Group):
    """A group that imports a command's module only to run it, never to list it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None if there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = import_module(f"jinshan_kg.commands.{entry.module}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands for `--help` without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a user's mistake becomes one clear message and exit code 2."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise _CleanError(str(error)) from error


@click.group("jinshan-kg", cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jinshan-kg")
def main() -> None:
    """Jinshan District as linked data: the graph, its evidence and its SPARQL endpoint."""
