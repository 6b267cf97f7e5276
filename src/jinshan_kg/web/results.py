"""The page that shows the answer to a query to a person."""

from typing import Final
from urllib.parse import urlencode

from flask import Response, render_template

from jinshan_kg.engine.protocol import Answer
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.sparql.form import Form
from jinshan_kg.sparql.formats import JSON, TURTLE, ResultFormat, formats_for
from jinshan_kg.sparql.query import Query
from jinshan_kg.sparql.request import QueryRequest
from jinshan_kg.sparql.solutions import Term, read_boolean, read_solutions
from jinshan_kg.web.problems import HTML

MAX_ROWS: Final = 1_000
MAX_CHARACTERS: Final = 200_000


def page_format(form: Form) -> ResultFormat:
    """Return the format from which the page is made."""
    return JSON if form in (Form.SELECT, Form.ASK) else TURTLE


def results_page(asked: QueryRequest, query: Query, answer: Answer) -> Response:
    """Return the page of an answer; what is too long for a page it says so, with links to all.

    Args:
        asked: The request, for the form and the links.
        query: What was asked.
        answer: The answer in `page_format`.
    """
    links = {known.label: _link(asked, known.name) for known in formats_for(query.form.result)}
    context = {"query": asked.text, "links": links, "describe": _describe}
    if query.form is Form.SELECT:
        solutions = read_solutions(answer.read())
        page = render_template(
            "solutions.html",
            variables=solutions.variables,
            rows=solutions.rows[:MAX_ROWS],
            total=len(solutions.rows),
            shown=lambda term: _shown(term, query),
            **context,
        )
    elif query.form is Form.ASK:
        page = render_template("boolean.html", answer=read_boolean(answer.read()), **context)
    else:
        text = answer.read().decode("utf-8")
        page = render_template("graph.html", text=text[:MAX_CHARACTERS], total=len(text), **context)
    return Response(page, content_type=HTML)


def _shown(term: Term, query: Query) -> str:
    return term.shown({**PREFIXES, **query.prefixes})


def _describe(iri: str) -> str:
    """Return the link to a description of an IRI; it is looked up here, not at its own address."""
    return f"/sparql?{urlencode({'query': f'DESCRIBE <{iri}>'})}"


def _link(asked: QueryRequest, format_name: str) -> str:
    fields = [("query", asked.text), ("format", format_name)]
    fields += [("default-graph-uri", iri) for iri in asked.dataset.default_graphs]
    fields += [("named-graph-uri", iri) for iri in asked.dataset.named_graphs]
    return f"/sparql?{urlencode(fields)}"
