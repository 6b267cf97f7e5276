"""`jinshan-kg serve [PATH…]`: a SPARQL endpoint."""

import os
import signal
import sys
from pathlib import Path

import click

from jinshan_kg.commands.options import with_settings
from jinshan_kg.errors import UserError
from jinshan_kg.settings import Settings


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@with_settings
def command(paths: tuple[Path, ...], settings: Settings) -> None:
    """Serve the bundled graph, or the RDF files and folders given, as a SPARQL endpoint.

    The bundled graph answers from the union of its named graphs; files answer as an RDF dataset:
    Turtle in the default graph, TriG and N-Quads in the graphs that they name.

    Ctrl-C or SIGTERM stops it, with exit code 0.
    """
    if not hasattr(os, "fork"):  # by which the workers share the dataset
        raise UserError(
            "The server needs Linux or macOS. On Windows run this command in WSL, the Windows"
            " Subsystem for Linux; `jinshan-kg query` needs no server."
        )
    # From here on, not only once the server is loaded and has set its own handlers.
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    from jinshan_kg.web.server import serve

    serve(settings, paths)


def _stop(*_: object) -> None:
    sys.exit(0)
