"""`/sparql`: the SPARQL 1.1 Protocol for queries."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from secrets import token_hex
from typing import Final

from flask import Blueprint, Response, render_template, request

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Backend, Terms
from jinshan_kg.sparql.choice import choose_format
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import LimitError
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import ResultFormat
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.query import Query, read_query
from jinshan_kg.sparql.request import BODIES, WITH_BODY, QueryRequest, read_request
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.responder import Responder
from jinshan_kg.web.gateway.environ import ABANDONED
from jinshan_kg.web.language import language, varied
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.results import page_format, results_page
from jinshan_kg.web.telemetry.record import Asked, current

_PATH: Final = "/sparql"


def sparql_blueprint(
    backend: Backend, responder: Responder, limits: Limits, description: str, base: str
) -> Blueprint:
    """Return the blueprint of the endpoint.

    Args:
        backend: What answers the queries.
        responder: What gives the answers again where it can.
        limits: What a query may be at most.
        description: The query that constructs the description of the service.
        base: The base IRI of queries that declare none; the backend has the same.
    """
    blueprint = Blueprint("sparql", __name__)
    look = f"page {token_hex(4)}"  # of this process: the templates of the next may be others

    @blueprint.route(_PATH, methods=["GET", "POST", "QUERY"], strict_slashes=False)
    def sparql() -> Response:
        asked = _read()
        if asked is None:
            return without_query()
        noted = current().asked = Asked.of(asked.text)
        query = _query(asked)
        accept = request.headers.get("Accept")
        choice = choose_format(query.form.result, accept, asked.format, others=[HTML])
        name = choice.format.name if choice.format else "html"
        current().asked = replace(noted, form=query.form.value, format=name)
        terms = Terms(asked.timeout, request.environ.get(ABANDONED, NO_TERMS.abandoned))
        evaluate = partial(
            _evaluate,
            backend,
            asked.text,
            asked.dataset if asked.dataset.is_given else query.dataset,
            choice.format or page_format(query.form),
        )

        def page(terms: Terms) -> Answer:
            return Answer(results_page(asked, query, evaluate(terms)).get_data())

        question = Question(
            asked.text,
            asked.dataset,
            choice.media_type,
            look=choice.format.name if choice.format else f"{look} {language()}",
            is_repeatable=query.is_repeatable,
        )
        if choice.format:
            return responder.respond(question, evaluate, terms)
        return varied(responder.respond(question, page, terms))

    def without_query() -> Response:
        """Answer a bare GET: the form for a browser, the description of the service for others."""
        choice = choose_format(Result.GRAPH, request.headers.get("Accept"), others=[HTML])
        if choice.format is None:
            return varied(Response(render_template("sparql.html"), content_type=HTML))
        evaluate = partial(_evaluate, backend, description, DatasetClause(), choice.format)
        look = f"description {choice.format.name}"
        question = Question(description, DatasetClause(), choice.media_type, look)
        return responder.respond(question, evaluate)

    def _query(asked: QueryRequest) -> Query:
        try:
            return read_query(asked.text, limits, base=base)
        except LimitError as error:
            if error.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE and not _has_body():
                error.status = HTTPStatus.REQUEST_URI_TOO_LONG
            raise

    @blueprint.after_app_request  # of the app, since a 405 belongs to no blueprint
    def say_what_it_takes(response: Response) -> Response:
        if request.path.rstrip("/") == _PATH:
            response.headers["Accept-Query"] = BODIES  # RFC 10008, section 3
            if request.method == "OPTIONS":
                response.headers["Accept-Post"] = BODIES
        return response

    return blueprint


def _evaluate(
    backend: Backend,
    text: str,
    dataset: DatasetClause,
    result_format: ResultFormat,
    terms: Terms,
) -> Answer:
    return backend.query(text, dataset=dataset, result_format=result_format, terms=terms)


def _read() -> QueryRequest | None:
    # The body is read here once, whole, and before Flask's form parser, which would lose what is
    # not UTF-8 in it.
    body = request.get_data(cache=False, parse_form_data=False) if _has_body() else b""
    return read_request(request.method, request.query_string, request.content_type, body)


def _has_body() -> bool:
    return request.method in WITH_BODY
