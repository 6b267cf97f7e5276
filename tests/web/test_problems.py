"""Errors: RFC 9457 problem details, text or a page, by the Accept header."""

import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from jinshan_kg.engine.protocol import Answer
from jinshan_kg.sparql.errors import LimitError

WRONG = "SELECT *\n{ ?s ?p <script> FILTR(1) }"
REASON = "unexpected FILTR; did you mean FILTER?"
SHOWN = f"line 2, column 18: {REASON}\n  {{ ?s ?p <script> FILTR(1) }}\n                   ^"


def ask(client: FlaskClient, accept: str | None) -> tuple[int, str, str]:
    headers = {} if accept is None else {"Accept": accept}
    response = client.get(f"/sparql?query={quote('BASE <http://e/> ' + WRONG)}", headers=headers)
    return response.status_code, response.content_type, response.text


@pytest.mark.parametrize(
    "accept", [None, "*/*", "application/json", "application/problem+json, text/csv", "text/csv"]
)
def test_programs_get_problem_details(client: FlaskClient, accept: str | None) -> None:
    status, content_type, body = ask(client, accept)
    assert (status, content_type) == (400, "application/problem+json")
    assert json.loads(body) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": REASON,
        "line": 2,
        "column": 18,
    }


def test_text_shows_the_place(client: FlaskClient) -> None:
    assert ask(client, "text/plain, text/csv;q=0.5") == (
        400,
        "text/plain; charset=utf-8",
        f"{SHOWN}\n",
    )


def test_a_page_shows_the_place_and_the_query_to_mend(client: FlaskClient) -> None:
    status, content_type, body = ask(client, "text/html,*/*;q=0.8")
    assert (status, content_type) == (400, "text/html; charset=utf-8")
    assert "<h1>400 Bad Request</h1>" in body
    assert "{ ?s ?p &lt;script&gt; FILTR(1) }\n                   ^</pre>" in body
    assert "{ ?s ?p &lt;script&gt; FILTR(1) }</textarea>" in body
    assert "<script>" not in body


@pytest.mark.parametrize(
    ("query", "status", "members"),
    [
        ("SELECT * { SERVICE <a:b> {} }", 403, {}),
        ("LOAD <http://example.org/>", 403, {}),
        ("ASK " + "{" * 101 + "}" * 101, 400, {"limit": "max_nesting", "value": 100}),
        (
            "ASK { FILTER(true" + "||true" * 2_001 + ") }",
            400,
            {"limit": "max_steps", "value": 2000},
        ),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", 400, {}),
        ("SELECT * { ?s ?p 'x }", 400, {"line": 1, "column": 18}),
    ],
)
def test_what_the_endpoint_refuses(
    client: FlaskClient, query: str, status: int, members: dict[str, object]
) -> None:
    response = client.post("/sparql", data={"query": query})
    assert response.status_code == status
    problem = json.loads(response.text)
    assert {k: v for k, v in problem.items() if k not in ("type", "title", "status", "detail")} == (
        members
    )


def test_a_query_that_is_too_long_is_a_long_url_or_a_large_body(client: FlaskClient) -> None:
    query = "ASK {}" + " " * 262_144
    assert client.post("/sparql", data={"query": query}).status_code == 413
    assert client.get("/sparql", query_string={"query": query}).status_code == 414


def test_of_a_result_that_is_too_large_the_url_is_not_to_blame(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object, *_: object, **__: object) -> Answer:
        raise LimitError("Too large.", limit="max_result", value=7, status=413)

    monkeypatch.setattr("jinshan_kg.engine.embedded.EmbeddedBackend.query", fail)
    answers = [
        client.get("/sparql", query_string={"query": "ASK {}"}),
        client.post("/sparql", data={"query": "ASK {}"}),
        client.get("/sparql", query_string={"query": "ASK {}"}, headers={"Accept": "text/html"}),
    ]
    assert [answer.status for answer in answers] == ["413 REQUEST ENTITY TOO LARGE"] * 3
    assert [json.loads(answer.text)["title"] for answer in answers[:2]] == [
        "Request Entity Too Large"
    ] * 2


def test_a_format_that_cannot_carry_the_answer(client: FlaskClient) -> None:
    query = r"SELECT ('\u0001' AS ?x) {}"
    response = client.get("/sparql", query_string={"query": query, "format": "xml"})
    assert response.status_code == 406
    assert json.loads(response.text)["detail"] == (
        "The result has the character U+0001, which no XML document can carry, so it cannot be"
        " written in XML. Ask for another format."
    )


def test_no_such_page(client: FlaskClient) -> None:
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert json.loads(response.text)["detail"] == (
        "There is nothing at /nowhere. The endpoint is at /sparql."
    )


def test_a_method_that_a_page_does_not_take(client: FlaskClient) -> None:
    response = client.delete("/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(response.text)["detail"] == "/ does not take DELETE."


def test_an_unexpected_error_tells_nothing_of_itself(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: object, *_: object, **__: object) -> Answer:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr("jinshan_kg.engine.embedded.EmbeddedBackend.query", fail)
    response = client.get("/sparql?query=ASK{}")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "ZeroDivisionError: a secret" in caplog.text


def test_a_page_tells_errors_in_the_language_of_its_reader(client: FlaskClient) -> None:
    accept = {"Accept": "text/html", "Accept-Language": "zh"}
    page = client.get("/nothing/here", headers=accept)
    assert page.status_code == 404
    assert "<h1>404 未找到</h1>" in page.text
    assert "<p>/nothing/here处没有内容。</p>" in page.text
    assert "405 不支持该方法" in client.delete("/", headers=accept).text
    programs = client.get("/nothing/here", headers={**accept, "Accept": "*/*"})
    assert programs.json is not None
    assert programs.json["title"] == "Not Found"


def test_what_an_error_depends_on_is_said(client: FlaskClient) -> None:
    page = client.get("/nothing/here", headers={"Accept": "text/html"})
    assert page.headers["Vary"] == "Accept, Accept-Language, Cookie"
    assert client.get("/nothing/here").headers["Vary"] == "Accept"
