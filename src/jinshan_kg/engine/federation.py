"""What went wrong where a query asks another endpoint (SPARQL 1.1 Federated Query)."""

import re
from http import HTTPStatus
from typing import Final

from jinshan_kg.engine.protocol import EvaluationError

_KEYWORD: Final = re.compile("service", re.IGNORECASE | re.ASCII)
_NOT_ITS_FAULT: Final = "The custom function "
_LONGEST: Final = 300


def service_failure(text: str, error: RuntimeError | OSError) -> EvaluationError | None:
    """Return the error to raise where another endpoint failed (502); None if none did.

    Oxigraph raises OSError if it cannot reach an endpoint or is told an error, and RuntimeError
    if it cannot read the result. Neither says so: it is told from the query, and from what they
    say otherwise.

    Args:
        text: The query.
        error: What Oxigraph raised.
    """
    if not _KEYWORD.search(text):
        return None
    if isinstance(error, OSError) and error.errno is not None:
        return None  # of this system, such as a full disk: those of Oxigraph have no number
    if str(error).startswith(_NOT_ITS_FAULT):
        return None
    # What follows the first line is the other server's page.
    said = str(error).partition("\n")[0].removesuffix(" with payload:")[:_LONGEST]
    return EvaluationError(
        f"An endpoint that the query asks with SERVICE gave no result: {said}.",
        status=HTTPStatus.BAD_GATEWAY,
    )
