"""`python -m jinshan_kg.web.validating.program FILE CONTEXT MEMORY SECONDS`: check some data.

It is a process of its own, so that it can be ended. It writes one JSON object to the standard
output: what `Checked.to_json` returns, or what is wrong with the data (`reason`, and for a syntax
error `line`, `column` and `text`), or that the memory was not enough (`memory`).
"""

from __future__ import annotations

import json
import os
import resource
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from jinshan_kg.engine.workers.isolation import die_with_parent, leave_network, limit_memory
from jinshan_kg.web.validating.context import Context

CHECKS: Final = ("terms", "evidence", "shacl")
"""The checks that need only the data: names, passages and shapes."""

_RELATIVE: Final = "No scheme found"  # as the parser says it
_GENTLE: Final = 10  # by how much queries go before this


def main(path: Path, context: Context, memory: int, seconds: int) -> int:
    """Check a file and return the exit code.

    Args:
        path: The file; the folder that it is in has nothing else.
        context: What to read it together with.
        memory: By how many bytes this process may grow.
        seconds: How much time of the processor it may use.
    """
    confine(memory, seconds)
    try:
        result = check(path, context)
    except MemoryError:
        result = {"memory": True}
    json.dump(result, sys.stdout)
    return 0


def confine(memory: int, seconds: int) -> None:
    """Bound what this process can do: no network, so much memory and time, and no longer a life."""
    die_with_parent()
    leave_network()
    os.nice(_GENTLE)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # SIGXCPU, then SIGKILL
    limit_memory(memory)


def check(path: Path, context: Context) -> dict[str, Any]:
    """Return what checking a file finds out, as JSON values."""
    # Here, so that all this is loaded within the bounds.
    from jinshan_kg.dataset.layout import DataFile, Layout
    from jinshan_kg.dataset.load import parse_file
    from jinshan_kg.errors import TurtleSyntaxError, UserError
    from jinshan_kg.namespaces import graph_iri
    from jinshan_kg.validation.run import validate
    from jinshan_kg.web.validating.checked import Checked

    begin = perf_counter()
    layout = Layout.bundled()
    if context is Context.ALONE:
        nothing = path.parent / "nothing"
        nothing.mkdir()
        layout = replace(layout, data=nothing)
    # In a named graph: so a relative IRI is an error, rather than the name of a temporary file.
    file = DataFile(path, graph_iri("input"))
    try:
        quads = parse_file(file)
        if not quads:
            return {"reason": "The data hold no triple, so there is nothing to check."}
        report = validate(layout, [file], CHECKS)
    except TurtleSyntaxError as error:
        place = {"line": error.line, "column": error.column, "text": error.text}
        return {"reason": f"{error.reason}{_advice(error.reason)}", **place}
    except UserError as error:
        return {"reason": str(error).replace(f"{path}: ", "")}
    return Checked(
        report,
        found=len(report.findings),
        triples=len(quads),
        nodes=len({quad.subject for quad in quads}),
        seconds=round(perf_counter() - begin, 3),
    ).to_json()


def _advice(reason: str) -> str:
    if reason.startswith(_RELATIVE):
        return ". Write whole IRIs, or say with @base what relative ones go on from"
    return ""


if __name__ == "__main__":
    file, wanted, most_memory, most_seconds = sys.argv[1:]
    sys.exit(main(Path(file), Context(wanted), int(most_memory), int(most_seconds)))
