"""`jinshan-kg query [QUERY | -f FILE] [--data PATH]… [--endpoint URL] [--format NAME]`."""

import sys
from pathlib import Path

import click

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.protocol import Backend
from jinshan_kg.errors import UserError
from jinshan_kg.sparql.errors import QueryRefusedError
from jinshan_kg.sparql.form import Form
from jinshan_kg.sparql.formats import FORMATS, JSON, ResultFormat, formats_for, named
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import Query, read_query

_TABLE = "table"
_EPILOG = (
    "Formats: for SELECT and ASK table (for reading; the default on a terminal), "
    + ", ".join(known.name for known in FORMATS[:4])
    + "; for CONSTRUCT and DESCRIBE "
    + ", ".join(known.name for known in FORMATS[4:])
    + ". Without --format and not on a terminal: json or ttl."
)


@click.command(epilog=_EPILOG)
@click.argument("text", metavar="[QUERY]", required=False)
@click.option(
    "-f",
    "--file",
    type=click.Path(path_type=Path),
    help="Read the query from a file; - for standard input.",
)
@click.option(
    "--data",
    "paths",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Ask this RDF file or folder instead of the bundled graph; may be given more than once.",
)
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead.")
@click.option("--format", "format_name", metavar="NAME", help="How to write the answer.")
def command(
    text: str | None,
    file: Path | None,
    paths: tuple[Path, ...],
    endpoint: str | None,
    format_name: str | None,
) -> None:
    """Ask the bundled graph, RDF files of yours, or another endpoint, in SPARQL.

    QUERY is the query itself, or - to read it from standard input.

    The bundled graph answers from the union of its named graphs; files answer as an RDF dataset:
    Turtle in the default graph, TriG and N-Quads in the graphs that they name.
    """
    query = _read_query(_text(text, file))
    # Before the data is read: a wrong name should not cost the time to load.
    result_format = _format(format_name, query)
    backend = _backend(paths, endpoint)
    answer = backend.query(
        query.text, dataset=query.dataset, result_format=result_format or _readable(query)
    )
    if result_format is None:
        from jinshan_kg.commands.table import show

        show(answer.read(), query)
    else:
        sys.stdout.buffer.write(answer.read())
        sys.stdout.buffer.flush()  # a reader that has left is noticed here, where it is handled


def _read_query(text: str) -> Query:
    """Return the query, of any length; an update is refused in the words of a command."""
    try:
        return read_query(text, Limits(length=sys.maxsize, tokens=sys.maxsize), allow_service=True)
    except QueryRefusedError as error:
        # Of an endpoint it would say that it is read-only; here is none.
        _, _, why = error.reason.partition(": ")
        raise UserError(f"`jinshan-kg query` only reads: {why}") from error


def _text(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise UserError("Give the query as QUERY, or with -f FILE, or - to read standard input.")
    if text == "-" or str(file) == "-":
        content = sys.stdin.buffer.read()
    elif file is None:
        assert text is not None
        content = text.encode("utf-8", errors="surrogateescape")
    else:
        content = _read(file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"The query is not UTF-8 (byte {error.start}).") from error


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UserError(f"{file}: cannot be read ({error.strerror}). Check the path.") from error


def _format(name: str | None, query: Query) -> ResultFormat | None:
    """Return the format of a name; None for what a reader is shown: a table, or Turtle."""
    suitable = formats_for(query.form.result)
    # On a terminal a graph is read as Turtle, and that is what to ask for by name.
    tabular = query.form in (Form.SELECT, Form.ASK)
    if (name == _TABLE and tabular) or (name is None and _on_a_terminal()):
        return None
    if name is None:
        return suitable[0]
    found = named(name, suitable)
    if found is None:
        names = ", ".join([*([_TABLE] if tabular else []), *(known.name for known in suitable)])
        raise UserError(f"--format {name}: the answer to {query.form.value} is written in {names}.")
    return found


def _on_a_terminal() -> bool:
    return sys.stdout.isatty()


def _readable(query: Query) -> ResultFormat:
    """Return the format from which an answer is shown to a reader: Turtle for a graph."""
    suitable = formats_for(query.form.result)
    return JSON if query.form in (Form.SELECT, Form.ASK) else suitable[0]


def _backend(paths: tuple[Path, ...], endpoint: str | None) -> Backend:
    if endpoint is not None:
        if paths:
            raise UserError("Give --data or --endpoint, not both: an endpoint has its own data.")
        from jinshan_kg.engine.remote import RemoteBackend

        return RemoteBackend(endpoint)
    from jinshan_kg.engine.embedded import EmbeddedBackend

    files = files_at(paths) if paths else Layout.bundled().files()
    return EmbeddedBackend.load(files, union_default_graph=not paths)
