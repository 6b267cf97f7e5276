"""What every backend does: a query in, the bytes of the answer out."""

from collections.abc import Callable
from typing import BinaryIO, Final, NamedTuple, Protocol

from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.formats import ResultFormat

LOOK_UP: Final = 0.1
"""Seconds between two looks at whether the client of a query is still there."""


class EvaluationError(SparqlError):
    """A query that is well formed and cannot be answered, such as one with an unknown function."""


class UnwritableError(SparqlError):
    """An answer that the format asked for cannot carry (406); another format can."""

    def __init__(self, reason: str) -> None:
        """Take the reason."""
        super().__init__(reason, status=406)


class Answer(NamedTuple):
    """The whole of an answer.

    Attributes:
        body: The result in the format asked for: bytes, or a file open at its beginning where it
            is large. Whoever gets a file closes it.
    """

    body: bytes | BinaryIO

    def read(self) -> bytes:
        """Return the whole body as bytes, and close the file if it is one."""
        if isinstance(self.body, bytes):
            return self.body
        with self.body:
            return self.body.read()


def _stays() -> bool:
    return False


class Terms(NamedTuple):
    """On what terms a query is asked.

    Attributes:
        seconds: How long it may take; None for as long as the backend allows, which is also the
            most.
        abandoned: Tells whether the client has left, so that the query need not go on.
    """

    seconds: float | None = None
    abandoned: Callable[[], bool] = _stays


NO_TERMS: Final = Terms()
"""As long as the backend allows, for somebody who stays."""


class Sink(Protocol):
    """What an answer can be written to."""

    def write(self, data: bytes, /) -> int:
        """Take some bytes, and return how many."""
        ...

    def flush(self) -> object:
        """Be told that this was all for now."""
        ...


class Backend(Protocol):
    """A dataset that answers queries.

    Bytes come out, never result objects: Oxigraph's are bound to the thread that made them (used
    in another they abort the process), and bytes can come from another process as well.
    """

    def query(
        self,
        text: str,
        *,
        dataset: DatasetClause,
        result_format: ResultFormat,
        terms: Terms = NO_TERMS,
    ) -> Answer:
        """Evaluate a query and write its result.

        Args:
            text: The query; the caller has read it (`sparql.query.read_query`).
            dataset: The graphs to ask; they go before the FROM clauses of the query.
            result_format: One of those that can write the result of the query's form.
            terms: How long it may take, and whether anybody still waits for it.

        Raises:
            QuerySyntaxError: If the query is not SPARQL (400).
            EvaluationError: If it cannot be evaluated.
            LimitError: If it hits a limit of the backend (503, 413).
            UnwritableError: If the format cannot carry the result (406).
        """
        ...
