"""What is done over a dataset in the process that holds it: a query, or whatever else is a job."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self, runtime_checkable

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Sink, Terms
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import BY_NAME, ResultFormat

if TYPE_CHECKING:
    from jinshan_kg.engine.embedded import EmbeddedBackend


Texts = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""A query, the names of its default and its named graphs, and the name of a format."""


class Job(ABC):
    """Something to do over a dataset, whose result is bytes.

    It is pickled on its way to a worker, which keeps it to the limits of a query.
    """

    @abstractmethod
    def write(self, held: EmbeddedBackend, to: Sink) -> None:
        """Do it and write the result.

        Args:
            held: The dataset. Nothing of it may outlive the call but in its companions.
            to: Where to. What its `write` raises ends the job.

        Raises:
            SparqlError: If there is no result, for a reason that a client is told.
        """


@dataclass(frozen=True)
class QueryJob(Job):
    """Evaluates a query.

    Attributes:
        text: The query.
        dataset: The graphs to ask.
        result_format: How to write the result.
    """

    text: str
    dataset: DatasetClause
    result_format: ResultFormat

    def as_texts(self) -> Texts:
        """Return what it is made of, as nothing but texts."""
        clause = self.dataset
        return self.text, clause.default_graphs, clause.named_graphs, self.result_format.name

    @classmethod
    def of_texts(cls, texts: Texts) -> Self:
        """Return the job of such texts."""
        text, default_graphs, named_graphs, name = texts
        return cls(text, DatasetClause(default_graphs, named_graphs), BY_NAME[name])

    def write(self, held: EmbeddedBackend, to: Sink) -> None:
        """Evaluate the query; see `EmbeddedBackend.write`."""
        held.write(self.text, dataset=self.dataset, result_format=self.result_format, to=to)


@runtime_checkable
class JobRunner(Protocol):
    """A backend that has the data at hand, so that jobs of any kind can be done over them."""

    def run(self, job: Job, terms: Terms = NO_TERMS) -> Answer:
        """Do a job and return its result.

        Args:
            job: The job.
            terms: How long it may take, and whether anybody still waits for it.

        Raises:
            SparqlError: If there is no result.
        """
        ...
