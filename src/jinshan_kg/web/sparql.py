"""`/sparql`: the SPARQL 1.1 Protocol for queries."""

from http import HTTPStatus
from secrets import token_hex
from typing import Final

from flask import Blueprint, Response, request

from jinshan_kg.engine.protocol import Answer, Terms
from jinshan_kg.sparql.choice import choose_format
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import TooLongError
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.request import BODIES, WITH_BODY, QueryRequest, read_format, read_request
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.ask import ask_page
from jinshan_kg.web.description import at_this_server
from jinshan_kg.web.direct import FAILED, PLAN
from jinshan_kg.web.endpoint import Endpoint, Plan
from jinshan_kg.web.language import language, varied
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.results import page_format, results_page
from jinshan_kg.web.site import Site

_PATH: Final = "/sparql"


def sparql_blueprint(site: Site, endpoint: Endpoint, description: str) -> Blueprint:
    """Return the blueprint of the endpoint.

    Args:
        site: What is served.
        endpoint: What answers the queries.
        description: The query that constructs the description of the service.
    """
    blueprint = Blueprint("sparql", __name__)
    look = f"page {token_hex(4)}"  # of this process: the templates of the next may be others

    @blueprint.route(_PATH, methods=["GET", "POST", "QUERY"], strict_slashes=False)
    def sparql() -> Response:
        try:
            plan = _plan(endpoint)
        except TooLongError as error:
            if not _has_body():
                error.status = HTTPStatus.REQUEST_URI_TOO_LONG
            raise
        if plan is None:
            return without_query()
        if plan.choice.format:
            prepared = endpoint.answer(plan, request.environ)
            return endpoint.responder.response(prepared)
        evaluate = endpoint.evaluation(plan, page_format(plan.query.form))

        def page(terms: Terms) -> Answer:
            return Answer(results_page(plan.asked, plan.query, evaluate(terms)).get_data())

        question = endpoint.question(plan, f"{look} {language()}")
        terms = endpoint.terms(plan, request.environ)
        return varied(site.responder.respond(question, page, terms))

    def without_query() -> Response:
        """Answer a bare GET: the form for a browser, the description of the service for others."""
        accept, short = request.headers.get("Accept"), read_format(request.query_string)
        choice = choose_format(Result.GRAPH, accept, short, others=[HTML])
        if choice.format is None:
            return ask_page(site)
        result_format = choice.format

        def evaluate(terms: Terms) -> Answer:
            answer = site.backend.query(
                description, dataset=DatasetClause(), result_format=result_format, terms=terms
            )
            return Answer(at_this_server(answer.read(), result_format))

        look = f"description {result_format.name}"
        question = Question(description, DatasetClause(), choice.media_type, look)
        return site.responder.respond(question, evaluate)

    @blueprint.after_app_request  # of the app, since a 405 belongs to no blueprint
    def say_what_it_takes(response: Response) -> Response:
        if request.path.rstrip("/") == _PATH:
            response.headers["Accept-Query"] = BODIES  # RFC 10008, section 3
            if request.method == "OPTIONS":
                response.headers["Accept-Post"] = BODIES
        return response

    return blueprint


def _plan(endpoint: Endpoint) -> Plan | None:
    """Return how to answer the present request; None if it carries no query."""
    failed = request.environ.get(FAILED)
    if isinstance(failed, Exception):
        raise failed
    plan = request.environ.get(PLAN)
    if isinstance(plan, Plan):
        return plan
    asked = _read()
    return None if asked is None else endpoint.plan(asked, request.headers.get("Accept"))


def _read() -> QueryRequest | None:
    # The body is read here once, whole, and before Flask's form parser, which would lose what is
    # not UTF-8 in it.
    body = request.get_data(cache=False, parse_form_data=False) if _has_body() else b""
    return read_request(request.method, request.query_string, request.content_type, body)


def _has_body() -> bool:
    return request.method in WITH_BODY
