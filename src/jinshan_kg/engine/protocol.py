"""What every backend does: a query in, the bytes of the answer out."""

from dataclasses import dataclass
from typing import Protocol

from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.formats import ResultFormat


class EvaluationError(SparqlError):
    """A query that is well formed and cannot be answered, such as one with an unknown function."""


class UnwritableError(SparqlError):
    """An answer that the format asked for cannot carry (406); another format can."""

    def __init__(self, reason: str) -> None:
        """Take the reason."""
        super().__init__(reason, status=406)


@dataclass(frozen=True)
class Answer:
    """The whole of an answer.

    Attributes:
        body: The result in the format asked for.
    """

    body: bytes


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

    def query(self, text: str, *, dataset: DatasetClause, result_format: ResultFormat) -> Answer:
        """Evaluate a query and write its result.

        Args:
            text: The query; the caller has read it (`sparql.query.read_query`).
            dataset: The graphs to ask; they go before the FROM clauses of the query.
            result_format: One of those that can write the result of the query's form.

        Raises:
            QuerySyntaxError: If the query is not SPARQL (400).
            EvaluationError: If it cannot be evaluated.
            UnwritableError: If the format cannot carry the result (406).
        """
        ...
