"""A small endpoint over `Answers`, and how to ask it."""

import tempfile
from collections.abc import Callable

import pytest
from flask import Flask, Response, request
from werkzeug.test import Client, TestResponse

from jinshan_kg.engine.protocol import Answer
from jinshan_kg.sparql.choice import choose_format
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.form import Result
from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.responder import Responder
from jinshan_kg.web.answers.service import Answers
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.headers import register_headers
from jinshan_kg.web.problems import register_problems

MakeApp = Callable[[Answers, int], Flask]
Ask = Callable[..., TestResponse]


def evaluate(text: str) -> Answer:
    """`3:ab` and `3:ab#anything` give `ababab`; in a file where that is more than 100,000 bytes."""
    times, _, word = text.partition("#")[0].partition(":")
    if not times.isdecimal():
        raise SparqlError(f"{text} is no query.")
    body = word.encode() * int(times)
    if len(body) <= 100_000:
        return Answer(body)
    file = tempfile.TemporaryFile()  # noqa: SIM115  # whoever gets it closes it
    file.write(body)
    file.seek(0)
    return Answer(file)


@pytest.fixture
def asked() -> list[str]:
    """The queries that were evaluated."""
    return []


@pytest.fixture
def answers() -> Answers:
    return Answers(AnswerStore(1 << 20), "edition 1")


@pytest.fixture
def make_app(asked: list[str]) -> MakeApp:
    """An application with `/sparql` alone; `1:now` is a query that is not repeatable."""

    def make(answers: Answers, max_age: int) -> Flask:
        app = Flask("jinshan_kg.web")
        responder = Responder(answers, max_age)

        @app.route("/sparql", methods=["GET", "POST"], strict_slashes=False)
        def sparql() -> Response:
            text = request.values["query"]
            choice = choose_format(Result.SOLUTIONS, request.headers.get("Accept"))
            repeatable = not text.endswith(":now")
            question = Question(text, DatasetClause(), choice.media_type, is_repeatable=repeatable)

            def evaluated(_: object) -> Answer:
                asked.append(text)
                return evaluate(text)

            return responder.respond(question, evaluated)

        register_problems(app)
        register_headers(app)
        return app

    return make


@pytest.fixture
def app(make_app: MakeApp, answers: Answers) -> Flask:
    return make_app(answers, 0)


@pytest.fixture
def front(app: Flask, answers: Answers) -> Front:
    return Front(app.wsgi_app, answers.store)


@pytest.fixture
def ask() -> Ask:
    """`ask(app, "3:ab", method="HEAD", accept="text/csv", if_none_match=tag)`."""

    def send(app: Flask | Front, query: str, method: str = "GET", **headers: str) -> TestResponse:
        # As the server would hand them over: a builder of requests would mend some of them.
        bare = ("content_type", "content_length")
        variables = {
            (name if name in bare else f"http_{name}").upper(): value
            for name, value in headers.items()
        }
        parameters = {"query": query}
        client = Client(app, use_cookies=False)
        if method == "POST":
            return client.post("/sparql", data=parameters, environ_overrides=variables)
        return client.open(
            "/sparql", method=method, query_string=parameters, environ_overrides=variables
        )

    return send
