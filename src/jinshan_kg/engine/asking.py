"""Asking a backend in terms rather than bytes, for what the server itself wants to know."""

from dataclasses import dataclass

from jinshan_kg.engine.protocol import NO_TERMS, Backend, Terms
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import JSON
from jinshan_kg.sparql.solutions import Term, read_boolean, read_solutions

Row = tuple[Term | None, ...]


@dataclass(frozen=True)
class Asking:
    """Asks a backend. Several threads may ask at once.

    Attributes:
        backend: What answers.
    """

    backend: Backend

    def rows(self, text: str, terms: Terms = NO_TERMS) -> tuple[Row, ...]:
        """Return the solutions of a SELECT query: the terms in the order of its variables.

        Args:
            text: The query. It is ours: a text of a stranger has to be read first (`sparql.query`).
            terms: How long it may take, and whether anybody still waits.

        Raises:
            SparqlError: If it cannot be answered.
        """
        return read_solutions(self._json(text, terms)).rows

    def values(self, text: str) -> list[list[str]]:
        """Return the same with the value of each term; an unbound variable is an empty text."""
        return [[term.value if term else "" for term in row] for row in self.rows(text)]

    def number(self, text: str) -> int:
        """Return the first value of the first solution, which is a number."""
        return int(self.values(text)[0][0])

    def boolean(self, text: str) -> bool:
        """Return the answer to an ASK query."""
        return read_boolean(self._json(text, NO_TERMS))

    def _json(self, text: str, terms: Terms) -> bytes:
        answer = self.backend.query(text, dataset=DatasetClause(), result_format=JSON, terms=terms)
        return answer.read()
