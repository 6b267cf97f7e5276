"""What the endpoint does with a query, whatever stands around it: plan it, evaluate it, answer."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Backend, Terms
from jinshan_kg.sparql.choice import Choice, choose_format
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import ResultFormat
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import Query, read_query
from jinshan_kg.sparql.request import QueryRequest
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.responder import Prepared, Responder
from jinshan_kg.web.answers.service import Evaluate
from jinshan_kg.web.gateway.environ import ABANDONED
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.telemetry.record import Asked, current

PATHS: Final = ("/sparql", "/sparql/")
"""Where the endpoint is."""


class Plan(NamedTuple):
    """A query that is fit to be evaluated, and how its answer is to be written.

    Attributes:
        asked: The request.
        query: What is known of the query without running it.
        choice: How to write the answer; its format is None for a page.
    """

    asked: QueryRequest
    query: Query
    choice: Choice

    @property
    def dataset(self) -> DatasetClause:
        """The graphs to ask: those of the request go before those of the query."""
        return self.asked.dataset if self.asked.dataset.is_given else self.query.dataset


class Endpoint:
    """Answers queries over one dataset. Several threads may use it at once.

    Attributes:
        responder: What gives answers again where it can.
    """

    def __init__(
        self,
        backend: Backend,
        responder: Responder,
        limits: Limits,
        base: str,
        services: frozenset[str] = frozenset(),
    ) -> None:
        """Take what it works with.

        Args:
            backend: What evaluates the queries.
            responder: What gives answers again where it can.
            limits: What a query may be at most.
            base: The base IRI of queries that declare none; the backend has the same.
            services: The endpoints that queries may ask with SERVICE.
        """
        self._backend = backend
        self.responder = responder
        self._limits = limits
        self._base = base
        self._services = services

    def plan(self, asked: QueryRequest, accept: str | None) -> Plan:
        """Return how to answer a request, before anything is evaluated.

        Args:
            asked: The request.
            accept: Its Accept header, if it has one.

        Raises:
            SparqlError: If the query is wrong or refused, or no format is acceptable.
        """
        record = current()
        try:
            query = read_query(asked.text, self._limits, base=self._base, services=self._services)
            choice = choose_format(query.form.result, accept, asked.format, others=[HTML])
        except BaseException:
            record.asked = Asked(asked.text)
            raise
        name = choice.format.name if choice.format else "html"
        record.asked = Asked(asked.text, query.form.value, name)
        return Plan(asked, query, choice)

    def evaluation(self, plan: Plan, result_format: ResultFormat) -> Evaluate:
        """Return what evaluates the query of a plan and writes its result in a format."""
        return partial(_evaluate, self._backend, plan.asked.text, plan.dataset, result_format)

    def answer(self, plan: Plan, environ: dict[str, Any]) -> Prepared:
        """Return the answer of a plan that has a format.

        Args:
            plan: The plan.
            environ: The WSGI environment of the request.

        Raises:
            SparqlError: If there is no answer.
        """
        assert plan.choice.format is not None
        evaluate = self.evaluation(plan, plan.choice.format)
        question = self.question(plan, plan.choice.format.name)
        return self.responder.prepare(question, evaluate, self.terms(plan, environ), environ)

    def question(self, plan: Plan, look: str) -> Question:
        """Return what a plan asks for, as the cache names it.

        Args:
            plan: The plan.
            look: The format, or whatever else the answer depends on.
        """
        asked = plan.asked
        media_type = plan.choice.media_type
        return Question(asked.text, asked.dataset, media_type, look, plan.query.is_repeatable)

    def terms(self, plan: Plan, environ: Mapping[str, Any]) -> Terms:
        """Return how long the query of a plan may take, and whether anybody still waits."""
        return Terms(plan.asked.timeout, environ.get(ABANDONED, NO_TERMS.abandoned))


def _evaluate(
    backend: Backend, text: str, dataset: DatasetClause, result_format: ResultFormat, terms: Terms
) -> Answer:
    return backend.query(text, dataset=dataset, result_format=result_format, terms=terms)
